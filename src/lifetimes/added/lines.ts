import { newlineOf } from '../../tidy/lines.ts';
import type { AddedCheck } from './check.ts';

const widest = 80;
const tab = 8;

/** `ret = f(a, b);` with its check, as lines behind an acquire. */
export function checkedCall(text: string, check: AddedCheck, name: string, args: readonly string[]): string {
  const { indent } = check;
  const lines = [...callLines(indent, `${check.status} = ${name}(`, args), ...checkLines(check)];
  return [...(check.apart ? ['', ''] : ['']), ...lines].join(newlineOf(text)) + blankBehind(text, check.at);
}

export const checkLines = ({ indent, status, way }: AddedCheck): readonly string[] => [
  `${indent}if (${status})`,
  `${indent}\t${way}`,
];

/** An empty line, when the next one is neither empty nor the end of the block. */
export function blankBehind(text: string, at: number): string {
  const newline = newlineOf(text);
  return /^\r?\n[ \t]*(\r?\n|\})/.test(text.slice(at)) ? '' : newline;
}

/** A call on as few lines as fit, what does not fit below the first argument. */
function callLines(indent: string, head: string, args: readonly string[]): readonly string[] {
  const column = widthOf(indent) + head.length;
  const below = '\t'.repeat(Math.floor(column / tab)) + ' '.repeat(column % tab);
  const lines: string[] = [];
  let line = indent + head;
  for (const [index, arg] of args.entries()) {
    const word = index === args.length - 1 ? `${arg});` : `${arg},`;
    const isFirst = line === indent + head || line === below;
    const longer = isFirst ? line + word : `${line} ${word}`;
    if (!isFirst && widthOf(longer) > widest) {
      lines.push(line);
      line = below + word;
    } else line = longer;
  }
  return [...lines, line];
}

function widthOf(line: string): number {
  let width = 0;
  for (const char of line) width = char === '\t' ? (Math.floor(width / tab) + 1) * tab : width + 1;
  return width;
}
