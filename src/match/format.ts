/**
 * Strings of a pattern that speak of formats: `"...%@d@..."` is any string with a conversion d somewhere, `"%@F@"` with a
 * format list F any with conversions at all. Dots are only such in these strings.
 */
import type { Node } from '../c/syntax.ts';
import type { PNode } from '../smpl/syntax.ts';
import { conversionCount, conversionEnd } from './conversions.ts';
import { type Context, remember, type State, type Then } from './matcher.ts';
import { bindVariable } from './variables.ts';

const NAMED = /%@(\w+)@/;
/** Dots in a string are any text where the string has conversions; elsewhere they are an ellipsis. */
export const isFormat = ({ kind, text }: PNode): boolean =>
  kind === 'string' && (NAMED.test(text) || (text.includes('...') && conversionCount(text) > 0));

export function matchFormat(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
  if (node.kind !== 'string') return false;
  return matchPieces(ctx, pat.text.split(/(\.\.\.|%@\w+@)/), 0, node, 0, state, (next) =>
    then(remember(next, pat, [node])),
  );
}

function matchPieces(
  ctx: Context,
  pieces: readonly string[],
  index: number,
  node: Node,
  at: number,
  state: State,
  then: Then,
): boolean {
  const piece = pieces[index];
  const { text } = node;
  if (piece === undefined) return at === text.length && then(state);
  const rest = (end: number, next: State): boolean =>
    matchPieces(ctx, pieces, index + 1, node, end, next, then);
  const name = NAMED.exec(piece)?.[1];
  if (name === undefined && piece !== '...')
    return text.startsWith(piece, at) && rest(at + piece.length, state);
  const bind = (from: number, end: number): boolean =>
    name !== undefined && bindVariable(ctx, name, [part(node, from, end)], state, (next) => rest(end, next));
  if (name !== undefined && ctx.variable(name)?.kind === 'format') {
    const end = conversionEnd(text, at);
    return end !== undefined && bind(at + 1, end);
  }
  let any = false;
  for (let end = at; end < text.length; end = conversionEnd(text, end) ?? end + 1) {
    if (name === undefined) any = rest(end, state) || any;
    else if (conversionCount(text.slice(at, end)) > 0) any = bind(at, end) || any;
  }
  return any;
}

const part = (node: Node, from: number, end: number): Node => ({
  ...node,
  start: node.start + from,
  end: node.start + end,
  text: node.text.slice(from, end),
});
