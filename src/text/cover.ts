/**
 * Some pieces of which each of the words has one within it, as few as can be found soon: what holds none of the pieces
 * holds none of the words, and to look for `alloc` takes less time than to look for twenty ways to allocate.
 */
export function coverOf(words: readonly string[]): readonly string[] {
  const cover: string[] = [];
  let left: readonly string[] = [...new Set(words)];
  while (left.length > 0) {
    const piece = widest(left);
    cover.push(piece);
    left = left.filter((word) => !word.includes(piece));
  }
  return cover;
}

/** Shorter pieces stand in nearly every text. */
const shortest = 4;

/** The piece that is within most words, and the longest of those. A word that shares nothing is a piece of its own. */
function widest(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words)
    for (const piece of piecesOf(word)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  let best = words[0] as string;
  for (const [piece, count] of counts) {
    const known = counts.get(best) ?? 1;
    if (count > 1 && (count > known || (count === known && piece.length > best.length))) best = piece;
  }
  return best;
}

function piecesOf(word: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (let start = 0; start + shortest <= word.length; start++)
    for (let end = start + shortest; end <= word.length; end++) pieces.add(word.slice(start, end));
  return pieces;
}
