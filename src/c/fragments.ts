/** Reads pieces of C that are no file: what tests, pattern facts and macros' bodies are made of. */

import type { Span } from '../text/span.ts';
import { termKinds } from './kinds.ts';
import { openC } from './open.ts';
import { parse } from './parse.ts';
import type { Kind, Node } from './syntax.ts';
import { isToken } from './walk.ts';

/** What came of reading a fragment: its trees, or where reading failed first. */
export type Fragment =
  | { readonly nodes: readonly Node[]; readonly problem?: undefined }
  | { readonly nodes?: undefined; readonly problem: Span };

const expressions: ReadonlySet<Kind> = new Set<Kind>([
  ...termKinds,
  'compound',
  'braces',
  'type_name',
  'generic',
  'designated',
  'asm',
]);

const whole = (text: string): Span => ({ start: 0, end: text.length });

/** Reads statements and declarations as they stand in a function's body. Offsets are those of `text`. */
export function readStatements(text: string, span: Span = whole(text)): Fragment {
  const { tree, problem } = parse(text, span, 'statements');
  if (problem !== undefined) return { problem };
  if (tree.children.length === 0 && tree.text === '') return { nodes: [] };
  const listed = tree.kind === 'block' && !isToken(tree.children[0], '{');
  return { nodes: listed ? tree.children : [tree] };
}

/** Reads an expression; or a type, or braces with values, as they may be a macro's argument. */
export function readExpression(text: string, span: Span = whole(text)): Fragment {
  const { tree, problem } = parse(text, span, 'expression');
  if (problem !== undefined) return { problem };
  const node = tree.kind === 'macro_stmt' && tree.children.length === 1 ? (tree.children[0] as Node) : tree;
  if (!expressions.has(node.kind) || node.start === node.end)
    return { problem: { start: node.start, end: node.end } };
  return { nodes: [node] };
}

/** Reads one function, head and body. */
export function readFunction(text: string, span: Span = whole(text)): Fragment {
  const { tree, problem } = parse(text, span, 'function');
  if (problem !== undefined) return { problem };
  return tree.kind === 'fundef' ? { nodes: [tree] } : { problem: { start: tree.start, end: tree.end } };
}

/** Reads what stands at a file's top level. */
export function readTopLevel(text: string): Fragment {
  const file = openC(text);
  const nodes: Node[] = [];
  for (const item of file.items) {
    const { tree, problem } = file.read(item);
    if (problem !== undefined) return { problem };
    nodes.push(tree);
  }
  return { nodes };
}
