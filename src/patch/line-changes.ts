import { diffArrays } from 'diff';

/** A run of lines of `before` that gives way to a run of lines of `after`; 0-based, one of the counts may be 0. */
export interface Change {
  readonly before: number;
  readonly removed: number;
  readonly after: number;
  readonly added: number;
}

/** The fewest changed lines that turn `before` into `after`, in order, placed where a reader expects them. */
export function changedLines(before: readonly string[], after: readonly string[]): readonly Change[] {
  // The search takes time with each line it sees, and almost all of a patched file is the same.
  const head = equalAtStart(before, after);
  const tail = equalAtEnd(before, after, head);
  const changes = searchChanges(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  const placed = changes.map((change) => ({
    ...change,
    before: change.before + head,
    after: change.after + head,
  }));
  return slideChanges(placed, before, after);
}

function equalAtStart(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count++;
  return count;
}

function equalAtEnd(before: readonly string[], after: readonly string[], head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let count = 0;
  while (count < most && before[before.length - 1 - count] === after[after.length - 1 - count]) count++;
  return count;
}

/**
 * Lines that the other side does not have at all can only be changed ones, so they need no search: a file of which
 * every line differs would take time with the square of its length.
 */
function searchChanges(before: readonly string[], after: readonly string[]): readonly Change[] {
  const numberOf = lineNumbering();
  const beforeIds = before.map(numberOf);
  const afterIds = after.map(numberOf);
  const [inBefore, inAfter] = [new Set(beforeIds), new Set(afterIds)];
  const shared = {
    before: indicesWhere(beforeIds, (id) => inAfter.has(id)),
    after: indicesWhere(afterIds, (id) => inBefore.has(id)),
  };
  const changedBefore = new Array<boolean>(before.length).fill(true);
  const changedAfter = new Array<boolean>(after.length).fill(true);
  let i = 0;
  let j = 0;
  const parts = diffArrays(
    shared.before.map((at) => beforeIds[at] as number),
    shared.after.map((at) => afterIds[at] as number),
    { maxEditLength: 20_000 },
  );
  // Past that length nobody reads the diff any more: all between head and tail counts as changed.
  for (const part of parts ?? []) {
    if (part.removed) i += part.count;
    else if (part.added) j += part.count;
    else
      for (let n = 0; n < part.count; n++) {
        changedBefore[shared.before[i++] as number] = false;
        changedAfter[shared.after[j++] as number] = false;
      }
  }
  return collectChanges(changedBefore, changedAfter);
}

/** Equal lines get equal numbers: comparing numbers is what the search does most. */
function lineNumbering(): (line: string) => number {
  const numbers = new Map<string, number>();
  return (line) => {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, numbers.size);
    return numbers.size - 1;
  };
}

function indicesWhere(ids: readonly number[], wanted: (id: number) => boolean): readonly number[] {
  const indices: number[] = [];
  ids.forEach((id, index) => {
    if (wanted(id)) indices.push(index);
  });
  return indices;
}

/** Unchanged lines of both sides stand for each other, in order. */
function collectChanges(before: readonly boolean[], after: readonly boolean[]): readonly Change[] {
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [startI, startJ] = [i, j];
    while (i < before.length && before[i]) i++;
    while (j < after.length && after[j]) j++;
    if (i > startI || j > startJ)
      changes.push({ before: startI, removed: i - startI, after: startJ, added: j - startJ });
    while (i < before.length && j < after.length && !before[i] && !after[j]) {
      i++;
      j++;
    }
  }
  return changes;
}

/**
 * A run that is only added or only removed can often stand at several places with the same outcome (which of two
 * blank lines went?). git moves it as far down as it goes, then prefers a place that begins a new paragraph.
 */
function slideChanges(
  changes: readonly Change[],
  before: readonly string[],
  after: readonly string[],
): readonly Change[] {
  const placed: Change[] = [];
  for (let k = 0; k < changes.length; k++) {
    const change = changes[k] as Change;
    if (change.removed > 0 && change.added > 0) {
      placed.push(change);
      continue;
    }
    const last = placed.at(-1);
    const next = changes[k + 1];
    const room = {
      up: change.before - (last ? last.before + last.removed : 0),
      down: (next ? next.before : before.length) - (change.before + change.removed),
    };
    placed.push(
      change.added > 0 ? slide(change, after, 'after', room) : slide(change, before, 'before', room),
    );
  }
  return placed;
}

interface Room {
  readonly up: number;
  readonly down: number;
}

function slide(change: Change, lines: readonly string[], side: 'before' | 'after', room: Room): Change {
  const start = change[side];
  const count = change.removed + change.added;
  let lowest = 0;
  while (lowest < room.down && lines[start + lowest] === lines[start + count + lowest]) lowest++;
  let highest = 0;
  while (highest < room.up && lines[start - highest - 1] === lines[start + count - highest - 1]) highest++;
  let best = lowest;
  for (let shift = lowest - 1; shift >= -highest && shift > lowest - count; shift--)
    if (isBetterSplit(lines, start, count, shift, best)) best = shift;
  return { ...change, before: change.before + best, after: change.after + best };
}

function isBetterSplit(
  lines: readonly string[],
  start: number,
  count: number,
  shift: number,
  best: number,
): boolean {
  const cost = (by: number): number => splitCost(lines, start + by) + splitCost(lines, start + by + count);
  return cost(shift) < cost(best);
}

/** How badly a boundary before line `at` cuts through the text: least beside blank lines and where little is indented. */
function splitCost(lines: readonly string[], at: number): number {
  const below = firstNotBlank(lines, at, 1);
  const above = firstNotBlank(lines, at - 1, -1);
  const indent = indentOf(lines[below] ?? '') ?? 0;
  const indentAbove = indentOf(lines[above] ?? '') ?? 0;
  const deeper = indent > indentAbove ? 10 : 0;
  const blank = above < at - 1 ? 20 : below > at ? 15 : 0;
  return indent * 2 + deeper - blank;
}

function firstNotBlank(lines: readonly string[], from: number, step: 1 | -1): number {
  let at = from;
  while (at >= 0 && at < lines.length && indentOf(lines[at] as string) === undefined) at += step;
  return at;
}

/** The width of a line's indentation, undefined for a blank line. */
function indentOf(line: string): number | undefined {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width++;
    else if (character === '\t') width += 8 - (width % 8);
    else return character === '\n' || character === '\r' ? undefined : width;
  }
  return undefined;
}
