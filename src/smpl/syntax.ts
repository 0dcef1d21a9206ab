import type { Kind } from '../c/syntax.ts';
import type { Span } from '../text/span.ts';

/**
 * A semantic patch as its parser understood it. Spans are offsets into the text of the `.cocci` file.
 * Sources: "SmPL grammar" of the Coccinelle manual; Brunel et al., "A foundation for flow-based program matching
 * using temporal logic and model checking", POPL 2009.
 */
export interface SemanticPatch {
  readonly file: string;
  readonly text: string;
  /** Names that `-D name` can switch on (`virtual patch, context`). */
  readonly virtuals: readonly string[];
  /** Words of `#spatch` lines. */
  readonly options: readonly string[];
  /** Files named by `using "x.iso"` at the top. */
  readonly usings: readonly string[];
  /** Patches named by `#include "x.cocci"` at the top; their rules are not here, and names that may come from them are not checked. */
  readonly includes: readonly string[];
  readonly rules: readonly Rule[];
}

export type Rule = CodeRule | ScriptRule;

export interface CodeRule extends RuleHeader {
  readonly kind: 'code';
  /** What a bare `- old + new` may rename; 'any' for ordinary rules. */
  readonly restrict: 'any' | 'expression' | 'identifier' | 'type';
  readonly quantifier: 'forall' | 'exists' | undefined;
  readonly extends: string | undefined;
  readonly disable: readonly string[];
  readonly using: readonly string[];
  readonly metavariables: readonly Metavariable[];
  /** The `-`, `*` and context lines, one pattern a top-level piece; `+` code hangs on their leaves. */
  readonly patterns: readonly Pattern[];
  /** True when some line is starred: the rule then shows places instead of changing them. */
  readonly starred: boolean;
  /** True when some line has `-` or `+`. */
  readonly changes: boolean;
}

export interface ScriptRule extends RuleHeader {
  readonly kind: 'script';
  readonly language: string;
  readonly when: 'initialize' | 'rule' | 'finalize';
  /** `name << rule.metavariable;`, with the value to use when the rule did not match, if one is given. */
  readonly inputs: readonly {
    readonly local: string;
    readonly rule: string;
    readonly name: string;
    readonly otherwise?: string;
  }[];
  /** Identifiers the script makes for later rules. */
  readonly outputs: readonly string[];
  readonly code: string;
}

export interface RuleHeader {
  /** The given name, or "rule starting on line N". */
  readonly name: string;
  readonly named: boolean;
  readonly depends: Dependency;
  /** Whether one of the environments that share a run must satisfy `depends` (as usual), or all: `depends on forall r`. */
  readonly dependsScope: 'exists' | 'forall';
  readonly span: Span;
}

export type Dependency =
  | { readonly kind: 'always' }
  | { readonly kind: 'matched' | 'ever' | 'never' | 'unmatched'; readonly rule: string; readonly span: Span }
  | { readonly kind: 'and' | 'or'; readonly left: Dependency; readonly right: Dependency }
  | { readonly kind: 'not'; readonly inner: Dependency }
  | { readonly kind: 'file-in'; readonly path: string };

export type MetavariableKind =
  | 'identifier'
  | 'fresh identifier'
  | 'expression'
  | 'idexpression'
  | 'expression list'
  | 'statement'
  | 'statement list'
  | 'type'
  | 'constant'
  | 'position'
  | 'parameter'
  | 'parameter list'
  | 'initialiser'
  | 'initialiser list'
  | 'field'
  | 'field list'
  | 'declaration'
  | 'declarer'
  | 'iterator'
  | 'symbol'
  | 'typedef'
  | 'attribute'
  | 'attribute name'
  | 'format'
  | 'format list'
  | 'pragmainfo'
  | 'metavariable'
  | 'binary operator'
  | 'assignment operator'
  | 'unary operator'
  | 'comments';

export interface Metavariable {
  readonly kind: MetavariableKind;
  /** The name as the rule's code uses it. */
  readonly name: string;
  /** For `kind r.name`: the rule it is inherited from ("virtual" for values given by `-D name=value`). */
  readonly from: string | undefined;
  /** `local idexpression`, `global idexpression`. */
  readonly scope: 'local' | 'global' | undefined;
  /** `struct foo *x` or `expression *x` or `T[] x`: a type_name pattern that the expression's type must match. */
  readonly type: PNode | undefined;
  /** `expression list[n]`: a number, or the name of what holds the length (`rule.n` where it is inherited). */
  readonly length: number | string | undefined;
  readonly constraints: readonly Constraint[];
  /** For `fresh identifier x = "a" ## y`: its pieces; names are metavariables. */
  readonly recipe: readonly RecipePart[] | undefined;
  /** `symbol`, `typedef`, `declarer name`, `iterator name`: a word of the C code, not a variable. */
  readonly literal: boolean;
  /** Positions declared `any` may be shared by other bindings. */
  readonly any: boolean;
  readonly span: Span;
}

/** A piece of a made-up name: text, the value of a metavariable, or what a script says. */
export type RecipePart =
  | { readonly text: string }
  | { readonly name: string }
  | { readonly script: Extract<Constraint, { readonly kind: 'script' }> };

export type Constraint =
  | { readonly kind: 'equal' | 'different'; readonly values: readonly ConstraintValue[] }
  | { readonly kind: 'like' | 'unlike'; readonly regex: string; readonly span: Span }
  | { readonly kind: 'within'; readonly values: readonly ConstraintValue[] } // `<= r.x`: a subexpression of
  | { readonly kind: 'compare'; readonly operator: '<=' | '>=' | '<' | '>'; readonly value: number } // of a number
  | { readonly kind: 'length'; readonly ranges: readonly (readonly [number, number])[] } // of a list: `[n = {1 ... 3}]`
  | {
      readonly kind: 'script';
      readonly language: string;
      readonly parameters: readonly string[];
      readonly code: string;
      readonly span: Span;
    }
  | { readonly kind: 'not'; readonly inner: Constraint }
  | { readonly kind: 'all' | 'some'; readonly inner: readonly Constraint[] };

export type ConstraintValue =
  | { readonly kind: 'code'; readonly pattern: PNode } // a word, number, string, operator or type
  | { readonly kind: 'inherited'; readonly rule: string; readonly name: string; readonly span: Span }
  | { readonly kind: 'local'; readonly name: string; readonly span: Span };

/** How the top-level pieces of a rule's code match: what stands in `form` decides where they may start. */
export interface Pattern {
  readonly form:
    | 'statements' // matched on a function's graph; `code` is a seq
    | 'expression' // any expression anywhere, file level included
    | 'type' // any type anywhere
    | 'declarations' // nothing but declarations: in functions, and at file level as well; `code` is a seq
    | 'locals' // declarations in functions only, as statements are added beside them; `code` is a seq
    | 'toplevel'; // a function definition or directive at file level; `code` is a seq of one
  readonly code: PNode;
  /** `+` code that has no leaf to hang on is an error ('plus-without-anchor'), so not here. */
}

export type PatternOnlyKind =
  | 'meta' // leaf: a metavariable; `text` is its name
  | 'dots' // leaf '...': any path, any arguments, any expression, by place; `whens` limits it
  | 'nest' // [open code close]: `<... code ...>` and `<+... code ...+>`; `code` is a seq or an expression
  | 'disj' // [open x ('|' x)* close]: the branches are the children that are not tokens; each a seq, expression, type, ...
  | 'conj' // the same with '&'
  | 'optional' // ['?' x]
  | 'seq' // statements (or file-level items) in a row, without braces
  | 'operator' // [token]: a branch of a choice between operators
  | 'nothing'; // leaf without text: an empty branch of a disjunction

/**
 * A pattern's tree: C shapes (c/syntax.ts) with pattern-only kinds in between. Pattern-only tokens (`\(`, `|`, `<...`)
 * are in no child list that has to line up with C children except within 'nest', 'disj', 'conj' themselves.
 *
 * Where patterns say less than C does: `f(...) { }` has empty specs; `expression *x` has a type_name with empty specs,
 * which any type fits; a seq may hold expressions without `;` (any statement that contains them); `for (...)` has one
 * 'dots' in its for_clauses. A `#define`, `#undef` or `#pragma` that is matched is a *tree* of kind 'directive':
 * [token '#define', name, ('(' params ')')?, body?], the body an expression, statement, type, seq or generic. Other
 * directives are leaves as in C, and `#include` may hold `...` in its text. A metavariable of kind statement,
 * declaration or field is the leaf alone: a `;` written behind it is dropped. `{int, T *} x` has a disj of type_names
 * whose tokens are only a `{` at its start.
 *
 * Where `+` code hangs (anchor.ts). A run is the `+` tokens between two neighbouring leaves of the minus tree.
 * 1. Between leaves of one removed term (the largest tree of which all is removed; lists do not count): on the last leaf
 *    of that term, as `after`; the runs within one term and right behind it are one.
 * 2. Behind a removed leaf: `after` of that leaf, whatever follows.
 * 3. Behind a context leaf: its `after`, unless it is only punctuation of the smallest tree around the place (the `{` of
 *    a block, the `(` of a call, the `,` of a list): then `before` of the leaf that follows, removed or not, if that can
 *    carry code and is more than such punctuation itself.
 * 4. `...`, nest marks, the signs of a disjunction, and a `,` behind `...` carry no code; the other neighbour is taken.
 *    Behind (or before) a whole disjunction the code hangs on the end (start) of each of its branches.
 * 5. Behind a context `if`, `while`, `for`, `switch` or iterator it is `after` of that *tree*, and before a function
 *    definition or declaration, removed or not, whole statements are `before` of that tree ('pieces', such as `static`,
 *    are before its first leaf): the last and first leaf of these may match in another place.
 */
export interface PNode {
  readonly kind: Kind | PatternOnlyKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly children: readonly PNode[];
  /** Of a leaf. A tree has 'context' here, and says nothing (but for the head of a function that goes, see compile/). */
  readonly mark: Mark;
  /** `+` code to put before the C token that this leaf matches, or before all that this tree matches (rule 5). */
  readonly before: readonly PlusCode[];
  /** `+` code to put after it; on a removed leaf: what takes its place. Of a tree: after all of it (rule 5). */
  readonly after: readonly PlusCode[];
  /**
   * Metavariables written `@x`. Positions stay on the leaf they are written at; others stand on the closest enclosing
   * term of their kind, together with the positions that follow them (`f(...)@E@p`).
   */
  readonly attached: readonly string[];
  readonly whens: readonly When[];
  /** Only where no more than its truth matters: made by isomorphisms. */
  readonly inTest?: boolean;
  /** For a nest: `<+... ...+>`. For an `if` whose else the isomorphisms may drop, see compile/. */
  readonly atLeastOnce: boolean;
}

export type Mark = 'context' | 'minus' | 'star';

export type When =
  | { readonly kind: 'any' | 'strict' | 'forall' | 'exists'; readonly span: Span }
  | { readonly kind: 'not' | 'only'; readonly code: PNode; readonly span: Span } // `when != code`, `when = code`
  | { readonly kind: 'not-true' | 'not-false'; readonly condition: PNode; readonly span: Span };

/** A run of neighbouring `+` lines (or the `+` part of one place), to be laid out anew where it goes. */
export interface PlusCode extends Span {
  /** `++`: several may be added at one place. */
  readonly multiple: boolean;
  readonly form: 'statements' | 'expression' | 'toplevel' | 'pieces'; // 'pieces': only part of a construct (`if (x) {`)
  readonly leaves: readonly PlusLeaf[];
}

export interface PlusLeaf extends Span {
  readonly kind: 'token' | 'ident' | 'number' | 'string' | 'char' | 'directive' | 'comment' | 'meta';
  readonly text: string;
  /** What decides the spaces around it: an operator's use, or that a paren closes a cast. */
  readonly role:
    | 'prefix'
    | 'postfix'
    | 'infix'
    | 'pointer'
    | 'cast-close'
    | 'call-open'
    | 'label-colon'
    | 'plain';
  /** Whether the rule has a line break before it, and how far that line was indented (tabs count 8). */
  readonly lineBreak: boolean;
  readonly indent: number;
  readonly spaceBefore: boolean;
  /** Whether the rule has a blank `+` line before it, or behind it where its `+` code ends. */
  readonly blankBefore?: boolean;
  readonly blankAfter?: boolean;
}
