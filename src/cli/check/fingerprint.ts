import { createHash } from 'node:crypto';
import { tokenize } from '../../c/tokens.ts';
import type { Finding } from '../../check/finding.ts';
import type { Span } from '../../text/span.ts';
import { Surroundings } from './surroundings.ts';

/** How a finding is recognised from one version of its file to another. */
export interface Named {
  readonly finding: Finding;
  /** Of the finding alone: stays when lines move and other code changes. */
  readonly fingerprint: string;
  /** What findings that are alike share: made of the rule, the file, the function and what it is about. */
  readonly kin: string;
}

/**
 * Names for all findings of a file, told or not: only what stays when others come and go goes into them. Those that are
 * alike are told apart by what they depend on, and by what keeps the resource; if even that is the same, they are
 * counted in the order of the text.
 */
export function named(path: string, text: string, findings: readonly Finding[]): readonly Named[] {
  const seen = new Map<string, number>();
  const around = new Surroundings(text);
  return findings.map((finding) => {
    const { rule, functionName, subject } = finding;
    const kin = [rule, path, functionName, bare(subject)].join('\n');
    const name = [kin, ...particulars(text, around, finding)].join('\n');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const fingerprint = createHash('sha256').update(`${name}\n${before}`).digest('hex').slice(0, 32);
    return { finding, kin, fingerprint };
  });
}

/** The code of a place as its tokens say it. */
const codeAt = (text: string, { start, end }: Span): string => tokenize(text, start, end).texts.join(' ');

const bare = (code: string): string => codeAt(code, { start: 0, end: code.length });

/** What the same rule, function and subject leave open. */
function particulars(
  text: string,
  around: Surroundings,
  { span, subject, path: [first], path }: Finding,
): readonly string[] {
  const keeper = first === undefined ? '' : keeperOf(text, first.span);
  const own = codeAt(text, span);
  if (!own.startsWith('return ')) return [own, keeper, around.of(span.start)];
  // A return is only where it shows: which one is the first to show it changes with the others.
  const about = path.find((step) => codeAt(text, step.span) === bare(subject)) ?? first;
  return [keeper, about === undefined ? '' : around.of(about.span.start)];
}

/** What keeps a result stands no farther off than this, in UTF-16 units. */
const farthest = 200;

/** `lamp->irq` where the place is the call of `lamp->irq = request(...)`, '' where nothing keeps its result. */
function keeperOf(text: string, { start }: Span): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - farthest), start);
  return /([\w>.[\]-]+)\s*=\s*$/.exec(line)?.[1] ?? '';
}
