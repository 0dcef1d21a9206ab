/** The candidate that `word` was most likely meant to be, or undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // A third of the letters may be wrong: `--dri-run`, `irq/reqest-irq`, but not `--foo` for `--format`.
  let bound = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, bound);
    if (distance < bound) [best, bound] = [candidate, distance];
  }
  return best;
}

/** Letters to insert, remove, replace or swap with their neighbour; `bound` or more is reported as `bound`. */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) >= bound) return bound;
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(above, j - 2) + 1);
      next.push(least);
    }
    [above, row] = [row, next];
  }
  return Math.min(at(row, b.length), bound);
}

const at = (row: readonly number[], index: number): number => row[index] as number;
