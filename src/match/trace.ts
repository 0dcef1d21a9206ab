/** Somebody who wants to know how matching goes. Only explanations ask; a run that nobody watches has none. */
import type { Node } from '../c/syntax.ts';
import type { Piece } from '../compile/formula.ts';
import type { PNode } from '../smpl/syntax.ts';

export interface Trace {
  /** A piece of the pattern begins to be tried at a vertex of the graph. */
  begin(piece: Piece, vertex: number): void;
  /** From here on (and no longer) it is asked for what must not be there. */
  forbid(begins: boolean): void;
  /** Within the piece: these two do not fit, for a reason of the metavariable's where there is one. */
  differs(pat: PNode, nodes: readonly Node[], why?: string): void;
  /** What became of the piece. */
  end(piece: Piece, vertex: number, matched: boolean): void;
}
