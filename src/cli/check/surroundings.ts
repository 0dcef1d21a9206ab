/**
 * What tells a statement from one that reads the same, and stays when others come and go around them: the label it
 * stands behind, or the condition it depends on, with the call that the condition is about.
 */
import { Tok, type Tokens, tokenize } from '../../c/tokens.ts';
import { countBelow } from '../../text/sorted.ts';

/** Longer stretches are not looked through, in UTF-16 units. */
const most = 8000;

/** What the places of one text stand in. Its tokens are read once, when the first is asked for. */
export class Surroundings {
  readonly #text: string;
  #tokens: Tokens | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** '' for what depends on nothing. `at` is where the statement, or the call within it, starts. */
  of(at: number): string {
    const tokens = this.#between(Math.max(this.#text.lastIndexOf('\n{', at) + 2, at - most, 0), at);
    const head = headBefore(tokens, tokens.count - 1);
    if (head === undefined) return '';
    const words = tokens.texts.slice(head.from, head.to).join(' ');
    return `${callBefore(tokens, head.from)} ${words}`;
  }

  #between(from: number, to: number): Tokens {
    this.#tokens ??= tokenize(this.#text, 0, this.#text.length);
    const { starts, ends, texts, classes } = this.#tokens;
    const [first, last] = [countBelow(starts, from), countBelow(starts, to)];
    const cut = <T>(all: readonly T[]): readonly T[] => all.slice(first, last);
    return {
      count: last - first,
      starts: cut(starts),
      ends: cut(ends),
      texts: cut(texts),
      classes: cut(classes),
    };
  }
}

/** A run of tokens; the end is exclusive. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** The nearest label, case or condition that what comes behind the token `last` depends on. */
function headBefore(tokens: Tokens, last: number): Run | undefined {
  // Whether a statement has ended since: what stood before that one then governs it, not ours.
  let ended = false;
  for (let at = last; at >= 0; at--) {
    const word = tokens.texts[at] ?? '';
    if (word === ';') ended = true;
    else if (word === '}') {
      ended = true;
      at = opening(tokens, at, '{', '}');
    } else if (word === ')') {
      const open = opening(tokens, at, '(', ')');
      if (!ended && controls.has(tokens.texts[open - 1] ?? '')) return { from: open - 1, to: at + 1 };
      at = open;
    } else if (word === '{') ended = false;
    else if (word === ':' && isLabelEnd(tokens, at)) return { from: startOf(tokens, at), to: at + 1 };
  }
  return undefined;
}

const controls = new Set(['if', 'while', 'for', 'switch']);

/** The token that opens what the token `at` closes, or the first one when none does. */
function opening(tokens: Tokens, at: number, open: string, close: string): number {
  let depth = 0;
  for (let index = at; index >= 0; index--) {
    const word = tokens.texts[index];
    if (word === close) depth++;
    else if (word === open && --depth === 0) return index;
  }
  return 0;
}

const ends = new Set([';', '{', '}', ':']);

const startOf = (tokens: Tokens, colon: number): number => {
  let at = colon;
  while (at > 0 && !ends.has(tokens.texts[at - 1] ?? '')) at--;
  return at;
};

/** `err_free:`, `case 3:`, `default:`, and not the second half of `a ? b : c`. */
function isLabelEnd(tokens: Tokens, colon: number): boolean {
  const from = startOf(tokens, colon);
  const first = tokens.texts[from];
  return (
    first === 'case' || (colon - from === 1 && (first === 'default' || tokens.classes[from] === Tok.ident))
  );
}

/** The last call that begins before a token. */
function callBefore(tokens: Tokens, before: number): string {
  for (let at = before - 2; at >= 0; at--) {
    if (tokens.classes[at] !== Tok.ident || tokens.texts[at + 1] !== '(') continue;
    let end = at + 1;
    for (let depth = 0; end < before; end++) {
      depth += tokens.texts[end] === '(' ? 1 : tokens.texts[end] === ')' ? -1 : 0;
      if (depth === 0) break;
    }
    return tokens.texts.slice(at, end + 1).join('');
  }
  return '';
}
