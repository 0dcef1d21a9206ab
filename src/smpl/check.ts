// What can be said about a rule from its declarations and words alone.
import type { Diagnostic } from '../report/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { nearest } from './nearest.ts';
import { nodesOf } from './nodes.ts';
import type { Header } from './read-header.ts';
import type { Constraint, ConstraintValue, Dependency, Metavariable, ScriptRule } from './syntax.ts';
import type { Token } from './token.ts';

/** What later rules may know of a rule. */
export interface KnownRule {
  readonly virtual: boolean;
  readonly metavariables: readonly string[];
}

export type KnownRules = ReadonlyMap<string, KnownRule>;

const didYouMean = (near: string | undefined): { readonly advice?: string } =>
  near === undefined ? {} : { advice: `did you mean \`${near}\`?` };

/** Rules that `depends on` or `extends` names must come before. */
export function checkDependencies(
  depends: Dependency,
  header: Header,
  known: KnownRules,
): readonly Diagnostic[] {
  const found = namedRules(depends).flatMap(({ rule, span }) =>
    known.has(rule) ? [] : [unknownRule(rule, span, known)],
  );
  if (header.extends === undefined || header.extendsAt === undefined || known.has(header.extends))
    return found;
  return [...found, unknownRule(header.extends, header.extendsAt, known)];
}

/** A dependency that is false whatever happens. */
export function checkPossible(depends: Dependency, span: Span): readonly Diagnostic[] {
  const rules = [...new Set(namedRules(depends).map(({ rule }) => rule))];
  if (rules.length === 0 || rules.length > 10) return [];
  for (let choice = 0; choice < 2 ** rules.length; choice++) {
    const matched = new Set(rules.filter((_, index) => (choice >> index) & 1));
    if (holds(depends, matched)) return [];
  }
  return [
    {
      severity: 'warning',
      code: 'rule-never-runs',
      message: 'this rule can never run',
      span,
      why: 'what it depends on contradicts itself',
    },
  ];
}

function holds(depends: Dependency, matched: ReadonlySet<string>): boolean {
  switch (depends.kind) {
    case 'always':
    case 'file-in':
      return true;
    case 'matched':
    case 'ever':
      return matched.has(depends.rule);
    case 'unmatched':
    case 'never':
      return !matched.has(depends.rule);
    case 'and':
      return holds(depends.left, matched) && holds(depends.right, matched);
    case 'or':
      return holds(depends.left, matched) || holds(depends.right, matched);
    case 'not':
      // both values of a path's answer are possible
      return depends.inner.kind === 'file-in' || !holds(depends.inner, matched);
    default:
      return depends satisfies never;
  }
}

type Named = Extract<Dependency, { readonly rule: string }>;

function namedRules(depends: Dependency): readonly Named[] {
  switch (depends.kind) {
    case 'always':
    case 'file-in':
      return [];
    case 'matched':
    case 'ever':
    case 'never':
    case 'unmatched':
      return [depends];
    case 'and':
    case 'or':
      return [...namedRules(depends.left), ...namedRules(depends.right)];
    case 'not':
      return namedRules(depends.inner);
    default:
      return depends satisfies never;
  }
}

function unknownRule(
  rule: string,
  span: { readonly start: number; readonly end: number },
  known: KnownRules,
): Diagnostic {
  return {
    severity: 'error',
    code: 'unknown-rule',
    message: `no rule before this one is named \`${rule}\``,
    span: { start: span.start, end: span.end },
    why: 'rules run in their order, and only see what those before them found; `virtual` names count as rules too',
    ...didYouMean(nearest(rule, known.keys())),
  };
}

export function checkMetavariables(
  metavariables: readonly Metavariable[],
  tokens: readonly Token[],
  text: string,
): readonly Diagnostic[] {
  return [
    ...duplicates(metavariables),
    ...checkUse(metavariables, tokens),
    ...checkWords(metavariables, tokens, text),
  ];
}

function duplicates(metavariables: readonly Metavariable[]): readonly Diagnostic[] {
  return metavariables.flatMap((metavariable, index) => {
    const first = metavariables
      .slice(0, index)
      .find(({ name, literal }) => name === metavariable.name && literal === metavariable.literal);
    if (first === undefined || metavariable.literal) return [];
    return [
      {
        severity: 'error',
        code: 'duplicate-metavariable',
        message: `\`${metavariable.name}\` is declared twice`,
        span: metavariable.span,
        related: [{ span: first.span, message: 'first declared here' }],
      },
    ];
  });
}

export const checkOrigins = (
  metavariables: readonly Metavariable[],
  known: KnownRules,
): readonly Diagnostic[] => metavariables.flatMap((metavariable) => checkOrigin(metavariable, known));

/** What is inherited must come from a rule that has it. */
function checkOrigin({ from, name, span }: Metavariable, known: KnownRules): readonly Diagnostic[] {
  if (from === undefined || from === 'virtual') return [];
  const rule = known.get(from);
  if (rule === undefined)
    return [unknownRule(from, { start: span.start, end: span.start + from.length }, known)];
  if (rule.metavariables.includes(name)) return [];
  return [unknownInherited(from, name, span, rule)];
}

const unknownInherited = (from: string, name: string, span: Span, rule: KnownRule): Diagnostic => ({
  severity: 'error',
  code: 'unknown-inherited-metavariable',
  message: `rule \`${from}\` has no metavariable \`${name}\``,
  span,
  ...didYouMean(nearest(name, rule.metavariables)),
});

/** What a script asks for must be there, or it never runs. `merge` has what finished workers hand over. */
export function checkInput(
  { rule, name }: ScriptRule['inputs'][number],
  span: Span,
  known: KnownRules,
): readonly Diagnostic[] {
  if (rule === 'virtual' || rule === 'merge') return [];
  const asked = known.get(rule);
  if (asked === undefined) return [{ ...unknownRule(rule, span, known), severity: 'warning' }];
  if (asked.metavariables.includes(name)) return [];
  return [{ ...unknownInherited(rule, name, span, asked), severity: 'warning' }];
}

/** Names that declarations use: in types, lengths, constraints and recipes. */
function usedByDeclarations(metavariables: readonly Metavariable[]): ReadonlySet<string> {
  const used = new Set<string>();
  const value = (each: ConstraintValue): void => {
    if (each.kind === 'local') used.add(each.name);
    if (each.kind === 'code')
      for (const node of nodesOf(each.pattern)) if (node.kind === 'meta') used.add(node.text);
  };
  const constraint = (each: Constraint): void => {
    if (each.kind === 'script')
      for (const parameter of each.parameters) used.add(parameter.split('.').at(-1) ?? parameter);
    else if (each.kind === 'not') constraint(each.inner);
    else if (each.kind === 'all' || each.kind === 'some') each.inner.forEach(constraint);
    else if ('values' in each) each.values.forEach(value);
  };
  for (const { type, length, constraints, recipe } of metavariables) {
    if (type !== undefined) for (const node of nodesOf(type)) if (node.kind === 'meta') used.add(node.text);
    if (typeof length === 'string') used.add(length);
    for (const piece of recipe ?? []) {
      if ('name' in piece) used.add(piece.name);
      if ('script' in piece) constraint(piece.script);
    }
    constraints.forEach(constraint);
  }
  return used;
}

/** The names that tokens use: words, what hangs on them, and formats within strings. */
function namesIn(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, text, attached } of tokens) {
    if (kind === 'word') names.add(text);
    for (const { name } of attached) names.add(name);
    if (kind === 'string') for (const found of text.matchAll(/@(\w+)@/g)) names.add(found[1] as string);
    if (kind === 'directive' || kind === 'comment')
      for (const found of text.matchAll(/[A-Za-z_]\w*/g)) names.add(found[0]);
  }
  return names;
}

function checkUse(metavariables: readonly Metavariable[], tokens: readonly Token[]): readonly Diagnostic[] {
  const declared = usedByDeclarations(metavariables);
  const matched = namesIn(tokens.filter(({ mark }) => mark !== 'plus'));
  const added = namesIn(tokens.filter(({ mark }) => mark === 'plus'));
  return metavariables.flatMap((metavariable) => {
    const { name, literal, kind, from } = metavariable;
    if (literal || matched.has(name)) return [];
    if (!added.has(name)) return declared.has(name) ? [] : [unused(metavariable)];
    const isBound = kind === 'fresh identifier' || from !== undefined || declared.has(name);
    return isBound ? [] : [unbound(metavariable, tokens)];
  });
}

const unused = ({ name, span }: Metavariable): Diagnostic => ({
  severity: 'warning',
  code: 'unused-metavariable',
  message: `\`${name}\` is declared but never used in the rule`,
  span,
});

function unbound({ name, span }: Metavariable, tokens: readonly Token[]): Diagnostic {
  const use = tokens.find((token) => token.mark === 'plus' && token.text === name);
  return {
    severity: 'error',
    code: 'unbound-metavariable',
    message: `\`${name}\` is used after \`+\` but nothing on a \`-\` or context line gives it a value`,
    span: use === undefined ? span : { start: use.start, end: use.end },
    why: 'a `+` line can only print what a `-` or context line has bound, or what an earlier rule has',
    advice: 'use it in the code that is matched, inherit it (`rule.name`), or declare it `fresh identifier`',
    related: [{ span, message: 'declared here' }],
  };
}

/** Words of `+` lines that look like a slip in the name of a metavariable. */
function checkWords(
  metavariables: readonly Metavariable[],
  tokens: readonly Token[],
  text: string,
): readonly Diagnostic[] {
  const names = metavariables
    .filter(({ name, literal }) => !literal && name.length > 3)
    .map(({ name }) => name);
  const matched = namesIn(tokens.filter(({ mark }) => mark !== 'plus'));
  const seen = new Set<string>();
  return tokens.flatMap((token) => {
    if (token.kind !== 'word' || token.mark !== 'plus' || seen.has(token.text)) return [];
    seen.add(token.text);
    const isDeclared = metavariables.some(({ name }) => name === token.text);
    const isCalled = /^\s*\(/.test(text.slice(token.end, token.end + 8));
    const isField = /(?:\.|->)\s*$/.test(text.slice(Math.max(token.start - 8, 0), token.start));
    const near =
      isDeclared || isCalled || isField || matched.has(token.text) || token.text.length < 4
        ? undefined
        : nearest(token.text, names);
    return near === undefined ? [] : [nearMiss(token, near)];
  });
}

const nearMiss = (token: Token, near: string): Diagnostic => ({
  severity: 'warning',
  code: 'undeclared-word',
  message: `\`${token.text}\` is used after \`+\` but is never declared`,
  span: { start: token.start, end: token.end },
  why: 'it is written into the code as it is',
  advice: `did you mean \`${near}\`?`,
});

/** Words of the code that only other rules declare: a declaration holds for its own rule alone. */
export function checkForeignWords(
  tokens: readonly Token[],
  isDeclared: (name: string) => boolean,
  before: ReadonlyMap<string, readonly Metavariable[]>,
  text: string,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return tokens.flatMap((token) => {
    if (token.kind !== 'word' || seen.has(token.text) || isDeclared(token.text)) return [];
    if (!standsForItself(token, text)) return [];
    seen.add(token.text);
    const rules = [...before].flatMap(([rule, variables]) =>
      variables.some(({ name, literal }) => name === token.text && !literal) ? [rule] : [],
    );
    const rule = rules.at(-1);
    return rule === undefined ? [] : [foreignWord(token, rule)];
  });
}

/** Whether a word is a value of its own: no function's name, field or tag. */
function standsForItself({ start, end }: Token, text: string): boolean {
  const [left, right] = [text.slice(Math.max(start - 12, 0), start), text.slice(end, end + 8)];
  return !/(?:\.|->|\b(?:struct|union|enum|goto)\s)\s*$/.test(left) && !/^\s*[(:]/.test(right);
}

const foreignWord = ({ text, start, end }: Token, rule: string): Diagnostic => ({
  severity: 'warning',
  code: 'undeclared-word',
  message: `\`${text}\` is no metavariable of this rule, though ${rule === '' ? 'a rule before it' : `rule \`${rule}\``} has one of that name`,
  span: { start, end },
  why: 'a declaration holds for its own rule: here the word is the C name as it stands',
  advice:
    rule === ''
      ? 'declare it here, too, or as `symbol` when the name itself is meant'
      : `declare it, take it over (\`expression ${rule}.${text};\`), or say \`symbol ${text};\` when the name itself is meant`,
});
