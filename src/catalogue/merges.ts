import type { Diagnostic } from '../report/diagnostic.ts';
import { parsePatch } from '../smpl/parse.ts';
import type { CodeRule, PNode } from '../smpl/syntax.ts';
import { callsOf } from './forms.ts';
import { readHeader } from './header.ts';
import type { CallForm, Failure } from './pattern.ts';

/**
 * What one file under `patterns/merges` says: two resources that one managed form takes both, when they are made of
 * the same thing. Whether each of them may be managed is for their own patterns to say; this is only how it is written.
 */
export interface Merge {
  readonly name: string;
  /** The first kernel version that has the managed form. */
  readonly since: string;
  readonly declared: readonly string[];
  readonly include: string | undefined;
  readonly fails: Failure;
  readonly managedFails: Failure;
  /** Where the thing comes from, and the name that it gets there. */
  readonly lookup: CallForm;
  /** The managed form looks it up as well. */
  readonly looksUp: boolean;
  readonly claim: CallForm;
  readonly map: CallForm;
  /** How the call that maps becomes the managed form. */
  readonly merged: CodeRule;
  readonly managed: { readonly name: string; readonly args: readonly string[] };
}

/** What stands before every file, so that rules can inherit the bound device. */
const driverRule = '@driver@ expression dev, device; @@\n  managed_by(dev, device)\n\n';

export function readMerge(
  name: string,
  file: string,
  text: string,
): { readonly merge: Merge | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { header, diagnostics } = readHeader(text, file);
  const { value, diagnostics: ofPatch } = parsePatch(driverRule + text, file);
  const rule = (wanted: string) =>
    value?.rules.find((one): one is CodeRule => one.kind === 'code' && one.name === wanted);
  const found = [...diagnostics, ...ofPatch];
  const [lookup, claim, map] = ['lookup', 'claim', 'map'].map((one) => callsOf(rule(one))[0]);
  const merged = rule('merged');
  const managed = merged && managedCallOf(merged);
  if (!header || !lookup || !claim || !map || !merged || !managed)
    return {
      merge: undefined,
      diagnostics: [
        ...found,
        {
          severity: 'error',
          code: 'pattern-rules',
          message: 'a merge has the rules lookup, claim, map and merged',
          file,
        },
      ],
    };
  const { since, declared, include, fails, managedFails } = header;
  const looksUp = rule('lookup')?.changes === true;
  return {
    merge: {
      name,
      since,
      declared,
      include,
      fails,
      managedFails,
      lookup,
      looksUp,
      claim,
      map,
      merged,
      managed,
    },
    diagnostics: found,
  };
}

/** `f(dev, res)`: the name, and its arguments, which are metavariables. */
function managedCallOf(rule: CodeRule): Merge['managed'] | undefined {
  const leaves = rule.patterns.flatMap(({ code }) => plusLeaves(code));
  const [name, ...rest] = leaves;
  return name === undefined
    ? undefined
    : { name: name.text, args: rest.filter(({ kind }) => kind === 'meta').map(({ text }) => text) };
}

const plusLeaves = (node: PNode): readonly { readonly kind: string; readonly text: string }[] => [
  ...node.before.flatMap(({ leaves }) => leaves),
  ...node.children.flatMap(plusLeaves),
  ...node.after.flatMap(({ leaves }) => leaves),
];

/** A term as planner and proof write values: `f(a,b)`, `res->start`; undefined when a metavariable has no value. */
export function termValue(term: PNode, values: ReadonlyMap<string, string>): string | undefined {
  if (term.kind === 'meta') return values.get(term.text);
  if (term.kind === 'field') {
    const [base, operator, member] = term.children;
    const value = base && termValue(base, values);
    return value === undefined ? undefined : `${value}${operator?.text ?? ''}${member?.text ?? ''}`;
  }
  if (term.kind === 'call') {
    const args = (term.children[2]?.children ?? []).filter(({ kind }) => kind !== 'token');
    return callValue(term.children[0]?.text ?? '', args, values);
  }
  return term.children.length === 0 ? term.text : undefined;
}

export function callValue(
  callee: string,
  args: readonly PNode[],
  values: ReadonlyMap<string, string>,
): string | undefined {
  const all = args.map((arg) => termValue(arg, values));
  return all.includes(undefined) ? undefined : `${callee}(${all.join(',')})`;
}

/** The values of the lookup's metavariables; undefined when the value is not the result of such a lookup. */
export function lookupValues(
  { lookup }: Merge,
  value: string,
  device: string,
): ReadonlyMap<string, string> | undefined {
  const open = `${lookup.callee}(`;
  if (!value.startsWith(open)) return undefined;
  const given = value.slice(open.length, -1).split(',');
  const values = new Map([['device', device]]);
  lookup.args.forEach((arg, index) => {
    if (arg.kind === 'meta' && arg.text !== 'device') values.set(arg.text, given[index] ?? '');
  });
  return callValue(lookup.callee, lookup.args, values) === value ? values : undefined;
}
