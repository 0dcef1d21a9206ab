import { isLeaf, leavesOf, nodesOf, rebuild } from '../smpl/nodes.ts';
import type { Mark, PlusCode, PNode } from '../smpl/syntax.ts';
import type { Bound } from './iso-match.ts';
import type { IsoPlace } from './iso-places.ts';

/** A term's rim: what hangs around the whole of it. */
export interface Rim {
  readonly bare: PNode;
  readonly mark: Mark;
  readonly before: readonly PlusCode[];
  readonly after: readonly PlusCode[];
  readonly treeBefore: readonly PlusCode[];
  readonly treeAfter: readonly PlusCode[];
}

/**
 * Takes `+` code off the ends of a term that is removed as a whole, and statements off the ends of a statement; of other
 * terms, only what hangs on the tree.
 */
export function rimOf(term: PNode, place: IsoPlace): Rim {
  const leaves = [...leavesOf(term)];
  const removed = leaves.length > 0 && leaves.every(({ mark }) => mark === 'minus');
  const starred = leaves.length > 0 && leaves.every(({ mark }) => mark === 'star');
  const tree = isLeaf(term) ? undefined : term;
  const outer = { ...term, ...(tree === undefined ? {} : { before: [], after: [] }) };
  const shared = { treeBefore: tree?.before ?? [], treeAfter: tree?.after ?? [] };
  const mark: Mark = removed ? 'minus' : starred ? 'star' : 'context';
  const first = leaves[0];
  const last = leaves.at(-1);
  const lifts = removed || standsApart(first, last, place);
  if (!lifts) return { ...shared, bare: outer, mark, before: [], after: [] };
  const bare = rebuild(outer, (node, original) => {
    const isFirst = original === first || (outer !== term && original === outer && first === term);
    const isLast = original === last || (outer !== term && original === outer && last === term);
    return isFirst || isLast
      ? { ...node, before: isFirst ? [] : node.before, after: isLast ? [] : node.after }
      : node;
  });
  return { ...shared, bare, mark, before: first?.before ?? [], after: last?.after ?? [] };
}

/**
 * Statements beside a statement and arguments beside an argument are no part of it, whatever form it takes; what comes in
 * the place of a removed word is.
 */
function standsApart(first: PNode | undefined, last: PNode | undefined, place: IsoPlace): boolean {
  const [before, after] = [first?.before ?? [], last?.after ?? []];
  if ((first?.mark === 'minus' && before.length > 0) || (last?.mark === 'minus' && after.length > 0))
    return false;
  if (place.what !== 'expression')
    return [...before, ...after].every(({ form }) => form === 'statements' || form === 'toplevel');
  if (wraps(before, after)) return true;
  return (
    place.argument &&
    before.every(({ leaves }) => leaves.at(-1)?.text === ',') &&
    after.every(({ leaves }) => leaves[0]?.text === ',')
  );
}

/** `+ f(` before and `+ )` behind: brackets that open on one side and close on the other go around any form of a term. */
function wraps(before: readonly PlusCode[], after: readonly PlusCode[]): boolean {
  const depths = (codes: readonly PlusCode[]): number =>
    codes
      .flatMap(({ leaves }) => leaves)
      .reduce((depth, { text }) => depth + (text === '(' ? 1 : text === ')' ? -1 : 0), 0);
  const opened = depths(before);
  return opened > 0 && opened === -depths(after);
}

/** `+` code next to a context term would come to stand elsewhere in another form; what replaces a word goes with it. */
export function hangsOnEnds(term: PNode): boolean {
  const leaves = [...leavesOf(term)];
  const [first, last] = [leaves[0], leaves.at(-1)];
  return (
    (first?.mark !== 'minus' && (first?.before.length ?? 0) > 0) ||
    (last?.mark !== 'minus' && last?.after.some((code) => !closes(code)) === true)
  );
}

/** A brace that is opened within the term is part of what it closes. */
const closes = ({ form, leaves }: PlusCode): boolean => form === 'pieces' && leaves[0]?.text === '}';

/** Code within a removed term is there because of another choice: it belongs to the end of each form. */
export function hangsAnywhere(term: PNode): boolean {
  for (const { before, after } of nodesOf(term)) if (before.length > 0 || after.length > 0) return true;
  return false;
}

/** The words that make the term what it is must be of one mark, and carry nothing. */
export function mayRewrite(bound: Bound, rim: Rim): boolean {
  return bound.words.every(
    (word) => word.mark === rim.mark && word.before.length === 0 && word.after.length === 0,
  );
}

/** Hangs around the form what hung around the term. */
export function putRim(form: PNode, rim: Rim, bound: Bound): PNode {
  const leaves = [...leavesOf(form)];
  const first = leaves[0];
  const last = leaves.at(-1);
  const rimmed = rebuild(form, (node, original) => {
    const isFirst = original === first && rim.before.length > 0;
    const isLast = original === last && rim.after.length > 0;
    if (!isFirst && !isLast) return node;
    return {
      ...node,
      before: isFirst ? [...rim.before, ...node.before] : node.before,
      after: isLast ? [...node.after, ...rim.after] : node.after,
    };
  });
  const attached = [
    ...rimmed.attached,
    ...bound.attached,
    ...rim.bare.attached.filter((name) => !rimmed.attached.includes(name)),
  ];
  return {
    ...rimmed,
    attached: [...new Set(attached)],
    before: [...rim.treeBefore, ...rimmed.before],
    after: [...rimmed.after, ...rim.treeAfter],
  };
}
