import { callValue, lookupValues, type Merge, termValue } from '../catalogue/merges.ts';
import type { PNode } from '../smpl/syntax.ts';
import { type Held, type Judge, newHeld, type Path } from './path.ts';
import type { Advanced, CallStep } from './state.ts';
import type { SymbolicValue } from './values.ts';
import type { AcquireWord, ManagedWord, Vocabulary } from './vocabulary.ts';

/**
 * Two steps of the side before that the side after takes with one call: claiming something, and mapping it. While the
 * side after stands at that call, the side before may look the thing up and claim it alone. Where it cannot, the call
 * fails on the side after, and from there on both must do the same: release what they hold, and fail.
 */
export interface MergedStep {
  readonly path: Path;
  /** What the releases that have moved now run after. */
  readonly step?: CallStep;
}

export function merging(judge: Judge, path: Path, before: Advanced, after: Advanced): MergedStep | undefined {
  const message = saidAlone(judge, path, before, after);
  if (message) return { path: message };
  const merge = after.step.kind === 'call' ? judge.sides.vocabulary.merges.get(after.step.name) : undefined;
  if (!merge || after.step.kind !== 'call') return undefined;
  const call = after.step;
  const thing = thingOf(judge, merge, call);
  if (thing === undefined) return undefined;
  const values = new Map([[nameOfThing(merge), thing]]);
  const claimed = path.held.find((held) => isClaimOf(judge, merge, held, values));
  const failed = path.failed.some((held) => isClaimOf(judge, merge, held, values));
  if (failed || path.signs.get(thing) === 'zero') return { path: failing(judge, path, after, call) };
  const step = before.step;
  if (step.kind !== 'call') return undefined;
  const claim = plainCall(judge, step, merge.claim.callee);
  if (claim && !claimed && agree(merge.claim.args, claim.values, values))
    return { path: claiming(judge, path, before, step, claim.word), step };
  const map = plainCall(judge, step, merge.map.callee);
  if (map && claimed && agree(merge.map.args, map.values, values))
    return { path: mapping(judge, path, before, after, call), step };
  return undefined;
}

/** Reports whether a resource of this pattern may be claimed by a merged form, which gives no handle for it. */
export const isClaim = (vocabulary: Vocabulary, pattern: string): boolean =>
  [...vocabulary.merges.values()].some(({ claim }) =>
    vocabulary.meanings
      .get(claim.callee)
      ?.some((word) => word.role === 'acquire' && word.pattern === pattern),
  );

const nameOfThing = ({ claim }: Merge): string => {
  const [first] = claim.args;
  return (first?.kind === 'field' ? first.children[0]?.text : first?.text) ?? '';
};

/** What the merged form claims and maps: what it was given, or what it looks up itself. */
function thingOf(judge: Judge, merge: Merge, call: CallStep): SymbolicValue | undefined {
  const given = new Map(merge.managed.args.map((name, index) => [name, call.values[index] ?? '']));
  const value = merge.looksUp
    ? callValue(merge.lookup.callee, merge.lookup.args, given)
    : given.get(nameOfThing(merge));
  const devices = [...judge.sides.owners];
  return value !== undefined && devices.some((device) => lookupValues(merge, value, device) !== undefined)
    ? value
    : undefined;
}

const agree = (
  terms: readonly PNode[],
  found: readonly SymbolicValue[],
  values: ReadonlyMap<string, string>,
): boolean =>
  terms.every((term, index) => {
    const wanted = termValue(term, values);
    return wanted === undefined || wanted === found[index];
  });

/** A call of this function, or of its own managed form, with the plain call's arguments. */
function plainCall(
  judge: Judge,
  step: CallStep,
  callee: string,
): { readonly word: AcquireWord | ManagedWord; readonly values: readonly SymbolicValue[] } | undefined {
  for (const word of judge.sides.vocabulary.meanings.get(step.name) ?? []) {
    if (word.role === 'acquire' && word.name === callee) return { word, values: step.values };
    if (word.role === 'managed' && word.plain === callee)
      return {
        word,
        values: word.plainArguments.map((at) => (typeof at === 'number' ? (step.values[at] ?? '') : '')),
      };
  }
  return undefined;
}

function isClaimOf(judge: Judge, merge: Merge, held: Held, values: ReadonlyMap<string, string>): boolean {
  if (held.node.kind !== 'call') return false;
  const words = judge.sides.vocabulary.meanings.get(merge.claim.callee) ?? [];
  const word = words.find(
    (one): one is AcquireWord => one.role === 'acquire' && one.pattern === held.pattern,
  );
  if (!word) return false;
  return [...word.key].some(([name, part]) => {
    const term = typeof part === 'number' ? merge.claim.args[part] : undefined;
    const wanted = term && termValue(term, values);
    return wanted !== undefined && held.key.get(name) === wanted;
  });
}

/** The side before claims it; the side after will have done so with its call. */
function claiming(
  judge: Judge,
  path: Path,
  before: Advanced,
  step: CallStep,
  word: AcquireWord | ManagedWord,
): Path {
  const held = newHeld(
    word,
    word.role === 'acquire' ? 'after' : 'both',
    step,
    path.clock,
    judge.sides.defers,
  );
  return {
    ...path,
    before: before.state,
    // Numbers of resources are given alike on both sides.
    after: { ...path.after, acquired: path.after.acquired + 1 },
    clock: path.clock + 1,
    held: [...path.held, held],
  };
}

function mapping(judge: Judge, path: Path, before: Advanced, after: Advanced, call: CallStep): Path {
  const held = heldBy(judge, path, call);
  return {
    ...path,
    before: before.state,
    after: after.state,
    clock: path.clock + 1,
    held: held ? [...path.held, held] : path.held,
  };
}

function failing(judge: Judge, path: Path, after: Advanced, call: CallStep): Path {
  const held = heldBy(judge, path, call);
  return {
    ...path,
    before: { ...path.before, acquired: path.before.acquired + 1 },
    after: after.state,
    failed: held ? [...path.failed, held] : path.failed,
  };
}

function heldBy(judge: Judge, path: Path, call: CallStep): Held | undefined {
  const word = judge.sides.vocabulary.meanings.get(call.name)?.find((one) => one.role === 'managed');
  if (word?.role !== 'managed') return undefined;
  const owner = call.values[word.owner] ?? '';
  if (!judge.sides.owners.has(owner))
    judge.report(
      path,
      'foreign-owner',
      `${call.name}() is tied to ${owner}, which is not the device that this probe binds`,
      undefined,
      call.node,
    );
  return newHeld(word, 'after', call, path.clock, judge.sides.defers);
}

/** Where a merged form has failed, the sides may say so in other words, or leave it to that. */
function saidAlone(judge: Judge, path: Path, before: Advanced, after: Advanced): Path | undefined {
  const { merges, messages } = judge.sides.vocabulary;
  const failed = path.failed.find(({ name, managed }) => managed === 'after' && merges.has(name));
  if (!failed) return undefined;
  // The side before has come to keep nothing where the side after keeps an error.
  if (after.step.kind === 'store' && after.step.value === failed.id) return { ...path, after: after.state };
  const isMessage = ({ step }: Advanced) => step.kind === 'call' && messages.has(step.name);
  if (isMessage(after)) return { ...path, after: after.state };
  return isMessage(before) ? { ...path, before: before.state } : undefined;
}
