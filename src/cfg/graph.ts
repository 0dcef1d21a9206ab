import type { Node } from '../c/syntax.ts';

/**
 * What a vertex of a function's control-flow graph stands for. Braces, `else`, labels and gotos are vertices of their
 * own, because a match has to find its way back to the text; `true`, `false`, `inloop`, `after` and `fallthrough` are
 * vertices without text that mark how an edge is taken, so that "on every path" can treat branches apart.
 */
export type VertexKind =
  | 'enter'
  | 'header' // the function's start, and its head up to before '{'
  | 'open'
  | 'close' // '{' and '}' of a block
  | 'statement' // expression statement, macro statement, asm, empty
  | 'decl'
  | 'directive'
  | 'if'
  | 'else'
  | 'while'
  | 'do'
  | 'dowhile'
  | 'for'
  | 'iterator'
  | 'switch' // heads: condition included, body not
  | 'case'
  | 'default'
  | 'label'
  | 'goto'
  | 'break'
  | 'continue'
  | 'return'
  | 'true'
  | 'false'
  | 'inloop'
  | 'after'
  | 'fallthrough' // marks without text
  | 'endif' // where the branches of a statement meet again
  | 'exit'
  | 'errorexit'; // the function's normal end, and the end that error exits lead to

export interface Vertex {
  readonly id: number;
  readonly kind: VertexKind;
  /** The statement (or the function, or the block for its braces) that this vertex is part of; undefined for marks. */
  readonly node: Node | undefined;
  readonly next: readonly number[];
  readonly previous: readonly number[];
}

/** A function's graph. Ids are indices of `vertices`; ids rise in the order of the text. */
export interface Graph {
  readonly fn: Node;
  readonly vertices: readonly Vertex[];
  readonly enter: number;
  readonly exit: number;
}
