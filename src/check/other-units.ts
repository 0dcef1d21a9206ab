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
