import { isVariable, type Store, type SymbolicPlace, type SymbolicValue } from './values.ts';

/**
 * Memory that is all zero when it is acquired stays so until somebody writes to it. What the path itself writes is in
 * the store; of anybody else nothing is known, so that a mark in the store says how far the memory has got: nobody else
 * has it, or somebody may, who gets to it with the next call.
 */
const markOf = (memory: SymbolicValue): SymbolicPlace => `zero of ${memory}`;

/** `kept`, `shown` or `touched`: what is to be written to the store. */
export type Marks = readonly (readonly [SymbolicPlace, SymbolicValue])[];

export const fresh = (memory: SymbolicValue): Marks => [[markOf(memory), 'kept']];

/** Whether a member is still zero. Parts and wholes of what was written are not looked into. */
export function isUntouched(store: Store, place: SymbolicPlace): boolean {
  const memory = /^(new\d+)->\w+$/.exec(place)?.[1];
  const mark = memory === undefined ? undefined : store.get(markOf(memory));
  if (mark === undefined || mark === 'touched') return false;
  for (const known of store.keys())
    if (known.startsWith(place) && /^[.[]/.test(known.slice(place.length))) return false;
  return true;
}

/** A pointer into the memory that is stored where others may look, not just in it; or a write to it that is not simply one to a member. */
export function marksOfWrite(store: Store, place: SymbolicPlace, written: SymbolicValue): Marks {
  const into = memoryIn(store, place);
  const isPlain = isVariable(place) || /^new\d+->\w+(\.\w+)*$/.test(place);
  return [
    ...(isVariable(place)
      ? []
      : memoryIn(store, written)
          .filter((memory) => !place.startsWith(`${memory}->`))
          .map((memory) => [markOf(memory), 'shown'] as const)),
    ...(isPlain ? [] : into.map((memory) => [markOf(memory), 'touched'] as const)),
  ];
}

/**
 * A call writes to what it is given, by its address as well, and to what others have got before. One that is known to
 * write to just what it is given leaves the other members of it alone.
 */
export function marksOfCall(
  store: Store,
  values: readonly SymbolicValue[],
  reach: 'given' | 'anything',
): Marks {
  const members = reach === 'given' ? values.filter((value) => isMember(value)) : [];
  const others = values.filter((value) => !members.includes(value));
  const reached = others.flatMap((value) => {
    // What is in a member that is still zero leads nowhere.
    if (isUntouched(store, value)) return [];
    const held = value.startsWith('&') ? (store.get(value.slice(1)) ?? '') : '';
    return [...memoryIn(store, value), ...memoryIn(store, held)];
  });
  const given = new Set(reached.map(markOf));
  const touched = [...store].flatMap(([place, mark]) => {
    const isShown = reach === 'anything' && place.startsWith('zero of ') && mark === 'shown';
    return given.has(place) || isShown ? [[place, 'touched'] as const] : [];
  });
  const written = members.flatMap((value) =>
    memoryIn(store, value).length > 0
      ? [[wholeMember(value), `${wholeMember(value)} as written`] as const]
      : [],
  );
  return [...touched, ...written];
}

const isMember = (value: SymbolicValue): boolean => /^&new\d+->\w+(\.\w+)*$/.test(value);

const wholeMember = (value: SymbolicValue): SymbolicPlace => value.slice(1).replace(/\..*/, '');

/** Keeping pointers to it for others, as driver data. */
export const marksOfShowing = (store: Store, values: readonly SymbolicValue[]): Marks =>
  values.flatMap((value) => memoryIn(store, value)).map((memory) => [markOf(memory), 'shown']);

/** Whatever may have happened since. */
export const withoutUntouched = (store: Store): Store =>
  new Map([...store].filter(([place]) => !place.startsWith('zero of ')));

/** The marked memory that a value or a place speaks of, in whatever way. */
const memoryIn = (store: Store, text: string): readonly SymbolicValue[] =>
  (text.match(/\bnew\d+\b/g) ?? []).filter((memory) => {
    const mark = store.get(markOf(memory));
    return mark !== undefined && mark !== 'touched';
  });
