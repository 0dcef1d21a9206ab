import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { bare, spelling } from '../c/walk.ts';
import { argumentsOf, type Calls, type Use } from './calls.ts';
import type { Drivers, DriverUnit, Owner, OwnerSpelling, RefusalCode } from './model.ts';
import { roleAt } from './reach.ts';
import { type Write, type Writes, writesOf } from './writes.ts';

/**
 * How to write, in a function of the file, the device that the unit's probe binds. Only what is proved: a parameter
 * is the bus's device when the bus passes it or every caller does, a local when its one and only value is one of
 * these. Anything else is a refusal, never a guess.
 */
export function ownerDeviceIn(name: string, unit: DriverUnit, drivers: Drivers, calls: Calls): Owner {
  const facts = factsOf({ unit, drivers, calls, known: new Map(), open: new Set() }, name);
  if (facts.kind === 'refusal') return facts;
  const spellings = [...facts.owner, ...facts.device.map((each) => direct(unit, each))];
  // A name of its own reads best and is what the function's author uses; then the short way from the parameter.
  const rank = { alias: 0, direct: 1, field: 2 } as const;
  spellings.sort((a, b) => rank[a.form] - rank[b.form] || a.since - b.since);
  return { kind: 'owner', spellings, device: facts.device };
}

/** Reports whether an expression is the owner device at the place where it stands. */
export function isOwnerDevice(owner: Owner, expression: Node): boolean {
  if (owner.kind === 'refusal') return false;
  const said = spelling(bare(expression));
  return owner.spellings.some((each) => each.expression === said && holdsAt(each, expression.start));
}

/** Reports whether a spelling names the device at an offset of its function. */
export const holdsAt = ({ since, until }: OwnerSpelling, offset: number): boolean =>
  since <= offset && (until === undefined || offset < until);

const direct = ({ bus }: DriverUnit, { expression, since, until, form }: OwnerSpelling): OwnerSpelling => ({
  expression: bus.owner.replace('$', () => expression),
  since,
  until,
  form: form === 'field' ? 'field' : 'direct',
});

type Refusal = Extract<Owner, { kind: 'refusal' }>;

/** What is known of one function: expressions for the bus's device, and for the owner `struct device`. */
interface Facts {
  readonly kind: 'facts';
  readonly device: readonly OwnerSpelling[];
  readonly owner: readonly OwnerSpelling[];
}

interface Search {
  readonly unit: DriverUnit;
  readonly drivers: Drivers;
  readonly calls: Calls;
  readonly known: Map<string, Facts | Refusal>;
  /** Functions on the way from the one asked about to its callers: meeting one again means recursion. */
  readonly open: Set<string>;
}

const refuse = (code: RefusalCode, message: string, span?: Refusal['span']): Refusal => ({
  kind: 'refusal',
  code,
  message,
  span: span === undefined ? undefined : { start: span.start, end: span.end },
});

function factsOf(search: Search, name: string): Facts | Refusal {
  const known = search.known.get(name);
  if (known !== undefined) return known;
  if (search.open.has(name)) return refuse('recursive', `'${name}' calls itself`);
  search.open.add(name);
  const found = findFacts(search, name);
  search.open.delete(name);
  search.known.set(name, found);
  return found;
}

function findFacts(search: Search, name: string): Facts | Refusal {
  const { calls } = search;
  const [item, ...others] = calls.definitionsOf(name);
  if (item === undefined || others.length > 0)
    return refuse('no-such-function', `'${name}' is not defined once in this file`, item);
  const { tree, problem } = calls.file.read(item);
  if (problem !== undefined) return refuse('unread-function', `'${name}' could not be read`, problem);
  const writes = writesOf(tree);
  const entries = entriesOf(search, name, item);
  if (entries.kind === 'refusal') return entries;
  const start = item.body ?? item.start;
  const facts = withLocals(search.unit, fromParameters(writes, entries.entries, start), writes, calls);
  if (facts.device.length > 0 || facts.owner.length > 0) return facts;
  const anyDevice = writes.parameters.some(
    (each) => each?.tag === search.unit.bus.device || each?.tag === 'device',
  );
  return anyDevice
    ? refuse(
        'caller-passes-other-device',
        `not every caller of '${name}' passes the device that probe binds`,
        item,
      )
    : refuse('no-device-parameter', `nothing in '${name}' leads to the device that probe binds`, item);
}

// ---- who calls, and with what

/** What one caller (or the bus) passes for a parameter. */
type Passed =
  | { readonly kind: 'device' }
  | { readonly kind: 'owner' }
  /** A pointer of which fields are known to hold the owner, or the bus's device. */
  | { readonly kind: 'holder'; readonly fields: readonly string[]; readonly devices: readonly string[] }
  | { readonly kind: 'other' };

type Entry = (index: number, tag: string | undefined) => Passed;

function entriesOf(
  search: Search,
  name: string,
  item: Item,
): { readonly kind: 'entries'; readonly entries: readonly Entry[] } | Refusal {
  const { unit, drivers, calls } = search;
  // A second driver of the same bus that has the same callback is passed its own device: nothing changes here.
  const sameBus = drivers.units.filter((each) => each.bus.device === unit.bus.device);
  const entries: Entry[] = [];
  let isCallback = false;
  for (const use of calls.usesOf(name)) {
    if (sameBus.some((each) => roleAt(use, each) !== undefined)) {
      isCallback = true;
      entries.push(busEntry(unit));
      continue;
    }
    const entry = callEntry(search, use);
    if (typeof entry !== 'function') return entry;
    entries.push(entry);
  }
  // A callback that is not static may be called from another file, but with a device of this bus all the same.
  if (!isCallback && !calls.isStatic(item))
    return refuse('unknown-callers', `'${name}' may be called from other files`, item);
  return entries.length > 0
    ? { kind: 'entries', entries }
    : refuse('unknown-callers', `nobody in this file calls '${name}'`, item);
}

/** The bus passes its device first; to power callbacks, and where it has no struct of its own, the owner itself. */
const busEntry =
  ({ bus }: DriverUnit): Entry =>
  (index, tag) => {
    if (index !== bus.position) return { kind: 'other' };
    if (tag === 'device') return { kind: 'owner' };
    return { kind: tag === bus.device ? 'device' : 'other' };
  };

function callEntry(search: Search, use: Use): Entry | Refusal {
  if (use.kind !== 'call' || use.item.name === undefined)
    return refuse('unknown-callers', 'its address is used, so anyone may call it', use.span);
  const facts = factsOf(search, use.item.name);
  if (facts.kind === 'refusal')
    return facts.code === 'no-device-parameter' ? () => ({ kind: 'other' }) : facts;
  const passed = argumentsOf(use.call).map((argument) => passedBy(search.unit, facts, argument));
  return (index) => passed[index] ?? { kind: 'other' };
}

function passedBy(unit: DriverUnit, facts: Facts, argument: Node): Passed {
  if (isOneOf(facts.device, argument)) return { kind: 'device' };
  if (isOwnerIn(unit, facts, argument)) return { kind: 'owner' };
  const holder = `${spelling(bare(argument))}->`;
  const fieldsIn = (spellings: readonly OwnerSpelling[]) =>
    spellings
      .filter(
        (each) =>
          each.form === 'field' && holdsAt(each, argument.start) && each.expression.startsWith(holder),
      )
      .map((each) => each.expression.slice(holder.length));
  const [fields, devices] = [fieldsIn(facts.owner), fieldsIn(facts.device)];
  return fields.length + devices.length > 0 ? { kind: 'holder', fields, devices } : { kind: 'other' };
}

const isOneOf = (spellings: readonly OwnerSpelling[], expression: Node): boolean => {
  const said = spelling(bare(expression));
  return spellings.some((each) => each.expression === said && holdsAt(each, expression.start));
};

const isOwnerIn = (unit: DriverUnit, { owner, device }: Facts, expression: Node): boolean =>
  isOneOf(owner, expression) ||
  isOneOf(
    device.map((each) => direct(unit, each)),
    expression,
  );

// ---- what a function makes of it

function fromParameters(writes: Writes, entries: readonly Entry[], since: number): Facts {
  const device: OwnerSpelling[] = [];
  const owner: OwnerSpelling[] = [];
  writes.parameters.forEach((parameter, index) => {
    if (parameter === undefined || !parameter.pointer || isChanged(writes, parameter.name)) return;
    const { name, tag } = parameter;
    const passed = entries.map((entry) => entry(index, tag));
    if (passed.every((each) => each.kind === 'device'))
      device.push({ expression: name, since, form: 'alias' });
    else if (passed.every((each) => each.kind === 'owner'))
      owner.push({ expression: name, since, form: 'alias' });
    else {
      const spelled = (field: string): OwnerSpelling => ({
        expression: `${name}->${field}`,
        since,
        form: 'field',
      });
      owner.push(...sharedFields(passed, 'fields').map(spelled));
      device.push(...sharedFields(passed, 'devices').map(spelled));
    }
  });
  return { kind: 'facts', device, owner };
}

const isChanged = (writes: Writes, name: string): boolean =>
  writes.of(name).length > 0 || writes.isLoose(name) || writes.declarations(name) > 1;

/** The fields that every caller's pointer has the owner, or the bus's device, in. */
function sharedFields(passed: readonly Passed[], which: 'fields' | 'devices'): readonly string[] {
  const sets = passed.map((each) => (each.kind === 'holder' ? each[which] : []));
  const [first = [], ...rest] = sets;
  return first.filter((field) => rest.every((set) => set.includes(field)));
}

/** Adds the locals and fields that hold one of the known expressions, in the order of the text. */
function withLocals(unit: DriverUnit, start: Facts, writes: Writes, calls: Calls): Facts {
  let facts = start;
  for (const write of [...writes.all].sort((a, b) => a.start - b.start)) {
    if (!write.certain || write.value === undefined) continue;
    const held = passedBy(unit, facts, write.value);
    if (held.kind !== 'device' && held.kind !== 'owner') continue;
    const form = formOf(write, writes, calls);
    if (form === undefined) continue;
    const found: OwnerSpelling = { expression: write.target, since: write.end, until: write.until, form };
    if (held.kind === 'device') facts = { ...facts, device: [...facts.device, found] };
    else facts = { ...facts, owner: [...facts.owner, found] };
  }
  return facts;
}

/** Whether what is written to keeps its value from here on: a local written once, or a field that nobody else sets. */
function formOf(write: Write, writes: Writes, calls: Calls): 'alias' | 'field' | undefined {
  if (/^\w+$/.test(write.target)) {
    const once = writes.of(write.target).length === 1 && writes.declarations(write.target) === 1;
    return once && !writes.isLoose(write.target) ? 'alias' : undefined;
  }
  const [, holder, field] = /^(\w+)->(\w+)$/.exec(write.target) ?? [];
  if (holder === undefined || field === undefined) return undefined;
  const keepsHolder =
    writes.declarations(holder) === 1 &&
    !writes.isLoose(holder) &&
    writes.of(holder).every((each) => each.end <= write.start);
  const isOnlyWrite = fieldWrites(calls.file.text, field) === 1;
  return keepsHolder && isOnlyWrite && !writes.isLoose(write.target) ? 'field' : undefined;
}

/** How often any `->field` or `.field` of an object is assigned in the file; an initialiser's `.field` starts one. */
function fieldWrites(text: string, field: string): number {
  return [...text.matchAll(new RegExp(`(?:->|[\\w\\])]\\s*\\.)\\s*${field}\\s*=(?!=)`, 'g'))].length;
}
