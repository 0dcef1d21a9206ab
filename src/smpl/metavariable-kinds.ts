import type { Constraint, Metavariable, MetavariableKind, PNode } from './syntax.ts';

/** Words that start a declaration, with what may follow them to make a kind. */
export const kindWords: Readonly<Record<string, MetavariableKind>> = {
  identifier: 'identifier',
  expression: 'expression',
  idexpression: 'idexpression',
  statement: 'statement',
  type: 'type',
  constant: 'constant',
  position: 'position',
  parameter: 'parameter',
  initialiser: 'initialiser',
  initializer: 'initialiser',
  field: 'field',
  declaration: 'declaration',
  declarer: 'declarer',
  iterator: 'iterator',
  symbol: 'symbol',
  typedef: 'typedef',
  attribute: 'attribute',
  format: 'format',
  pragmainfo: 'pragmainfo',
  metavariable: 'metavariable',
  comments: 'comments',
  function: 'identifier',
};

export const listKinds: Partial<Readonly<Record<MetavariableKind, MetavariableKind>>> = {
  identifier: 'expression list',
  expression: 'expression list',
  statement: 'statement list',
  parameter: 'parameter list',
  initialiser: 'initialiser list',
  field: 'field list',
  format: 'format list',
};

/** What every name of one declaration shares. */
export interface Shared {
  readonly kind: MetavariableKind;
  readonly scope: Metavariable['scope'];
  readonly type: PNode | undefined;
  readonly length: Metavariable['length'];
  readonly lengths: readonly (readonly [number, number])[];
  readonly literal: boolean;
  readonly any: boolean;
}

export const plain = (kind: MetavariableKind): Shared => ({
  kind,
  scope: undefined,
  type: undefined,
  length: undefined,
  lengths: [],
  literal: kind === 'symbol' || kind === 'typedef',
  any: false,
});

type Common = 'kind' | 'scope' | 'type' | 'length' | 'literal' | 'any';

export const metavariableOf = ({
  kind,
  scope,
  type,
  length,
  literal,
  any,
}: Shared): Pick<Metavariable, Common> => ({
  kind,
  scope,
  type,
  length,
  literal,
  any,
});

/** What `list[n = {1 ... 3}]` says of the length. */
export const lengthConstraint = ({ lengths }: Shared): readonly Constraint[] =>
  lengths.length === 0 ? [] : [{ kind: 'length', ranges: lengths }];
