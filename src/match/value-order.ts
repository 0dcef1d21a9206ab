/**
 * The order in which values are put where several may stand (`++`): that of the kinds of expressions, then of their
 * text. Spatch goes through what it has found in this order, and users see it in what is added.
 */
import type { Node } from '../c/syntax.ts';
import type { Bound } from './env.ts';

const KINDS: readonly string[] =
  'ident string strings char number call conditional comma assign postfix unary binary index field sizeof cast stmt_expr paren'.split(
    ' ',
  );

/** What is no expression, as a list or a word, comes first; a kind that is not told of above comes last. */
function rankOf(node: Node | undefined): number {
  if (node === undefined) return -1;
  const rank = KINDS.indexOf(node.kind);
  return rank < 0 ? KINDS.length : rank;
}

const firstNode = ({ value }: Bound): Node | undefined =>
  value.kind === 'code' ? value.nodes[0] : undefined;

/** Negative where `left` comes first. */
export function compareValues(left: Bound, right: Bound): number {
  const byKind = rankOf(firstNode(left)) - rankOf(firstNode(right));
  if (byKind !== 0) return byKind;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}
