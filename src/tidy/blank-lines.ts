import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type Changed, clean, type Finding, inEachFunction } from './scene.ts';

/** A run of blank lines, with the lines around it. */
interface Gap extends Span {
  readonly count: number;
  readonly above: string;
  readonly below: string;
}

/** Blank lines that the conversion has left doubled, after a `{` or a label, or before a `}`. */
export const blankLines = inEachFunction(({ was, now }: Changed): readonly Finding[] => {
  const known = new Set(gapsIn(was.text, was.tree).map(keyOf));
  return gapsIn(now.text, now.tree)
    .filter((gap) => !known.has(keyOf(gap)))
    .flatMap((gap) => {
      const edit = narrow(gap, now.text);
      return edit === undefined ? [] : [clean(`${now.name}: blank line gone`, [edit])];
    });
});

const keyOf = ({ count, above, below }: Gap): string => `${count}\n${above}\n${below}`;

function gapsIn(text: string, fn: Span): readonly Gap[] {
  const gaps: Gap[] = [];
  const body = text.slice(fn.start, fn.end);
  for (const match of body.matchAll(/([^\n]*)\n((?:[ \t]*\r?\n)+)(?=([^\n]*))/g)) {
    const [, above = '', blank = '', below = ''] = match;
    const end = fn.start + match.index + match[0].length;
    const start = end - blank.length;
    gaps.push({ start, end, count: blank.split('\n').length - 1, above: above.trim(), below: below.trim() });
  }
  return gaps;
}

function narrow({ start, end, count, above, below }: Gap, text: string): Edit | undefined {
  const closes = below.startsWith('}');
  const opens = above.endsWith('{') || /^\w+:$/.test(above);
  if (closes || opens) return { start, end, text: '' };
  const firstLine = text.slice(start, end).indexOf('\n') + 1;
  return count > 1 ? { start: start + firstLine, end, text: '' } : undefined;
}
