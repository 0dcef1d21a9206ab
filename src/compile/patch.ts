import type { CodeRule, Rule } from '../smpl/syntax.ts';
import { applyIsos } from './iso.ts';
import { type Isomorphism, readIsos } from './iso-read.ts';
import { standardIsos } from './iso-standard.ts';
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
  readonly usings: readonly string[];
  readonly rules: readonly Rule[];
}

/** Texts of isomorphism files by the names that `using` gives them. */
export type IsoFiles = ReadonlyMap<string, string>;

const known = new Map<string, readonly Isomorphism[]>();

/** The isomorphisms of a text, read once. */
function isosOf(text: string, file: string): readonly Isomorphism[] {
  const read = known.get(text) ?? readIsos(text, file).value ?? [];
  known.set(text, read);
  return read;
}

/** Compiles the rules of a patch, after isomorphisms. Each exports what any rule behind it asks for. */
export function compilePatch(patch: PatchSource, isoFiles: IsoFiles = new Map()): CompiledPatch {
  const isosOfFiles = (files: readonly string[]): readonly Isomorphism[] =>
    files.flatMap((file) => isosOf(isoFiles.get(file) ?? '', file));
  const general = [...isosOf(standardIsos, 'standard.iso'), ...isosOfFiles(patch.usings)];
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
    const rewritten = applyIsos(rule, [...general, ...isosOfFiles(rule.using)]);
    const compiled = compileRule(rewritten, { exported: wanted.get(rule.name) ?? new Set() });
    for (const { from, name } of compiled.inherited) if (from !== undefined) want(from, inheritedName(name));
    for (const { rule: from, name } of compiled.consulted) want(from, name);
    steps.unshift({ kind: 'code', rule, compiled });
  }
  return { file: patch.file, virtuals: patch.virtuals, steps };
}

/** The rule's own name for an inherited metavariable is the name it has where it comes from. */
const inheritedName = (name: string): string => name;
