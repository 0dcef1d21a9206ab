import type { Slot, Strip } from './slots.ts';

/** Takes out the commas that a change leaves with nothing on one of their sides, and puts in those that it lacks. */
export function mendCommas(strip: Strip): Strip {
  let slots = strip.slots;
  for (let found = strayComma(slots); found !== -1; found = strayComma(slots)) slots = without(slots, found);
  return { ...strip, slots: withMissingCommas(slots) };
}

const comma: Slot = {
  kind: 'added',
  side: 'left',
  word: { kind: 'token', text: ',', role: 'plain', leaf: undefined },
};

function withMissingCommas(slots: readonly Slot[]): readonly Slot[] {
  let left: Slot | undefined;
  return slots.flatMap((slot) => {
    if (slot.kind === 'removed') return [slot];
    const lacks = left !== undefined && lacksComma(left, slot);
    left = slot;
    return lacks ? [comma, slot] : [slot];
  });
}

/** A field is added behind the last one, which had no comma; or before one that has none in between. */
function lacksComma(left: Slot, field: Slot): boolean {
  if (field.word.text !== '.' || field.word.beginsLine !== true) return false;
  if (left.kind === 'kept' && field.kind === 'kept') return false;
  return left.word.kind !== 'directive' && !/^[,{(]$/.test(left.word.text);
}

function without(slots: readonly Slot[], index: number): readonly Slot[] {
  const slot = slots[index] as Slot;
  if (slot.kind === 'added') return slots.filter((_, at) => at !== index);
  return slots.map((other, at) => (at === index ? { ...slot, kind: 'removed' } : other));
}

/** The first comma that stands behind an opening, before a closing or beside another one because of a change. */
function strayComma(slots: readonly Slot[]): number {
  let left = -1;
  let changed = false;
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] as Slot;
    if (slot.kind === 'removed') {
      changed = true;
      continue;
    }
    changed ||= slot.kind === 'added';
    const before = slots[left]?.word.text;
    const { text } = slot.word;
    if (changed && text === ',' && (before === '(' || before === '{' || before === ',')) return at;
    if (changed && before === ',' && (text === ')' || text === ';')) return left;
    left = at;
    changed = slot.kind === 'added';
  }
  return -1;
}
