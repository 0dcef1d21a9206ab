import type { Diagnostic } from '../report/diagnostic.ts';
import { parsePatch } from '../smpl/parse.ts';
import type { CodeRule, PNode, SemanticPatch } from '../smpl/syntax.ts';
import { callsOf, releasesOf } from './forms.ts';
import { readHeader } from './header.ts';
import type { ResourcePattern } from './pattern.ts';

export interface BuiltPattern {
  readonly pattern: ResourcePattern | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a pattern of a file's text. `name` is its place under the patterns folder, without the extension. */
export function buildPattern(name: string, file: string, text: string): BuiltPattern {
  const { header, diagnostics: ofHeader } = readHeader(text, file);
  const { value: patch, diagnostics: ofPatch } = parsePatch(driverRule + text, file);
  const ofRules = ofPatch.map(withoutDriverRule);
  const found = [...ofHeader, ...ofRules];
  if (header === undefined || patch === undefined) return { pattern: undefined, diagnostics: found };
  const [acquire, release] = [ruleOf(patch, 'acquire'), ruleOf(patch, 'release')];
  const missing = acquire === undefined ? 'acquire' : release === undefined ? 'release' : undefined;
  if (acquire === undefined || release === undefined)
    return {
      pattern: undefined,
      diagnostics: [
        ...found,
        {
          severity: 'error',
          code: 'pattern-rules',
          message: `the pattern has no rule '${missing}'`,
          file,
          advice: `name the rule that matches it '@${missing}@'`,
        },
      ],
    };
  const forms = callsOf(acquire);
  const lookup = ruleOf(patch, 'lookup');
  const pattern: ResourcePattern = {
    ...header,
    name,
    file,
    text,
    acquire,
    release,
    lookup,
    lookups: callsOf(lookup),
    givesStatus: lookup !== undefined && replacesAssignment(lookup),
    acquires: forms.map((form) => ({ ...form, result: form.result ?? resultFor(forms, form.callee) })),
    releases: releasesOf(release),
    starts: callsOf(ruleOf(patch, 'start')),
    others: callsOf(ruleOf(patch, 'other')),
    ownerArguments: ['dev', 'device', 'node'].filter(
      (name) => isOfDriver(acquire, name) && forms.some((form) => form.args.some((arg) => arg.text === name)),
    ),
    key: release.metavariables
      .filter((each) => each.from === 'acquire' || each.from === 'lookup')
      .map((each) => each.name),
    rides: header.managedWith !== undefined && !acquire.patterns.some(({ code }) => isChanged(code)),
  };
  return { pattern, diagnostics: found };
}

/** Stands before every pattern, so that its rules can inherit the bound device: what it is, the driver's model says. */
const driverRule = '@driver@ expression dev, device, node; @@\n  managed_by(dev, device, node)\n\n';

function withoutDriverRule(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.span === undefined) return diagnostic;
  const { start, end } = diagnostic.span;
  const by = driverRule.length;
  return { ...diagnostic, span: { start: Math.max(0, start - by), end: Math.max(0, end - by) } };
}

/** The rule replaces the assignment, and not only the call in it. */
const replacesAssignment = (rule: CodeRule): boolean =>
  rule.patterns.some(({ code }) => hasGoneAssignment(code));

const hasGoneAssignment = (node: PNode): boolean =>
  node.kind === 'assign' ? node.children[1]?.mark === 'minus' : node.children.some(hasGoneAssignment);

const ruleOf = (patch: SemanticPatch, name: string): CodeRule | undefined =>
  patch.rules.find((rule): rule is CodeRule => rule.kind === 'code' && rule.name === name);

/** A family of forms that differ in whether the result is kept: what is kept is the same thing. */
const resultFor = (forms: readonly { callee: string; result: string | undefined }[], callee: string) =>
  forms.find((form) => form.callee === callee && form.result !== undefined)?.result;

/** Reports whether a rule's code has anything to take away; what is only added stands beside such code. */
const isChanged = (code: PNode): boolean => code.mark === 'minus' || code.children.some(isChanged);

const isOfDriver = (rule: CodeRule, name: string): boolean =>
  rule.metavariables.some((each) => each.name === name && each.from === 'driver');
