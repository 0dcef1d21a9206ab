import type { PNode } from '../smpl/syntax.ts';
import { all, any, type Need, NOTHING_NEEDED, withoutValues } from './words.ts';

/**
 * The logic that a rule is compiled to: computation tree logic with variables and witnesses, checked at a vertex of a
 * function's graph under an environment. After Brunel, Doligez, Hansen, Lawall and Muller, "A foundation for
 * flow-based program matching using temporal logic and model checking", POPL 2009. A formula is plain data and may be
 * shared: equal parts of a rule are one object, and what is known about it is remembered by `id`.
 */
export type Formula =
  | { readonly kind: 'true'; readonly id: number }
  | { readonly kind: 'false'; readonly id: number }
  /** A piece of pattern matches at the vertex. */
  | { readonly kind: 'piece'; readonly id: number; readonly piece: Piece }
  | { readonly kind: 'mark'; readonly id: number; readonly mark: Mark }
  /** The vertex belongs to the statement that variable `name` stands for; `name` is given that meaning when it has none. */
  | {
      readonly kind: 'scope';
      readonly id: number;
      readonly name: string;
      readonly relation: 'same' | 'within' | 'target';
    }
  /** `name` gets the value "yes": see "at least once" nests. */
  | { readonly kind: 'flag'; readonly id: number; readonly name: string }
  | { readonly kind: 'flagged'; readonly id: number; readonly name: string; readonly body: Formula }
  | { readonly kind: 'and'; readonly id: number; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'or'; readonly id: number; readonly left: Formula; readonly right: Formula }
  /** `right` only where `left` does not hold. */
  | { readonly kind: 'else'; readonly id: number; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'not'; readonly id: number; readonly body: Formula }
  /** `body`, but nothing of why it holds is remembered. */
  | { readonly kind: 'quiet'; readonly id: number; readonly body: Formula }
  | {
      readonly kind: 'exists';
      readonly id: number;
      readonly names: readonly string[];
      /** Those whose values later code needs: `+` code, other rules. */
      readonly kept: readonly string[];
      readonly body: Formula;
    }
  /** AX, EX: at every (some) following vertex. */
  | { readonly kind: 'next'; readonly id: number; readonly every: boolean; readonly body: Formula }
  /** Over the statement that begins here: at what comes when it is over, `after` marks included. */
  | { readonly kind: 'skip'; readonly id: number; readonly body: Formula }
  /** EX backwards. */
  | { readonly kind: 'previous'; readonly id: number; readonly every: boolean; readonly body: Formula }
  /** AU, EU: `goal` is reached on every (some) path, and `hold` holds all the way there. */
  | {
      readonly kind: 'until';
      readonly id: number;
      readonly every: boolean;
      readonly hold: Formula;
      readonly goal: Formula;
    }
  /** Nowhere from here on. */
  | { readonly kind: 'never'; readonly id: number; readonly body: Formula }
  /** Everywhere from here on where `body` can match, it is remembered that it did. */
  | { readonly kind: 'everywhere'; readonly id: number; readonly body: Formula };

/** What a vertex is, for those that no piece of pattern describes. */
export type Mark =
  | 'enter'
  | 'header'
  | 'true'
  | 'escaping-true'
  | 'false'
  | 'fallthrough'
  | 'loopfall'
  | 'inloop'
  | 'after'
  | 'leaves-by-goto' // a block that is left by gotos alone
  | 'exit'
  | 'errorexit'
  | 'close'
  | 'copy' // of the `}` of a function or switch
  | 'function-end' // the last `}` itself
  | 'return'
  | 'goto'
  | 'break'
  | 'continue'
  | 'endif';

/** Which part of a statement a piece of pattern is matched against. */
export type Part =
  | 'statement' // an expression statement, return, goto, declaration, ...: all of it
  | 'expression' // any expression inside what belongs to the vertex
  | 'type' // any type there
  | 'name' // any identifier there
  | 'condition' // what an if, while or for asks
  | 'head' // `if (e)`, `while (e)`, `for (...)`, `switch (e)`, `do`, `f(params)`
  | 'tail' // `while (e);` of a do loop
  | 'else'
  | 'open'
  | 'close'
  | 'block' // all of a block, at its `{`
  | 'anything' // a statement metavariable: the statement that begins here
  | 'all' // whatever belongs to the vertex (removed dots)
  | 'item'; // a declaration, directive or macro call of the file's top level

export interface Piece {
  readonly part: Part;
  readonly pat: PNode;
  /** Nothing of it needs to be remembered: it only says where something must not be, or has neither `-`, `+` nor `*`. */
  readonly guard: boolean;
  /** For braces: the variable that ties `{` to its `}`. */
  readonly brace?: string;
  /** For a statement metavariable: whether it must stand in a list of statements and not be somebody's only body. */
  readonly listed?: boolean;
  /** What the vertex must hold for it to have a chance. */
  readonly need: Need;
}

const known = new WeakMap<Formula, Need>();

/** What a vertex must hold for the formula to have a chance at it, whatever is known of metavariables. */
export function needAtVertex(formula: Formula): Need {
  const need = known.get(formula) ?? makeNeed(formula);
  known.set(formula, need);
  return need;
}

function makeNeed(formula: Formula): Need {
  switch (formula.kind) {
    case 'piece':
      return formula.piece.part === 'anything' || formula.piece.part === 'all'
        ? NOTHING_NEEDED
        : withoutValues(formula.piece.need);
    case 'and':
      return all([needAtVertex(formula.left), needAtVertex(formula.right)]);
    case 'or':
    case 'else':
      return any([needAtVertex(formula.left), needAtVertex(formula.right)]);
    case 'quiet':
    case 'exists':
      return needAtVertex(formula.body);
    default:
      return NOTHING_NEEDED;
  }
}
