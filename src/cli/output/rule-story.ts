/** What became of a rule in a function, as people read it. */
import type { Held, RuleStory } from '../../engine/explain-patch.ts';
import type { Met, Progress } from '../../engine/progress.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { PatchText } from '../semantic-patch/open-patch.ts';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

export interface StoryPlace {
  readonly path: string;
  readonly text: string;
  readonly within: string;
  readonly sources: readonly PatchText[];
}

export function storyText(story: RuleStory, place: StoryPlace, paint: Paint): string {
  const source = place.sources.findLast(({ rules }) => rules.includes(story.rule.name));
  const pages = {
    rule: new Page(source?.file ?? '', source?.text ?? ''),
    code: new Page(place.path, story.text),
  };
  const { name, named, span } = story.rule;
  const title = named ? `rule ${name}` : 'the rule';
  const head = `${paint('bold', title)} (${pages.rule.place(span)})`;
  const changed =
    story.text === place.text
      ? ''
      : '  (the rules before this one have changed the file: lines are those of the changed text)\n';
  return `${visible(`${head} ${outcome(story, place, pages)}`)}\n${changed}`;
}

interface Pages {
  readonly rule: Page;
  readonly code: Page;
}

function outcome(story: RuleStory, { within }: StoryPlace, pages: Pages): string {
  switch (story.kind) {
    case 'held':
      return `is not tried: ${heldBy(story.held)}`;
    case 'elsewhere':
      return `says nothing about ${within}: it looks for other things than this`;
    case 'matched': {
      const lines = [...new Set(story.places.map((code) => pages.code.lineOf(code)))];
      return `matches in ${within}, on line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}`;
    }
    case 'missed':
      return [`does not match in ${within}`, ...missedLines(story, pages)].join('\n');
    default:
      return story satisfies never;
  }
}

function heldBy(held: Held): string {
  switch (held.kind) {
    case 'depends':
      return 'what it depends on is not so in this file';
    case 'valueless':
      return `no rule has given ${held.names.join(', ')} a value`;
    default:
      return held satisfies never;
  }
}

function missedLines(
  story: Extract<RuleStory, { kind: 'missed' }>,
  { rule, code }: Pages,
): readonly string[] {
  const { progress, obstacle, banned } = story;
  const lines: string[] = [];
  const rows = (progress?.met ?? []).map(
    (met) => [patternLine(met, rule), codeLine(met.code, code)] as const,
  );
  const width = Math.min(50, Math.max(0, ...rows.map(([left]) => left.length)));
  const seen = new Set<string>();
  for (const [left, right] of rows) {
    if (seen.has(left)) continue;
    seen.add(left);
    lines.push(`  found  ${left.padEnd(width)}  at ${right}`);
  }
  switch (obstacle?.kind) {
    case 'some-paths':
      if (progress?.stop !== undefined) lines.push(...stopLines(progress, rule, code).slice(0, 1));
      lines.push('  why: it matches on some paths only, and a rule that changes code has to match on all');
      lines.push('  try: `exists` behind the name of the rule, or `when exists` behind the dots');
      break;
    case 'when':
      lines.push('  why: what a `when` forbids stands between: without the `when`s the rule matches');
      break;
    case 'when-and-paths':
      lines.push('  why: without its `when`s the rule matches, and then on some paths only');
      break;
    case 'inconsistent':
      lines.push(
        `  why: it would change ${codeLine(obstacle.code, code)}, which is also reached on paths where it does not match`,
      );
      break;
    case undefined:
      lines.push(...stopLines(progress, rule, code));
      break;
    default:
      return obstacle satisfies never;
  }
  const bans = banned.map(
    (ban) =>
      `  note   \`${rule.words(ban.pattern)}\`, which a \`when\` forbids, is at ${codeLine(ban.code, code)}`,
  );
  lines.push(...new Set(bans));
  return lines;
}

function stopLines(progress: Progress | undefined, rule: Page, code: Page): readonly string[] {
  const stop = progress?.stop;
  if (stop === undefined)
    return progress === undefined || progress.met.length === 0
      ? ['  why: nothing of it is here']
      : ['  why: each line is found, but not one behind the other as the rule has them'];
  const first = `  stops  ${rule.place(stop.pattern)}: ${rule.line(stop.pattern)}`;
  const missing = stop.missing.map((word) => `  why: there is no \`${word}\` here`);
  if (stop.nearest === undefined)
    return [first, ...(missing.length === 0 ? ['  why: nothing here is like that'] : missing)];
  const { code: near, difference } = stop.nearest;
  if (difference === undefined)
    return [
      first,
      `  near   ${codeLine(near, code)}`,
      '  why: that fits, but the rule does not get there on its way',
    ];
  const [wanted, there] = [rule.words(difference.pattern), code.words(difference.code)];
  return [
    first,
    `  near   ${codeLine(near, code)}`,
    difference.why === undefined
      ? `  why: the rule has \`${wanted}\` where the code has \`${there}\``
      : `  why: \`${wanted}\` cannot be \`${there}\`: ${difference.why}`,
    ...missing,
    ...(stop.isPart ? ['  try: without its `;` the line is looked for within statements, too'] : []),
  ];
}

const patternLine = ({ pattern }: Met, rule: Page): string =>
  `${rule.lineOf(pattern)}: ${rule.line(pattern)}`;

const codeLine = (span: Span, code: Page): string => `line ${code.lineOf(span)}: ${code.line(span)}`;

/** A text that is quoted by lines. */
class Page {
  readonly #file: string;
  readonly #text: string;
  readonly #lines: LineIndex;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  lineOf({ start }: Span): number {
    return this.#lines.lineAt(start);
  }

  place(span: Span): string {
    return `${this.#file}:${this.lineOf(span)}`;
  }

  line(span: Span): string {
    const line = this.lineOf(span);
    const whole = this.#text.slice(this.#lines.startOf(line), this.#lines.startOf(line + 1));
    return whole.trim().replace(/\s+/g, ' ');
  }

  words({ start, end }: Span): string {
    const words = this.#text.slice(start, end).replace(/\s+/g, ' ');
    return words.length > 40 ? `${words.slice(0, 37)}...` : words;
  }
}
