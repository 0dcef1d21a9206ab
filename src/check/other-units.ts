import type { Item } from '../c/file.ts';
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
export function pairUnits(view: FileView): readonly DriverUnit[] {
  const { calls, drivers, mentions, catalogue } = view;
  const bound = new Set(drivers.units.flatMap(({ probe, remove }) => [probe.name, remove?.name]));
  const partners = catalogue.known.paired.names.map((pair) => pair.split('/') as [string, string]);
  const found = new Map<string, DriverUnit>();
  for (const [first, second] of view.file.items.flatMap((item) =>
    pairsIn(view.file.text.slice(item.start, item.end), partners),
  )) {
    const [start, ...more] = calls.definitionsOf(first);
    const [end, ...others] = calls.definitionsOf(second);
    if (start === undefined || end === undefined || more.length + others.length > 0) continue;
    if (bound.has(first) || found.has(`${first}/${second}`) || !mentions.functions.includes(start)) continue;
    const unit = unitOf(view, 'pair', start, end);
    if (unit !== undefined) found.set(`${first}/${second}`, unit);
  }
  return [...found.values()];
}

/** The functions that a text puts into two fields that belong together: `.open = f, .close = g`, `x->open = f; ...`. */
function pairsIn(
  text: string,
  partners: readonly (readonly [string, string])[],
): readonly [string, string][] {
  const fields = [...text.matchAll(/(?:\.|->)(\w+)\s*=\s*&?(\w+)\s*[,;}]/g)].map(
    ([, field = '', name = '']) => [field, name] as const,
  );
  if (fields.length < 2) return [];
  return fields.flatMap(([field, first], at) =>
    partners.flatMap(([a, b]): [string, string][] => {
      if (field !== a) return [];
      const again = fields.findIndex(([one], index) => index > at && one === a);
      const end = again === -1 ? fields.length : again;
      const second =
        fields.slice(at + 1, end).find(([one]) => one === b) ??
        fields.slice(0, at).findLast(([one]) => one === b);
      return second === undefined || second[1] === first ? [] : [[first, second[1]]];
    }),
  );
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
  return { role, field: '', name: item.name, span: { start, end }, conditional: false, definition };
}
