import type { Node } from '../../c/syntax.ts';

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
