import type { Span } from '../text/span.ts';
import { Tok, type Tokens, tokenize } from './tokens.ts';

/** Words after which a name with brackets is a call, and no declaration. */
const beforeCalls: ReadonlySet<string> = new Set(['return', 'else', 'do', 'case']);

/**
 * The names among `wanted` that a function's body calls, each as often as it does, as far as its tokens alone tell:
 * that takes a fraction of reading it. Undefined where they do not: where a directive chooses between branches, or a
 * name may just as well be declared as called. Then it has to be read.
 */
export function calledIn(
  text: string,
  body: Span,
  wanted: (name: string) => boolean,
): readonly string[] | undefined {
  const tokens = tokenize(text, body.start, body.end);
  const { classes, texts, count } = tokens;
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    if (classes[i] === Tok.directive) return undefined;
    const name = texts[i] as string;
    if (classes[i] !== Tok.ident || texts[i + 1] !== '(' || !wanted(name)) continue;
    const before = texts[i - 1];
    if (before === '->' || before === '.') continue;
    if (isUnclear(tokens, i - 1)) return undefined;
    found.push(name);
  }
  return found;
}

/** Reports whether the token before a name and its bracket may be a part of its declaration. */
function isUnclear({ classes, texts }: Tokens, at: number): boolean {
  const kind = classes[at];
  if (kind === Tok.ident) return true;
  if (kind === Tok.keyword) return !beforeCalls.has(texts[at] as string);
  return texts[at] === '*';
}
