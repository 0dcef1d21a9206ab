import type { Node } from '../../c/syntax.ts';
import { around } from '../sites.ts';

/** Where a variable, or a member of any struct, is named in code. Its own declaration does not count. */
export function namesIn(node: Node, name: string, isMember: boolean): readonly Node[] {
  const named = isMember ? (node.kind === 'field' ? node.children[2] : undefined) : node;
  const here = named?.text === name && (isMember || node.kind === 'ident') ? [named] : [];
  return [...here, ...codeIn(node).flatMap((child) => namesIn(child, name, isMember))];
}

/** What a node is made of, without the names that it declares. */
function codeIn({ kind, children }: Node): readonly Node[] {
  if (kind === 'params') return [];
  if (kind === 'declarators') return children.filter((child) => child.kind === 'init');
  return kind === 'init' ? children.slice(1) : children;
}

/** The statements of the block that a call stands in, and which of them it is in. */
export function statementsAround(
  fn: Node,
  call: Node,
): { readonly statements: readonly Node[]; readonly index: number } {
  const block = around(fn, call).find((node) => node.kind === 'block');
  const statements = block?.children ?? [];
  return {
    statements,
    index: statements.findIndex((node) => node.start <= call.start && call.end <= node.end),
  };
}
