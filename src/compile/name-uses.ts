/** How the names that a pattern does not know yet are used in the code that it matches, so that few functions come into question. */
import type { Metavariable, PNode } from '../smpl/syntax.ts';
import type { NameUse } from '../text/words.ts';
import type { Need } from './words.ts';

/** A need for each of the pattern's own names that it uses more than once: one use alone most functions have. */
export function needsOfNames(
  elements: readonly PNode[],
  variableOf: (name: string) => Metavariable | undefined,
): readonly Need[] {
  const uses = new Map<string, NameUse[]>();
  const seen: Seen = {
    isName: (node) => node?.kind === 'meta' && isOwnName(variableOf(node.text)),
    isConstant: (node) => node?.kind === 'meta' && isAnyConstant(variableOf(node.text)),
    note: (name, use) => {
      uses.set(name.text, [...(uses.get(name.text) ?? []), use]);
    },
  };
  for (const element of elements) collect(element, seen);
  return [...uses.values()].flatMap((each) => (each.length > 1 ? [{ kind: 'name', uses: each }] : []));
}

interface Seen {
  readonly isName: (node: PNode | undefined) => boolean;
  readonly isConstant: (node: PNode | undefined) => boolean;
  readonly note: (name: PNode, use: NameUse) => void;
}

const isOwnName = (variable: Metavariable | undefined): boolean =>
  variable !== undefined &&
  variable.from === undefined &&
  !variable.literal &&
  (variable.kind === 'identifier' || variable.kind === 'idexpression');

const isAnyConstant = (variable: Metavariable | undefined): boolean =>
  variable?.kind === 'constant' && variable.from === undefined;

/** Into all that must be there: not into choices, nests, optional parts and an `else`. */
function collect(node: PNode, seen: Seen): void {
  switch (node.kind) {
    case 'disj':
    case 'conj':
    case 'nest':
    case 'optional':
    case 'dots':
      return;
    case 'if':
      for (const child of node.children.slice(0, 5)) collect(child, seen);
      return;
    case 'init':
      collectInit(node, seen);
      return;
    case 'assign':
      collectAssign(node, seen);
      return;
    case 'return': {
      const [, value] = node.children;
      if (value !== undefined && seen.isName(value)) seen.note(value, { before: 'return', after: ';' });
      break;
    }
    default:
  }
  for (const child of node.children) collect(child, seen);
}

function collectInit(node: PNode, seen: Seen): void {
  const [declarator, , value] = node.children;
  const name = declaredName(declarator);
  const isNamed = name !== undefined && seen.isName(name);
  if (isNamed) seen.note(name, { before: { kind: 'type' }, ...assigned('=', value, seen) });
  if (value !== undefined) collect(value, seen);
}

/** A declaration of a pointer has its name within. */
function declaredName(declarator: PNode | undefined): PNode | undefined {
  if (declarator?.kind !== 'pointer') return declarator;
  return declaredName(declarator.children.at(-1));
}

/** An assignment of the pattern may be a declaration's in the code. */
function collectAssign(node: PNode, seen: Seen): void {
  const [left, operator, right] = node.children;
  if (left === undefined || operator?.kind !== 'token' || right === undefined) return;
  if (seen.isName(left)) seen.note(left, assigned(operator.text, right, seen));
  else collect(left, seen);
  if (seen.isName(right)) seen.note(right, { before: operator.text });
  else collect(right, seen);
}

const assigned = (operator: string, value: PNode | undefined, seen: Seen): NameUse => ({
  after: operator,
  ...(seen.isConstant(value) && { constant: true }),
});
