/**
 * From matched leaves to text: what the changes say goes, stays or comes, and the white space, comments and commas
 * that go with it. Everything else keeps its bytes. Must not know control flow, files or resources.
 */
import MagicString from 'magic-string';
import type { CFile } from '../c/file.ts';
import type { LeafChange } from '../match/change.ts';
import { type Edit, sortEdits } from '../text/edit.ts';
import { addBraces } from './added-braces.ts';
import { addBlankLines } from './blank-lines.ts';
import { mendCommas } from './commas.ts';
import { fitLines } from './fit-lines.ts';
import type { PlaceContext } from './ground.ts';
import { indentUnit } from './indentation.ts';
import { type PlacedStrip, placeWords } from './place.ts';
import { cutStrips, type Strip } from './slots.ts';

export interface Rewritten {
  readonly text: string;
  /** Disjoint, in order, on the original text. */
  readonly edits: readonly Edit[];
}

/**
 * Changes the leaves of a file's trees (`file.read`). A change may also be of a tree: what is added to it then stands
 * outside of all of it. That tells code behind an `if` from code behind the statement that is its branch.
 */
export function rewrite(file: CFile, changes: readonly LeafChange[]): Rewritten {
  const lineBreak = file.text.includes('\r\n') ? '\r\n' : '\n';
  const edits = cutStrips(file, changes).flatMap((strip) => {
    const ctx: PlaceContext = {
      text: file.text,
      lineBreak,
      newline: strip.isMacro ? ` \\${lineBreak}` : lineBreak,
      unit: indentUnit(file.text.slice(strip.around.start, strip.around.end)),
    };
    const changed = addBraces(mendCommas(strip));
    const placed = placeWords(ctx, changed);
    // In a macro's body a blank line would need a backslash, and is not wanted.
    const paragraphs = strip.isMacro ? placed : addBlankLines(placed, lineBreak);
    return editsOf(ctx, changed, fitLines(ctx, changed, paragraphs));
  });
  return { text: applyEdits(file.text, edits), edits };
}

/** The text with all edits made; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const result = new MagicString(text);
  for (const edit of sortEdits(edits)) {
    if (edit.start === edit.end) result.appendLeft(edit.start, edit.text);
    else if (edit.text === '') result.remove(edit.start, edit.end);
    else result.update(edit.start, edit.end, edit.text);
  }
  return result.toString();
}

/** Between two words that stay, all that differs is one edit, cut down to what differs. */
function editsOf(ctx: PlaceContext, strip: Strip, placed: PlacedStrip): readonly Edit[] {
  const edits: Edit[] = [];
  let at = strip.start;
  let pending = '';
  for (const { gap, text, word } of placed.words) {
    pending += gap;
    if (word.leaf === undefined) {
      pending += text;
      continue;
    }
    edits.push(...trimEdit(ctx.text, { start: at, end: word.leaf.start, text: pending }));
    at = word.leaf.end;
    pending = '';
  }
  edits.push(...trimEdit(ctx.text, { start: at, end: strip.end, text: pending + placed.tail }));
  return edits;
}

function trimEdit(text: string, { start, end, text: now }: Edit): readonly Edit[] {
  const old = text.slice(start, end);
  if (old === now) return [];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return [{ start: start + head, end: end - tail, text: now.slice(head, now.length - tail) }];
}
