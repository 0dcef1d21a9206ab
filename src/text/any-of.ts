/**
 * Searches bytes for any of some words in one pass, however many words there are: the automaton of Aho and Corasick,
 * "Efficient string matching" (1975), with its table written out. The words are plain ASCII, and may stand within
 * others. Each state is a beginning of a word: the longest one that the bytes so far end with.
 */
export function anyOf(words: readonly string[]): (bytes: Uint8Array) => boolean {
  if (words.includes('')) return () => true;
  const classes = classesOf(words);
  const width = Math.max(...classes) + 1;
  const { table, accepting } = automatonOf(words, classes, width);
  return (bytes) => {
    let at = 0;
    for (let i = 0; i < bytes.length; i++) {
      at = table[at + (classes[bytes[i] as number] as number)] as number;
      if (at >= accepting) return true;
    }
    return false;
  };
}

/** Bytes that no word has are all alike, and are class 0. */
function classesOf(words: readonly string[]): Uint8Array {
  const classes = new Uint8Array(256);
  let last = 0;
  for (const word of words)
    for (const letter of Buffer.from(word, 'latin1')) {
      if (classes[letter] === 0) classes[letter] = ++last;
    }
  return classes;
}

interface Automaton {
  /** Where each state goes on each class of bytes. A state is named by where its row begins. */
  readonly table: Int32Array;
  /** From here on, a word has been found. Nobody goes on from there, so that one such state is enough. */
  readonly accepting: number;
}

function automatonOf(words: readonly string[], classes: Uint8Array, width: number): Automaton {
  const found = -1;
  const rows: Int32Array[] = [new Int32Array(width)];
  for (const word of words) addWord(rows, [...Buffer.from(word, 'latin1')], classes, found);
  completeRows(rows, width, found);
  const table = new Int32Array(rows.length * width);
  const accepting = table.length;
  rows.forEach((row, state) => {
    row.forEach((to, index) => {
      table[state * width + index] = to === found ? accepting : to * width;
    });
  });
  return { table, accepting };
}

/** Adds the beginnings of a word; one that begins with a shorter word is found with that. */
function addWord(rows: Int32Array[], letters: readonly number[], classes: Uint8Array, found: number): void {
  let state = 0;
  for (const [index, letter] of letters.entries()) {
    const row = rows[state] as Int32Array;
    const on = classes[letter] as number;
    const next = row[on] as number;
    if (next === found) return;
    if (index === letters.length - 1) row[on] = found;
    else if (next === 0) {
      row[on] = rows.length;
      rows.push(new Int32Array(row.length));
    }
    state = row[on] as number;
  }
}

/** Where a beginning does not go on, its longest end that is a beginning too may. Shorter ones are complete first. */
function completeRows(rows: readonly Int32Array[], width: number, found: number): void {
  const fallback = new Int32Array(rows.length);
  const open = [0];
  for (const state of open) {
    const row = rows[state] as Int32Array;
    const other = rows[fallback[state] as number] as Int32Array;
    for (let on = 0; on < width; on++) {
      const next = row[on] as number;
      const short = state === 0 ? 0 : (other[on] as number);
      if (next > 0 && short !== found) {
        fallback[next] = short;
        open.push(next);
      } else if (next !== found) row[on] = short;
    }
  }
}
