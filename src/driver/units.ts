import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { visit } from '../c/walk.ts';
import type { Span } from '../text/span.ts';
import { buses, busOf } from './buses.ts';
import { argumentsOf, type Calls, callsOf, itemAt, wordPlaces } from './calls.ts';
import { bracesOf, type Field, fieldsOf, initialisersOf, isNothing, type Named, namedIn } from './fields.ts';
import { flagsOf } from './flags.ts';
import type { Bus, Callback, Definition, DriverProblem, Drivers, DriverUnit, Flag, Role } from './model.ts';
import { variablesOf } from './variables.ts';

/**
 * The drivers of a file: its driver structs with what they name. Only the items that hold a driver struct, their
 * callbacks and whatever names those are parsed. Never throws; what could not be understood is a problem.
 */
export function driversOf(file: CFile, calls: Calls = callsOf(file)): Drivers {
  const problems: DriverProblem[] = [];
  const drafts = file.items.flatMap((item) => draftsOf(file, item, calls, problems));
  const units = drafts.flatMap((draft) => unitOf(draft) ?? []);
  return { units: units.map((unit) => flagged(unit, units, calls)), problems };
}

/** Whether a driver struct is spoken of at all, be it in what could not be read. */
export const namesDriver = ({ text }: CFile): boolean => driverWord.test(text);

const driverWord = new RegExp(`\\b(?:${buses.map(({ driver }) => driver).join('|')})\\b`);

/** Flags are found out when asked for: they take a look at all that names probe and remove. */
function flagged(unit: DriverUnit, all: readonly DriverUnit[], calls: Calls): DriverUnit {
  let known: readonly Flag[] | undefined;
  return {
    ...unit,
    get flags() {
      known ??= flagsOf(unit, all, calls);
      return known;
    },
  };
}

/** A driver struct with all that it names, before anyone asks whether it has a probe. */
interface Draft {
  readonly bus: Bus;
  readonly name: string;
  readonly item: Item;
  readonly initialiser: Node;
  readonly callbacks: readonly Callback[];
}

const unitOf = ({ bus, name, item, initialiser, callbacks }: Draft): DriverUnit | undefined => {
  const probe = callbacks.find((callback) => callback.role === 'probe');
  if (probe === undefined) return undefined;
  const remove = callbacks.find((callback) => callback.role === 'remove');
  return { bus, name, item, initialiser, probe, remove, callbacks, flags: [] };
};

// ---- from items to driver structs

function draftsOf(file: CFile, item: Item, calls: Calls, problems: DriverProblem[]): readonly Draft[] {
  const bus = busOfItem(file.text, item);
  if (bus === undefined) return [];
  const { tree, problem } = file.read(item);
  if (problem !== undefined) {
    problems.push({
      code: 'unread-driver',
      message: `this ${bus.driver} could not be read`,
      span: problem,
    });
    return [];
  }
  return variablesIn(tree).flatMap(({ name, value }) =>
    structsIn(value).map(({ braces, index }) => {
      const label = index === undefined ? name : `${name}[${index}]`;
      return {
        bus,
        name: label,
        item,
        initialiser: braces,
        callbacks: callbacksOf({ file, calls, bus, name, item, braces, problems }),
      };
    }),
  );
}

/** The bus of `struct x_driver name = {`, read off the item's text so that other items need no parsing. */
function busOfItem(text: string, item: Item): Bus | undefined {
  if (item.kind === 'function' || item.kind === 'directive') return undefined;
  const brace = text.indexOf('{', item.start);
  if (brace === -1 || brace >= item.end) return undefined;
  const head = text.slice(item.start, brace);
  const tag = head.includes('=') ? /\bstruct\s+(\w+)\s+\w/.exec(head)?.[1] : undefined;
  return tag === undefined ? undefined : busOf(tag);
}

const variablesIn = (tree: Node): readonly { readonly name: string; readonly value: Node }[] =>
  variablesOf(tree).flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));

/** One struct, or the structs of an array. */
function structsIn(value: Node): readonly { readonly braces: Node; readonly index?: number }[] {
  const braces = bracesOf(value);
  if (braces === undefined) return [];
  const elements = initialisersOf(braces).flatMap((child) => bracesOf(elementOf(child)) ?? []);
  const isArray = elements.length > 0 && fieldsOf(braces).length === 0;
  return isArray ? elements.map((element, index) => ({ braces: element, index })) : [{ braces }];
}

/** `{…}` of `[3] = {…}`. */
const elementOf = (child: Node): Node =>
  child.kind === 'designated' && child.children[0]?.children[0]?.text === '['
    ? (child.children.at(-1) as Node)
    : child;

// ---- from driver structs to callbacks

interface Context {
  readonly file: CFile;
  readonly calls: Calls;
  readonly bus: Bus;
  readonly name: string;
  readonly item: Item;
  readonly braces: Node;
  readonly problems: DriverProblem[];
}

function callbacksOf(context: Context): readonly Callback[] {
  const { braces, bus } = context;
  const found: Callback[] = [];
  for (const field of fieldsOf(braces)) {
    if (bracesOf(field.value) !== undefined || isNothing(field.value)) continue;
    const role = roleOf(bus, field.path);
    const named = namedIn(field.value);
    if (named === undefined) reportUnnamed(context, field, role);
    else if (isOperations(field.path)) found.push(...operationsOf(context, field, named));
    else if (role !== 'other' || context.calls.definitionsOf(named.name).length > 0)
      found.push(callback(context.calls, role, field.path, named, field.node, field));
  }
  return [...found, ...registeredProbes(context)];
}

function roleOf(bus: Bus, path: string): Role {
  if (bus.probe.includes(path)) return 'probe';
  if (bus.remove.includes(path)) return 'remove';
  if (bus.shutdown.includes(path)) return 'shutdown';
  return bus.power.includes(path) ? 'power' : 'other';
}

/** A probe or remove that is an expression: nobody can say which function it is. */
function reportUnnamed({ problems }: Context, field: Field, role: Role): void {
  if (role !== 'probe' && role !== 'remove') return;
  problems.push({
    code: 'callback-not-a-name',
    message: `'.${field.path}' is given by an expression`,
    span: { start: field.node.start, end: field.node.end },
  });
}

function callback(
  calls: Calls,
  role: Role,
  field: string,
  named: Named,
  { start, end }: Span,
  { conditional, branch }: Pick<Field, 'conditional' | 'branch'>,
): Callback {
  const { name, wrapper } = named;
  let known: Definition | undefined;
  return {
    role,
    field,
    name,
    span: { start, end },
    ...(wrapper === undefined ? {} : { wrapper }),
    conditional,
    branch,
    // Found out when asked for: most callbacks are never looked at, and need no parsing.
    get definition() {
      known ??= definitionOf(calls, name);
      return known;
    },
  };
}

function definitionOf(calls: Calls, name: string): Definition {
  const items = calls.definitionsOf(name);
  const [item] = items;
  if (item === undefined) return { kind: 'elsewhere' };
  if (items.length > 1) return { kind: 'several', items };
  const { tree, problem } = calls.file.read(item);
  return problem === undefined ? { kind: 'here', item, fn: tree } : { kind: 'unread', item, problem };
}

/** Power callbacks are in a struct of their own, which `.pm` names. */
const isOperations = (path: string): boolean => path === 'pm' || path.endsWith('.pm');

/**
 * The functions that the operations' own declaration names, however it is made (often by a macro): those of this file,
 * and what stands where a function of another file would.
 */
function operationsOf({ file, calls }: Context, field: Field, { name }: Named): readonly Callback[] {
  const item = file.items.find((each) => declares(file.text, each, name));
  if (item === undefined)
    return [
      callback(calls, 'power', field.path, { name, wrapper: undefined, address: true }, field.value, field),
    ];
  const found: Callback[] = [];
  visit(file.read(item).tree, (node, parent) => {
    if (node.kind !== 'ident' || parent?.kind === 'designator' || node.text === name) return;
    const isArgument = parent?.kind === 'args' || parent?.kind === 'designated';
    const isHere = calls.definitionsOf(node.text).length > 0;
    if (!isHere && (!isArgument || /^[A-Z0-9_]+$/.test(node.text))) return;
    const named: Named = { name: node.text, wrapper: undefined, address: false };
    const within = parent?.kind === 'designated' ? (namedField(parent) ?? '') : '';
    const path = within === '' ? field.path : `${field.path}.${within}`;
    found.push(callback(calls, 'power', path, named, node, field));
  });
  return found;
}

const namedField = (designated: Node): string | undefined =>
  designated.children[0]?.children.find((child) => child.kind === 'ident')?.text;

/** Reports whether an item defines the variable: `struct dev_pm_ops name = {` or `SIMPLE_DEV_PM_OPS(name, …);`. */
function declares(text: string, item: Item, name: string): boolean {
  if (item.kind === 'function' || item.kind === 'directive') return false;
  if (item.name === name) return !/^\s*extern\b/.test(text.slice(item.start, item.end));
  const [place] = wordPlaces(text, name, item.start, item.end);
  if (place === undefined) return false;
  return /^(?:[\w\s*]+|[\w\s]*\(\s*)$/.test(text.slice(item.start, place));
}

const always = { conditional: false, branch: undefined };

/** Probes that are handed over at registration, and are no field of the struct. */
function registeredProbes({ file, calls, bus, name }: Context): readonly Callback[] {
  if (!bus.registerWithProbe.some((register) => file.text.includes(register))) return [];
  const found: Callback[] = [];
  for (const place of wordPlaces(file.text, name)) {
    const item = itemAt(file.items, place);
    if (item === undefined) continue;
    visit(file.read(item).tree, (node) => {
      const registered = registration(node, bus, name);
      if (registered === undefined || found.some((known) => known.span.start === node.start)) return;
      found.push(callback(calls, 'probe', registered.by, registered.probe, node, always));
    });
  }
  return found;
}

function registration(
  node: Node,
  bus: Bus,
  driver: string,
): { readonly by: string; readonly probe: Named } | undefined {
  if (node.kind !== 'call' && node.kind !== 'macro_decl') return undefined;
  const by = node.children[0]?.text ?? '';
  if (!bus.registerWithProbe.includes(by)) return undefined;
  const [first, second] = argumentsOf(node);
  if (first === undefined || second === undefined || namedIn(first)?.name !== driver) return undefined;
  const probe = namedIn(second);
  return probe === undefined ? undefined : { by, probe };
}

/** Names that a file must contain to hold a driver at all: lets a caller pass over files without opening them. */
export const driverStructs: readonly string[] = buses.map((bus) => bus.driver);
