/** The candidate most like `word`, if one is near enough for a slip of the hand. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length < 4 ? 1 : 2;
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word, candidate);
    if (
      distance <= limit &&
      distance < Math.min(word.length, candidate.length) &&
      distance < (best?.distance ?? limit + 1)
    )
      best = { candidate, distance };
  }
  return best?.candidate;
}

/** How many letters must be put in, left out, exchanged or swapped with their neighbour to get from one word to another. */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const least = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(swapped ? Math.min(least, (before[j - 2] as number) + 1) : least);
    }
    before = previous;
    previous = row;
  }
  return previous[to.length] as number;
}
