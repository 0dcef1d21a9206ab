import type { Item } from '../c/file.ts';
import type { WordList } from '../catalogue/pattern.ts';
import type { Bus, Callback, DriverUnit, Role } from '../driver/model.ts';
import type { FileView } from './rule.ts';

/**
 * What is followed like a driver though no bus binds it: a module from its init to its exit, and single functions that
 * both acquire and release. They have no device that releases anything for them.
 */
const noBus = (name: string): Bus => ({
  name,
  driver: '',
  device: '',
  position: 0,
  probe: [],
  remove: [],
  shutdown: [],
  power: [],
  owner: '',
  setData: [],
  getData: [],
  registerWithProbe: [],
});

/** The module's init and exit as a unit, where both are functions of this file. */
export function moduleUnit(view: FileView): DriverUnit | undefined {
  const [init] = named(view, 'init');
  const [exit] = named(view, 'exit');
  return init === undefined ? undefined : unitOf(view, 'module', init, exit);
}

/** Callbacks that belong together as units of their own: what open acquires, close releases. */
export const callbackUnits = (view: FileView): readonly DriverUnit[] =>
  pairUnits(view, 'callbacks', pairsByField(view));

/** Functions that belong together by their names. They may be all of a library, or a helper of probe. */
export const namedUnits = (view: FileView, but: ReadonlySet<string>): readonly DriverUnit[] =>
  pairUnits(
    view,
    'names',
    pairsByName(view).filter(([first]) => !but.has(first)),
  );

function pairUnits(view: FileView, bus: string, pairs: readonly Pair[]): readonly DriverUnit[] {
  const { calls, drivers } = view;
  const bound = new Set(drivers.units.flatMap(({ probe, remove }) => [probe.name, remove?.name]));
  const found = new Map<string, DriverUnit>();
  for (const [first, second] of pairs) {
    const [start, ...more] = calls.definitionsOf(first);
    const [end, ...others] = calls.definitionsOf(second);
    if (start === undefined || end === undefined || more.length + others.length > 0) continue;
    if (bound.has(first) || bound.has(second) || found.has(`${first}/${second}`)) continue;
    const unit = unitOf(view, bus, start, end);
    if (unit !== undefined) found.set(`${first}/${second}`, unit);
  }
  return [...found.values()];
}

type Pair = readonly [first: string, second: string];

const pairsOf = (list: WordList): readonly Pair[] =>
  list.names.map((pair): Pair => {
    const [first = '', second = ''] = pair.split('/');
    return [first, second];
  });

function pairsByField({ file, catalogue: { known } }: FileView): readonly Pair[] {
  const partners = pairsOf(known.paired);
  return file.items.flatMap((item) => pairsIn(file.text.slice(item.start, item.end), partners));
}

/** `lamp_create`, which acquires something itself, and `lamp_destroy`. */
function pairsByName(view: FileView): readonly Pair[] {
  const {
    mentions,
    calls,
    table,
    catalogue: { known },
  } = view;
  const partners = new Map<string, string[]>();
  for (const [first, second] of pairsOf(known.pairedNames))
    partners.set(first, [...(partners.get(first) ?? []), second]);
  return mentions.functions
    .filter((item) => [...mentions.wordsOf(item)].some((word) => table.has(word)) && !isInit(view, item))
    .flatMap(({ name = '' }) => {
      const words = name.split('_');
      const others = words.flatMap((word, at) =>
        (partners.get(word) ?? []).map((other) => words.with(at, other).join('_')),
      );
      return others
        .filter((other) => calls.definitionsOf(other).length > 0)
        .map((other): Pair => [name, other]);
    });
}

/** `static int __init lamp_init(void)`: the module's, or of the time of booting. */
const isInit = ({ file }: FileView, { start, body, end }: Item): boolean =>
  /\b__init\b/.test(file.text.slice(start, body ?? end));

/** The functions that a text puts into two fields that belong together: `.open = f, .close = g`, `x->open = f; ...`. */
function pairsIn(text: string, partners: readonly Pair[]): readonly Pair[] {
  const fields = [...text.matchAll(/(?:\.|->)(\w+)\s*=\s*&?(\w+)\s*[,;}]/g)].map(
    ([, field = '', name = '']): Pair => [field, name],
  );
  const powers = powersIn(text);
  if (powers.length > 0) return powers;
  if (fields.length < 2) return [];
  return fields.flatMap(([field, first], at) => {
    const seconds = partners.flatMap(([a, b]) => (a === field ? (partnerOf(fields, at, b) ?? []) : []));
    return seconds.filter((name) => name !== first).map((name): Pair => [first, name]);
  });
}

/**
 * `SIMPLE_DEV_PM_OPS(lamp_pm, suspend, resume)`, `SET_SYSTEM_SLEEP_PM_OPS(suspend, resume)`, `RUNTIME_PM_OPS(suspend,
 * resume, idle)`: what resume acquires, suspend releases.
 */
const powersIn = (text: string): readonly Pair[] =>
  [...text.matchAll(/\b(\w*)PM_OPS\s*\(([^()]*)\)/g)].flatMap(
    ([, before = '', list = '']): readonly Pair[] => {
      const names = list.split(',').map((name) => name.trim());
      const isOnlyThese = /^(?:SET_)?(?:\w*_)?(?:SLEEP|RUNTIME)_$/.test(before);
      const [suspend = '', resume = ''] = isOnlyThese ? names : names.slice(1);
      return /^\w+$/.test(suspend) && /^\w+$/.test(resume) && suspend !== 'NULL' && resume !== 'NULL'
        ? [[resume, suspend]]
        : [];
    },
  );

/** The function in the field `wanted` that stands nearest to a field: before the next one of its own name, or behind it. */
function partnerOf(fields: readonly Pair[], at: number, wanted: string): string | undefined {
  const [own] = fields[at] ?? [];
  const again = fields.findIndex(([field], index) => index > at && field === own);
  const behind = fields.slice(at + 1, again === -1 ? fields.length : again);
  const isIt = ([field]: Pair): boolean => field === wanted;
  return (behind.find(isIt) ?? fields.slice(0, at).findLast(isIt))?.[1];
}

/** A function as a unit of its own. */
export const functionUnit = (view: FileView, item: Item): DriverUnit | undefined =>
  unitOf(view, 'function', item, undefined);

/** `x` of `module_init(x);`. */
const named = ({ file, calls }: FileView, what: 'init' | 'exit'): readonly Item[] => {
  const [, name = ''] =
    new RegExp(`^[ \\t]*module_${what}\\s*\\(\\s*(\\w+)\\s*\\)`, 'm').exec(file.text) ?? [];
  return calls.definitionsOf(name);
};

function unitOf(view: FileView, bus: string, start: Item, end: Item | undefined): DriverUnit | undefined {
  const probe = callbackOf(view, 'probe', start);
  if (probe === undefined) return undefined;
  const remove = end === undefined ? undefined : callbackOf(view, 'remove', end);
  const initialiser = view.file.read(start).tree;
  const callbacks = remove === undefined ? [probe] : [probe, remove];
  return {
    bus: noBus(bus),
    name: start.name ?? '',
    item: start,
    initialiser,
    probe,
    remove,
    callbacks,
    flags: [],
  };
}

function callbackOf(view: FileView, role: Role, item: Item): Callback | undefined {
  const { tree, problem } = view.file.read(item);
  if (problem !== undefined || item.name === undefined) return undefined;
  const { start, end } = item;
  const definition = { kind: 'here', item, fn: tree } as const;
  return {
    role,
    field: '',
    name: item.name,
    span: { start, end },
    conditional: false,
    branch: undefined,
    definition,
  };
}
