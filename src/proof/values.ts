import type { Node } from '../c/syntax.ts';

/**
 * What an expression is worth on one path, as text: `DEV->dev`, `new3`, `-ENOMEM`, `readl((new3)->base)`. Two
 * expressions with the same text have the same value as far as the proof can tell; that is all it ever asks.
 */
export type SymbolicValue = string;

/** Where something can be stored, as text: `L1:ret`, `G:count`, `new3->irq`. Places that start with `L` are locals. */
export type SymbolicPlace = string;

export type Store = ReadonlyMap<SymbolicPlace, SymbolicValue>;

export const isLocal = (place: SymbolicPlace): boolean => place.startsWith('L');

/** A local as a whole: a part of one may be reached by whoever got its address, or the struct by value. */
export const isVariable = (place: SymbolicPlace): boolean => /^L\d+:\w+$/.test(place);

/** The place that is meant by following a pointer of this value. */
export const pointedTo = (pointer: SymbolicValue): SymbolicPlace =>
  pointer.startsWith('&') ? pointer.slice(1) : `*${pointer}`;

/** The member of what a pointer of this value points to. */
export const memberOf = (pointer: SymbolicValue, name: string): SymbolicPlace =>
  pointer.startsWith('&') ? `${pointer.slice(1)}.${name}` : `${pointer}->${name}`;

/** The other way round: what holds the member of this name that the pointer leads to, if that can be seen of it. */
export function holderOf(pointer: SymbolicValue, name: string): SymbolicValue | undefined {
  if (!pointer.startsWith('&')) return undefined;
  const [arrow, dot] = [`->${name}`, `.${name}`];
  if (pointer.endsWith(arrow)) return pointer.slice(1, -arrow.length);
  return pointer.endsWith(dot) ? pointer.slice(0, -dot.length) : undefined;
}

/** The value of a number or of an error name in so far as it decides a condition. */
export type Sign = 'zero' | 'positive' | 'negative' | 'unknown';

export function signOf(value: SymbolicValue): Sign {
  if (/^(0[xX]?0*[uUlL]*|NULL|false)$/.test(value)) return 'zero';
  if (/^(0[xX][0-9a-fA-F]+|[1-9][0-9]*)[uUlL]*$/.test(value) || value === 'true') return 'positive';
  if (/^-(E[A-Z0-9_]+|[1-9][0-9]*)$/.test(value)) return 'negative';
  return 'unknown';
}

/** A condition reduced to a test of one value; `holds` is what the test says when the condition is true. */
export interface ValueTest {
  readonly value: SymbolicValue;
  readonly test: 'non-zero' | 'negative' | 'positive' | 'error-pointer' | 'null-or-error-pointer';
  readonly holds: boolean;
}

/** An expression that is already worked out, in the few forms that conditions take. */
export type Worked =
  | { readonly kind: 'value'; readonly value: SymbolicValue }
  | { readonly kind: 'not'; readonly inner: Worked }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Worked; readonly right: Worked }
  | {
      readonly kind: 'pointer-test';
      readonly test: 'error-pointer' | 'null-or-error-pointer';
      readonly inner: Worked;
    };

export const worthOf = (worked: Worked): SymbolicValue => {
  switch (worked.kind) {
    case 'value':
      return worked.value;
    case 'not':
      return `!${worthOf(worked.inner)}`;
    case 'compare':
      return `(${worthOf(worked.left)}${worked.operator}${worthOf(worked.right)})`;
    case 'pointer-test':
      return `${worked.test}(${worthOf(worked.inner)})`;
    default:
      return worked satisfies never;
  }
};

const swapped: Readonly<Record<string, string>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** Compared with zero, what does the operator ask? */
const zeroComparisons: Readonly<Record<string, Pick<ValueTest, 'test' | 'holds'>>> = {
  '==': { test: 'non-zero', holds: false },
  '!=': { test: 'non-zero', holds: true },
  '<': { test: 'negative', holds: true },
  '>=': { test: 'negative', holds: false },
  '>': { test: 'positive', holds: true },
  '<=': { test: 'positive', holds: false },
};

/** Of whole numbers, `x < 1` is `x <= 0`. */
const oneComparisons: Readonly<Record<string, Pick<ValueTest, 'test' | 'holds'>>> = {
  '<': { test: 'positive', holds: false },
  '>=': { test: 'positive', holds: true },
};

const negated = (test: ValueTest): ValueTest => ({ ...test, holds: !test.holds });

/** The test that a condition makes. What is not a comparison with zero is a test of its own value. */
export function testOf(condition: Worked): ValueTest {
  switch (condition.kind) {
    case 'value':
      return { value: condition.value, test: 'non-zero', holds: true };
    case 'not':
      return negated(testOf(condition.inner));
    case 'pointer-test':
      return { value: worthOf(condition.inner), test: condition.test, holds: true };
    case 'compare': {
      const [left, right] = [worthOf(condition.left), worthOf(condition.right)];
      const comparisons =
        signOf(right) === 'zero' ? zeroComparisons : right === '1' ? oneComparisons : undefined;
      const byRight = comparisons?.[condition.operator];
      if (byRight) return { value: left, ...byRight };
      const operator = swapped[condition.operator];
      const byLeft =
        signOf(left) === 'zero' && operator !== undefined ? zeroComparisons[operator] : undefined;
      if (byLeft) return { value: right, ...byLeft };
      return { value: worthOf(condition), test: 'non-zero', holds: true };
    }
    default:
      return condition satisfies never;
  }
}

/** What the test says of a value whose sign is known; undefined when it can go either way. */
export function decided(test: ValueTest): boolean | undefined {
  const sign = signOf(test.value);
  if (sign === 'unknown') return undefined;
  const says = (truth: boolean): boolean => truth === test.holds;
  switch (test.test) {
    case 'non-zero':
      return says(sign !== 'zero');
    case 'negative':
      return says(sign === 'negative');
    case 'positive':
      return says(sign === 'positive');
    case 'error-pointer':
      return sign === 'zero' ? says(false) : undefined;
    case 'null-or-error-pointer':
      return sign === 'zero' ? says(true) : undefined;
    default:
      return test.test satisfies never;
  }
}

/** The tokens of a node with single spaces: equal text for code that differs only in layout and comments. */
export function plainText(node: Node): string {
  if (node.children.length === 0) return node.text;
  return node.children
    .map(plainText)
    .filter((part) => part !== '')
    .join(' ');
}
