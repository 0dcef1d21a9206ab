import type { LeafKind, Node } from '../c/syntax.ts';
import type { PlusLeaf } from '../smpl/syntax.ts';

/** What a `{` opens, which decides whether lines break within. */
export type Brace = 'block' | 'fields' | 'enumerators' | 'inits';

export type Role = PlusLeaf['role'];

/**
 * One word of the text as it will be: a leaf that stays, or something added. `verbatim` is a piece of code that keeps
 * its own text, comments and line breaks, and is only moved in or out.
 */
export interface Word {
  readonly kind: LeafKind | 'comment' | 'verbatim';
  readonly text: string;
  readonly role: Role;
  /** The leaf that stands here unchanged; undefined for an added word. */
  readonly leaf: Node | undefined;
  /** For `{`, where it is known. */
  readonly brace?: Brace;
  /** The word begins a loop made by a macro, whose parentheses are a head as those of `for` are. */
  readonly loopMacro?: boolean;
  /** A statement ends here although it has no `;`. */
  readonly endsStatement?: boolean;
  /** It begins a line in the file, or in the rule that adds it. Matters where style leaves a choice: in lists. */
  readonly beginsLine?: boolean;
  /** For added words: the rule has a blank line before it, or behind it. */
  readonly blankBefore?: boolean;
  readonly blankAfter?: boolean;
  /** For verbatim words: the indentation of the line it came from. */
  readonly indent?: string;
}

/** Reports whether two words would become one if they stood side by side. */
export const wouldGlue = (left: string, right: string): boolean =>
  (/[\w$]$/.test(left) && /^[\w$"']/.test(right)) ||
  /(\+\+|--|&&|\|\||->|<<|>>|\/\*|\/\/|[-+*/%&|^=<>!]=)$/.test(`${left.slice(-1)}${right[0] ?? ''}`);
