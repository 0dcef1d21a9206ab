import type { CodeRule, PNode, When } from '../smpl/syntax.ts';

type Counts = ReadonlyMap<string, number>;

/**
 * How often each metavariable is named by what is matched together, `+` code, types of others and `@` included: of a
 * choice by the branch that names it most. What comes from another rule is named there as well.
 */
export function namesOf({ patterns, metavariables }: CodeRule): Counts {
  const types = metavariables.flatMap(({ type }) => (type === undefined ? [] : [countsIn(type)]));
  const inherited = metavariables.flatMap(({ name, from }) => (from === undefined ? [] : [name]));
  return sumOf([...patterns.map(({ code }) => countsIn(code)), ...types, countsOf(inherited)]);
}

function countsIn(tree: PNode): Counts {
  const plus = [...tree.before, ...tree.after].flatMap(({ leaves }) =>
    leaves.flatMap(({ kind, text }) => (kind === 'meta' ? [text] : [])),
  );
  const own = countsOf([...(tree.kind === 'meta' ? [tree.text] : []), ...tree.attached, ...plus]);
  const children = tree.children.map(countsIn);
  const whens = tree.whens.flatMap(whenCode).map(countsIn);
  return sumOf([own, ...whens, ...(tree.kind === 'disj' ? [mostOf(children)] : children)]);
}

const countsOf = (names: readonly string[]): Counts => sumOf(names.map((name) => new Map([[name, 1]])));

const sumOf = (all: readonly Counts[]): Counts => joined(all, (left, right) => left + right);
const mostOf = (all: readonly Counts[]): Counts => joined(all, Math.max);

function joined(all: readonly Counts[], join: (left: number, right: number) => number): Counts {
  const counts = new Map<string, number>();
  for (const each of all)
    for (const [name, count] of each) counts.set(name, join(counts.get(name) ?? 0, count));
  return counts;
}

export function whenCode(when: When): readonly PNode[] {
  if ('code' in when) return [when.code];
  return 'condition' in when ? [when.condition] : [];
}
