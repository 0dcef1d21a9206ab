/** Where `name(...)` may be the head of a loop that a macro makes, told from tokens alone: before anything is parsed. */
import type { Item } from './file.ts';
import { Tok, type Tokens, tokenize } from './tokens.ts';

/**
 * Offsets of the names, in order: all that the reader may take for such a head, and more. Undefined where brackets do not
 * pair up, as with `#if` around one of them: nothing is known of such a file.
 */
export function loopHeads(text: string, items: readonly Item[]): readonly number[] | undefined {
  const heads: number[] = [];
  const bodies = new Set(items.map(({ body }) => body));
  for (const item of items) {
    const found =
      item.kind === 'directive'
        ? headsInDirective(text, item)
        : headsAmong(tokenize(text, item.start, item.end), bodies);
    if (found === undefined) return undefined;
    heads.push(...found);
  }
  return heads;
}

/** A macro's text may be cut anywhere, so brackets that do not pair up say that it may hold a head. */
function headsInDirective(text: string, item: Item): readonly number[] {
  const hash = text.indexOf('#', item.start) + 1;
  if (!/^\s*define\b/.test(text.slice(hash, hash + 40))) return [];
  return headsAmong(tokenize(text, hash, item.end), new Set()) ?? [item.start];
}

function headsAmong(tokens: Tokens, bodies: ReadonlySet<number | undefined>): number[] | undefined {
  const heads: number[] = [];
  const open: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const text = tokens.texts[i] as string;
    if (tokens.classes[i] === Tok.directive) {
      heads.push(...within(tokens, i));
      continue;
    }
    if (tokens.classes[i] !== Tok.punct) continue;
    if (text === '(' || text === '{') open.push(i);
    else if (text === ')' || text === '}') {
      const opener = open.pop();
      if (opener === undefined || tokens.texts[opener] !== (text === ')' ? '(' : '{')) return undefined;
      const name = opener - 1;
      if (text === ')' && tokens.classes[name] === Tok.ident && mayBeBody(tokens, i + 1, bodies))
        heads.push(tokens.starts[name] as number);
    }
  }
  return open.length > 0 ? undefined : heads.sort((left, right) => left - right);
}

/** A directive between tokens of an item is an item's part here, and a macro's text in it may hold a head. */
function within(tokens: Tokens, at: number): readonly number[] {
  return /^#\s*define\b[^]*\)/.test(tokens.texts[at] as string) ? [tokens.starts[at] as number] : [];
}

/** Whether a statement may begin here that a loop's head governs; a directive in between hides what does. */
function mayBeBody(tokens: Tokens, i: number, bodies: ReadonlySet<number | undefined>): boolean {
  const text = tokens.texts[i];
  switch (tokens.classes[i]) {
    case Tok.ident:
    case Tok.keyword:
    case Tok.directive:
      return true;
    case Tok.punct:
      return text === '{' ? !bodies.has(tokens.starts[i]) : text !== undefined && BARE.has(text);
    default:
      return false;
  }
}

/** What a body without braces may begin with that is no word. */
const BARE: ReadonlySet<string> = new Set(['++', '--', '*', '(']);
