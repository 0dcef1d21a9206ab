/** The habits of spatch's users: single dashes, underscores, and flags that only made spatch faster or chattier. */

/** These change nothing that a user could see here. The number is how many words each takes. */
const harmless: ReadonlyMap<string, number> = new Map([
  ['--no-includes', 0],
  ['--no-loops', 0],
  ['--use-gitgrep', 0],
  ['--use-idutils', 0],
  ['--use-glimpse', 0],
  ['--use-coccigrep', 0],
  ['--linux-spacing', 0],
  ['--keep-comments', 0],
  ['--show-trying', 0],
  ['--disable-worth-trying-opt', 0],
  ['--chunksize', 1],
  ['--timeout', 1],
  ['--cache-prefix', 1],
]);

/** These would change what spatch does, and change nothing here: whoever uses one is told. */
const withoutEffect: ReadonlyMap<string, number> = new Map([
  ['--all-includes', 0],
  ['--local-includes', 0],
  ['--recursive-includes', 0],
  ['--include-headers-for-types', 0],
  ['--relax-include-path', 0],
  ['--smpl-spacing', 0],
  ['--include', 1],
  ['-I', 1],
  ['--macro-file', 1],
  ['--macro-file-builtins', 1],
]);

const otherNames: ReadonlyMap<string, string> = new Map([['--cocci-file', '--sp-file']]);

export interface SpatchWords {
  readonly words: readonly string[];
  /** The flags that were left out, and would have meant something to spatch. */
  readonly leftOut: readonly string[];
}

export function readSpatchWords(given: readonly string[]): SpatchWords {
  const words: string[] = [];
  const leftOut: string[] = [];
  for (let at = 0; at < given.length; at++) {
    const word = modernName(given[at] as string);
    const name = word.replace(/=.*/s, '').replace(/^(-I)\S+$/, '$1');
    const takes = harmless.get(name) ?? withoutEffect.get(name);
    if (takes === undefined) {
      words.push(isPatchByItself(word, given[at - 1], given) ? `--sp-file=${word}` : word);
      continue;
    }
    if (withoutEffect.has(name)) leftOut.push(name);
    if (name === word) at += takes;
  }
  return { words, leftOut };
}

/** `-sp_file` and `--sp_file` are old spellings of `--sp-file`. */
function modernName(word: string): string {
  const match = /^--?([a-z]\w*_\w*|[a-z][a-z-]{2,})(=.*)?$/s.exec(word);
  if (match === null) return word;
  const name = `--${(match[1] as string).replaceAll('_', '-')}`;
  return (otherNames.get(name) ?? name) + (match[2] ?? '');
}

const takesAValue: ReadonlySet<string> = new Set([
  '-c',
  '-o',
  '--output',
  '--patch',
  '-D',
  '-j',
  '--jobs',
  '--dir',
  '--ignore',
  '--sp-file',
  '--iso-file',
  '--python',
  '--expect',
]);

/** `spatch x.cocci foo.c`: the patch needs no flag before it. */
const isPatchByItself = (word: string, before: string | undefined, all: readonly string[]): boolean =>
  word.endsWith('.cocci') &&
  !word.startsWith('-') &&
  !takesAValue.has(before ?? '') &&
  !all.some((other) => /^--?(sp|cocci)[-_]file\b|^-c$/.test(other));
