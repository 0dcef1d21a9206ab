/** A unified diff as rows to be drawn, with the line numbers of both sides. */
export interface DiffRow {
  readonly kind: 'hunk' | 'added' | 'removed' | 'same' | 'note';
  /** 1-based; undefined where the line is not on that side. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly text: string;
}

export function rowsOf(diff: string): readonly DiffRow[] {
  const rows: DiffRow[] = [];
  let [before, after] = [0, 0];
  let inside = false;
  for (const line of diff.replace(/\n$/, '').split('\n')) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk !== null) {
      inside = true;
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      rows.push({ kind: 'hunk', before: undefined, after: undefined, text: line });
    } else if (inside) rows.push(bodyRow(line));
  }
  return rows;

  function bodyRow(line: string): DiffRow {
    const text = line.slice(1);
    switch (line[0]) {
      case '+':
        return { kind: 'added', before: undefined, after: after++, text };
      case '-':
        return { kind: 'removed', before: before++, after: undefined, text };
      case '\\':
        return { kind: 'note', before: undefined, after: undefined, text: line };
      default:
        return { kind: 'same', before: before++, after: after++, text };
    }
  }
}
