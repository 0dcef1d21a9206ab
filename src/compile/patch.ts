import type { CodeRule, Rule } from '../smpl/syntax.ts';
import { type CompiledRule, compileRule } from './rule.ts';

export interface CompiledPatch {
  readonly file: string;
  readonly virtuals: readonly string[];
  readonly steps: readonly Step[];
}

/** A rule of the patch in its turn. */
export type Step =
  | { readonly kind: 'code'; readonly rule: CodeRule; readonly compiled: CompiledRule }
  | { readonly kind: 'script'; readonly rule: Exclude<Rule, CodeRule> };

export interface PatchSource {
  readonly file: string;
  readonly virtuals: readonly string[];
  readonly rules: readonly Rule[];
}

/** Compiles the rules of a patch, after isomorphisms. Each exports what any rule behind it asks for. */
export function compilePatch(patch: PatchSource): CompiledPatch {
  const wanted = new Map<string, Set<string>>();
  const want = (rule: string, name: string): void => {
    const names = wanted.get(rule);
    if (names === undefined) wanted.set(rule, new Set([name]));
    else names.add(name);
  };
  const steps: Step[] = [];
  for (const rule of [...patch.rules].reverse()) {
    if (rule.kind === 'script') {
      for (const input of rule.inputs) want(input.rule, input.name);
      steps.unshift({ kind: 'script', rule });
      continue;
    }
    const compiled = compileRule(rule, { exported: wanted.get(rule.name) ?? new Set() });
    for (const { from, name } of compiled.inherited) if (from !== undefined) want(from, inheritedName(name));
    for (const { rule: from, name } of compiled.consulted) want(from, name);
    steps.unshift({ kind: 'code', rule, compiled });
  }
  return { file: patch.file, virtuals: patch.virtuals, steps };
}

/** The rule's own name for an inherited metavariable is the name it has where it comes from. */
const inheritedName = (name: string): string => name;
