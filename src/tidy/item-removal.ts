import type { Item } from '../c/file.ts';
import { isOtherHead } from '../cfg/problems.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { commentsAbove, isAlone, lineStart, linesOf, nextLine, removal } from './lines.ts';
import type { Version } from './scene.ts';

/**
 * The edit that takes a top-level item out of the file with the comments directly above it and one blank line.
 * Undefined where it shares its lines with something, is all that stands between two preprocessor conditions, or has a
 * head for each of two kernels.
 */
export function removeItem(version: Version, item: Item): Edit | undefined {
  const { text, file } = version;
  const place = file.items.indexOf(item);
  const previous = file.items[place - 1];
  const whole = withSemicolon(version, item);
  const next = file.items.slice(place + 1).find((each) => each.start >= whole.end);
  const opens = previous !== undefined && /^#\s*(if|el)/.test(text.slice(previous.start, previous.end));
  const closes = next !== undefined && /^#\s*(endif|el)/.test(text.slice(next.start, next.end));
  if (!isAlone(text, whole) || (opens && closes) || hasTwoHeads(version, item)) return undefined;

  const limit = previous === undefined ? 0 : nextLine(text, previous.end - 1);
  const above = commentsAbove(text, item.start, limit);
  const start = lineStart(text, above[0]?.start ?? item.start);
  const { end } = linesOf(text, whole);
  const blanksAfter = /^([ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  const blanksBefore = /(?<=\n)([ \t]*\r?\n)*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  if (end + blanksAfter >= text.length) return removal({ start: start - blanksBefore, end });
  const isApart = blanksBefore > 0 || start === 0;
  return removal({ start, end: isApart ? end + blanksAfter : end });
}

/** Its `#if` stands before it, and would be left without an end. */
const hasTwoHeads = ({ file }: Version, item: Item): boolean => {
  const tree = item.kind === 'function' ? file.read(item).tree : undefined;
  return tree?.children.some((child) => child.kind === 'directive' && isOtherHead(tree, child)) === true;
};

/** A function's end is not always its `}`: a `;` behind that, which does nothing, goes with it. */
function withSemicolon({ text }: Version, item: Item): Span {
  const stray = item.kind === 'function' ? /^[ \t]*;/.exec(text.slice(item.end))?.[0].length : undefined;
  return { start: item.start, end: item.end + (stray ?? 0) };
}

/** Reports whether a declaration is nothing but a prototype of `name`. */
export function isForwardOf(version: Version, item: Item, name: string): boolean {
  if (item.kind !== 'declaration') return false;
  const { tree, problem } = version.file.read(item);
  const [, list] = tree.children;
  const declarators = list?.kind === 'declarators' ? list.children : [];
  if (problem !== undefined || tree.kind !== 'decl' || declarators.length !== 1) return false;
  const words = version.text.slice(item.start, item.end);
  return new RegExp(`\\b${name}\\s*\\(`).test(words) && declarators[0]?.kind !== 'init';
}
