import type { Node } from '../c/syntax.ts';
import { contains } from '../text/span.ts';
import { type Calls, type Use, wordPlaces } from './calls.ts';
import type { Callback, Drivers, DriverUnit, Flag } from './model.ts';
import { isOnlyFromProbe, reachOf } from './reach.ts';
import { parametersOf } from './variables.ts';

/** What makes a unit less simple than "this probe, this remove, one device". */
export function flagsOf(unit: DriverUnit, all: readonly DriverUnit[], calls: Calls): readonly Flag[] {
  const { probe, remove } = unit;
  return [
    ...sharedFlags(unit, all),
    ...severalFlags(unit),
    ...callbackFlags(unit, probe, 'probe', all, calls),
    ...(remove === undefined ? [] : callbackFlags(unit, remove, 'remove', all, calls)),
    ...conditionalFlags(unit),
    ...registrationFlags(unit, calls),
    ...cautionFlags(unit, calls),
  ];
}

function sharedFlags(unit: DriverUnit, all: readonly DriverUnit[]): readonly Flag[] {
  const others = all.filter((other) => other !== unit);
  const sharing = (role: 'probe' | 'remove') =>
    others
      .filter((other) => other[role]?.name !== undefined && other[role]?.name === unit[role]?.name)
      .map((other) => other.name);
  const [probes, removes] = [sharing('probe'), sharing('remove')];
  return [
    ...(probes.length > 0 ? [{ kind: 'shared-probe', drivers: probes } as const] : []),
    ...(removes.length > 0 ? [{ kind: 'shared-remove', drivers: removes } as const] : []),
  ];
}

function severalFlags({ callbacks }: DriverUnit): readonly Flag[] {
  const names = (role: string) => [
    ...new Set(callbacks.filter((each) => each.role === role).map((each) => each.name)),
  ];
  const [probes, removes] = [names('probe'), names('remove')];
  return [
    ...(probes.length > 1 ? [{ kind: 'several-probes', names: probes } as const] : []),
    ...(removes.length > 1 ? [{ kind: 'several-removes', names: removes } as const] : []),
  ];
}

function callbackFlags(
  unit: DriverUnit,
  callback: Callback,
  role: 'probe' | 'remove',
  all: readonly DriverUnit[],
  calls: Calls,
): readonly Flag[] {
  const { definition, name } = callback;
  switch (definition.kind) {
    case 'elsewhere':
      return [{ kind: `${role}-elsewhere`, name }];
    case 'unread':
      return [{ kind: `${role}-unread`, span: definition.problem }];
    case 'several': {
      const [first] = definition.items;
      return first === undefined
        ? []
        : [{ kind: `${role}-ambiguous`, span: { start: first.start, end: first.end } }];
    }
    case 'here':
      return [
        ...usedElsewhere(unit, callback, role, all, calls),
        ...(calls.isStatic(definition.item) ? [] : [{ kind: 'not-static', role } as const]),
        ...oddParameter(unit, definition.fn),
      ];
  }
}

/** A use that is no field of a driver struct: a call, a component, another table. */
function usedElsewhere(
  unit: DriverUnit,
  { name }: Callback,
  role: 'probe' | 'remove',
  all: readonly DriverUnit[],
  calls: Calls,
): readonly Flag[] {
  const fields = all.flatMap((each) => each.callbacks.map((callback) => callback.span));
  const drivers: Drivers = { units: all, problems: [] };
  // Probe that calls remove where it fails: there, remove is a function like any other.
  const isErrorPath = (use: Use): boolean =>
    role === 'remove' &&
    use.kind === 'call' &&
    use.item.name !== undefined &&
    use.item.name !== name &&
    isOnlyFromProbe(reachOf(use.item.name, unit, drivers, calls));
  const other = calls
    .usesOf(name)
    .find((use) => !fields.some((field) => contains(field, use.span)) && !isErrorPath(use));
  return other === undefined ? [] : [{ kind: `${role}-used-elsewhere`, how: other.kind, span: other.span }];
}

function oddParameter({ bus }: DriverUnit, fn: Node): readonly Flag[] {
  const parameter = parametersOf(fn)[bus.position];
  const fits = parameter?.tag === bus.device && parameter.pointer;
  return fits ? [] : [{ kind: 'odd-parameter', span: { start: fn.start, end: fn.start } }];
}

function conditionalFlags({ callbacks }: DriverUnit): readonly Flag[] {
  return callbacks
    .filter(({ role }) => role === 'probe' || role === 'remove')
    .filter((callback) => callback.conditional && !isInEachBranch(callback, callbacks))
    .map(({ field, span }) => ({ kind: 'conditional', field, span }));
}

/** `.probe_new = f` for one kernel and `.probe = f` for the other: it is the same function in any case. */
function isInEachBranch({ role, name, branch }: Callback, callbacks: readonly Callback[]): boolean {
  const alike = callbacks.flatMap((each) =>
    each.role === role && each.name === name && each.branch?.start === branch?.start
      ? [each.branch?.index]
      : [],
  );
  return branch !== undefined && new Set(alike).size === branch.count;
}

function registrationFlags(unit: DriverUnit, calls: Calls): readonly Flag[] {
  const { bus, callbacks, item, name } = unit;
  const atInit = callbacks.find(
    (each) => each.role === 'probe' && bus.registerWithProbe.includes(each.field),
  );
  const { text } = calls.file;
  const variable = name.replace(/\[.*/, '');
  const isUsed = wordPlaces(text, variable).some((place) => place < item.start || place >= item.end);
  return [
    ...(atInit === undefined ? [] : [{ kind: 'init-probe', span: atInit.span } as const]),
    ...(isUsed || calls.isStatic(item) ? [] : [{ kind: 'registered-elsewhere' } as const]),
  ];
}

function cautionFlags({ bus }: DriverUnit, calls: Calls): readonly Flag[] {
  const { caution, cautionWhen } = bus;
  if (caution === undefined) return [];
  const holds = cautionWhen?.some((name) => wordPlaces(calls.file.text, name).length > 0) ?? true;
  return holds ? [{ kind: 'caution', text: caution }] : [];
}
