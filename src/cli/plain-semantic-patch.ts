/**
 * A pattern as a semantic patch that needs nothing of devmify: spatch takes it as it is, and a commit message can quote
 * it. What devmify knows of a driver (which function is its probe, which device that binds) becomes a rule for the
 * driver's struct; what it proves besides, paths and order, no semantic patch can say.
 */
import type { ResourcePattern } from '../catalogue/pattern.ts';
import { buses } from '../driver/buses.ts';
import type { Bus } from '../driver/model.ts';

/** One rule of a pattern file as text: names that it declares, and the lines of its code. */
interface RuleText {
  readonly name: string;
  readonly variables: readonly Variable[];
  readonly code: readonly string[];
}

interface Variable {
  /** `expression`, `expression list`, `statement`, `type`. */
  readonly kind: string;
  /** The rule that it comes from; `driver` for what the driver's model says. */
  readonly from: string | undefined;
  readonly name: string;
}

export const busCalled = (name: string): Bus | undefined => buses.find((bus) => bus.name === name);

export function plainSemanticPatch(pattern: ResourcePattern, bus: Bus): string {
  const rules = rulesOf(pattern.text);
  const [acquire, lookup, release] = ['acquire', 'lookup', 'release'].map((name) =>
    rules.find((rule) => rule.name === name),
  );
  if (acquire === undefined || release === undefined) return '';
  const variants = lookup === undefined ? variantsOf(acquire) : [joined(lookup, acquire)];
  return [
    headOf(pattern.summary, [acquire, ...(lookup === undefined ? [] : [lookup])], bus),
    driverRule(bus),
    ...variants.flatMap((variant, index) => {
      const name = index === 0 ? 'acquire' : `acquire${index + 1}`;
      const rest = releasable(renamed(release, name), variant);
      const inProbe = lookup === undefined ? wrapped('<+...', variant.code, '...+>') : variant.code;
      return [
        rule(name, variant, 'probefn', inProbe, bus),
        ...(rest === undefined
          ? []
          : (['probe', 'remove'] as const).map((where) =>
              rule(`${name}_in_${where}`, rest, `${where}fn`, wrapped('<...', rest.code, '...>'), bus),
            )),
      ];
    }),
  ].join('\n');
}

const wrapped = (open: string, code: readonly string[], close: string): readonly string[] => [
  ` ${open}`,
  ...code,
  ` ${close}`,
];

function rulesOf(text: string): readonly RuleText[] {
  const parts = [...text.matchAll(/^@(\w+)@\n([^@]*)@@\n([^@]*)/gm)];
  return parts.map(([, name = '', declared = '', code = '']) => ({
    name,
    variables: declared
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean)
      .flatMap(variablesOf),
    code: code.trimEnd().split('\n'),
  }));
}

function variablesOf(declared: string): readonly Variable[] {
  const [, kind = '', names = ''] = /^((?:expression list|\w+)) (.*)$/s.exec(declared) ?? [];
  return names.split(',').map((one) => {
    const [first = '', second] = one.trim().split('.');
    return { kind, from: second === undefined ? undefined : first, name: second ?? first };
  });
}

/** Lines between `(`, `|` and `)` at the beginning of lines; one branch where there are none. */
function branchesOf(code: readonly string[]): readonly (readonly string[])[] {
  if (code[0] !== '(') return [code];
  const branches: string[][] = [[]];
  for (const line of code.slice(1))
    if (line === '|') branches.push([]);
    else if (line !== ')') branches.at(-1)?.push(line);
  return branches;
}

const disjunction = (branches: readonly (readonly string[])[]): readonly string[] =>
  branches.length === 1
    ? (branches[0] ?? [])
    : ['(', ...branches.flatMap((branch, index) => (index === 0 ? branch : ['|', ...branch])), ')'];

const isWordOf = (code: readonly string[], name: string): boolean =>
  code.some((line) => new RegExp(`\\b${name}\\b`).test(line));

/** A rule that inherits a name runs only where it is bound: branches that bind different names become rules of their own. */
function variantsOf(rule: RuleText): readonly RuleText[] {
  const branches = branchesOf(rule.code);
  const own = rule.variables.filter(({ from }) => from === undefined);
  const bound = (branch: readonly string[]): string =>
    own
      .filter(({ name }) => isWordOf(branch.filter(isMatched), name))
      .map(({ name }) => name)
      .join();
  const kinds = new Map<string, (readonly string[])[]>();
  for (const branch of branches) kinds.set(bound(branch), [...(kinds.get(bound(branch)) ?? []), branch]);
  return [...kinds.values()].map((alike) => {
    const code = disjunction(alike);
    return { ...rule, code, variables: rule.variables.filter(({ name }) => isWordOf(code, name)) };
  });
}

const isMatched = (line: string): boolean => !line.startsWith('+');

/** Two calls that become one have to be found together, in this order. */
function joined(lookup: RuleText, acquire: RuleText): RuleText {
  const variables = [...lookup.variables, ...acquire.variables].filter(
    ({ from }) => from === undefined || from === 'driver',
  );
  const names = new Set<string>();
  return {
    name: 'acquire',
    variables: variables.filter(({ name }) => !names.has(name) && names.add(name)),
    code: [' ... when any', ...asStatement(lookup.code), ' ...', ...acquire.code, ' ... when any'],
  };
}

const asStatement = (code: readonly string[]): readonly string[] =>
  code.at(-1) === ')'
    ? [...code.slice(0, -1), ')', '  ;']
    : code.map((line, i) => (i < code.length - 1 ? line : `${line};`));

const renamed = (release: RuleText, name: string): RuleText => ({
  ...release,
  variables: release.variables.map((one) =>
    one.from === undefined || one.from === 'driver' ? one : { ...one, from: name },
  ),
});

/** The branches of a release that need nothing which the acquire at hand does not bind. */
function releasable(release: RuleText, acquire: RuleText): RuleText | undefined {
  const inherits = release.variables.filter(({ from }) => from !== undefined && from !== 'driver');
  const unbound = inherits.filter(({ name }) => !acquire.variables.some((one) => one.name === name));
  const branches = branchesOf(release.code).filter(
    (branch) => !unbound.some(({ name }) => isWordOf(branch, name)),
  );
  if (branches.length === 0) return undefined;
  const code = disjunction(branches);
  return { ...release, code, variables: release.variables.filter(({ name }) => isWordOf(code, name)) };
}

/** A rule within the function that the driver's struct names. */
function rule(name: string, { variables }: RuleText, fn: string, code: readonly string[], bus: Bus): string {
  const isOfDriver = (one: Variable) => one.from === 'driver';
  // What a call is given must be matched; only where the device is added, it can be said how it is written.
  const asked = variables.filter(
    (one) => isOfDriver(one) && one.name !== 'device' && isWordOf(code.filter(isMatched), one.name),
  );
  const added = variables.filter((one) => isOfDriver(one) && one.name === 'dev' && !asked.includes(one));
  const owner = bus.owner.replace('$', () => 'device');
  const written = code.map((line) => (added.length === 0 ? line : line.replace(/\bdev\b/g, () => owner)));
  return [
    `@${name}@`,
    `identifier bound.${fn}, device;`,
    ...declarations([
      ...asked.map(({ name }) => ({ kind: 'expression', name })),
      ...variables.filter((one) => !isOfDriver(one)),
    ]),
    '@@',
    ` ${fn}(${'..., '.repeat(Math.min(1, bus.position))}struct ${bus.device} *device, ...)`,
    ' {',
    ...written,
    ' }',
    '',
  ].join('\n');
}

/** One line for each kind. */
function declarations(variables: readonly { kind: string; from?: string | undefined; name: string }[]) {
  const kinds = new Map<string, string[]>();
  for (const { kind, from, name } of variables)
    kinds.set(kind, [...(kinds.get(kind) ?? []), from === undefined ? name : `${from}.${name}`]);
  return [...kinds].map(([kind, names]) => `${kind} ${names.join(', ')};`);
}

function driverRule(bus: Bus): string {
  const field = (path: string, fn: string): string => {
    const parts = path.split('.');
    const inner = parts.slice(1).reduceRight((value, part) => `{ .${part} = ${value} }`, fn);
    return `  .${parts[0]} = ${inner},`;
  };
  return [
    '@bound@',
    'identifier bound_driver, probefn, removefn;',
    '@@',
    ` struct ${bus.driver} bound_driver = {`,
    field(bus.probe[0] ?? 'probe', 'probefn'),
    field(bus.remove[0] ?? 'remove', 'removefn'),
    ' };',
    '',
  ].join('\n');
}

function headOf(summary: string, rules: readonly RuleText[], bus: Bus): string {
  const isAsked = (name: string): boolean =>
    rules.some(
      ({ variables, code }) =>
        variables.some((one) => one.from === 'driver' && one.name === name) &&
        isWordOf(code.filter(isMatched), name),
    );
  return [
    `// ${summary}`,
    `// For drivers of the ${bus.name} bus. Whether the order of releases stays right is not for this text to say.`,
    ...(isAsked('dev') ? ['// Right only where dev is the device that probe binds.'] : []),
    ...(isAsked('node') ? ['// Right only where node is the one of the device that probe binds.'] : []),
    '',
  ].join('\n');
}
