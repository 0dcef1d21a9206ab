/** Compiles a rule: its patterns to formulas, and what there must be for it to have a chance. */
import type { CodeRule, Constraint, Metavariable, Pattern, PNode } from '../smpl/syntax.ts';
import type { Formula } from './formula.ts';
import { FormulaMaker } from './maker.ts';
import { needsOfNames } from './name-uses.ts';
import { needOf } from './needs.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { withoutOptionals } from './optional.ts';
import { branchesOf, elementsOf, hasChange } from './shape.ts';
import { matchPiece, type Place, type Translation, translateList } from './statements.ts';
import { formatNames, metaNames, namesInRecipe, Variables } from './variables.ts';
import { all, any, type Need, NOTHING_NEEDED } from './words.ts';

/** A pattern of a rule, ready to be checked at the vertices of a graph. */
export interface CompiledPattern {
  readonly formula: Formula;
  /** Metavariables that others ask for: each set of their values is a match of its own. */
  readonly outer: readonly string[];
  readonly need: Need;
  /** Only in functions: it speaks of paths, or of a function itself. */
  readonly functionsOnly: boolean;
  /** It can only begin where a function does. */
  readonly fromStart: boolean;
  /** It stands for many directives: what it adds is added once, before the first or behind the last. */
  readonly once: 'first' | 'last' | undefined;
  /** Of a function whose head is changed: the head, and whether all of the function goes. */
  readonly head: { readonly code: PNode; readonly removed: boolean } | undefined;
}

export interface CompiledRule {
  readonly rule: CodeRule;
  readonly patterns: readonly CompiledPattern[];
  readonly variables: ReadonlyMap<string, Metavariable>;
  /** Metavariables that it takes over from other rules and uses. */
  readonly inherited: readonly Metavariable[];
  /** Those of them without which it may match all the same: they stand in branches of disjunctions only. */
  readonly optional: ReadonlySet<string>;
  /** Its own metavariables that others (later rules, `+` code of theirs) want. */
  readonly exported: readonly string[];
  /** Metavariables that only constraints speak of, or made-up names: `rule.name`. Those of names it cannot do without. */
  readonly consulted: readonly { readonly rule: string; readonly name: string; readonly isPart?: true }[];
}

export interface CompileOptions {
  /** Names of the rule's metavariables that someone outside will ask for. */
  readonly exported: ReadonlySet<string>;
  /** What a rule without `exists` or `forall` asks for, when it does not say. */
  readonly quantifier?: 'forall' | 'exists';
  /** Whether nobody wants to know if it matches where it changes and shows nothing. */
  readonly effectsOnly?: boolean;
  /** What must be where it matches for its places to be of use to the rules that ask for them. */
  readonly servesOnly?: Need | undefined;
}

export function compileRule(rule: CodeRule, options: CompileOptions): CompiledRule {
  const variables = new Variables(rule.metavariables);
  const every = (rule.quantifier ?? options.quantifier ?? (rule.starred ? 'exists' : 'forall')) === 'forall';
  const pieces = rule.patterns.flatMap(topPieces);
  const exported = [...options.exported].filter((name) => variables.isFree(name));
  const recipes = rule.metavariables.flatMap(({ recipe = [] }) => recipe.flatMap(namesInRecipe));
  const kept = new Set([...exported, ...plusVariables(pieces.map((piece) => piece.code)), ...recipes]);
  const positions = new Set(
    rule.metavariables.filter(({ kind }) => kind === 'position').map(({ name }) => name),
  );
  const patterns = pieces.map((piece) =>
    compilePattern(
      piece,
      variables,
      every,
      kept,
      positions,
      exported,
      rule.restrict,
      options.effectsOnly === true,
    ),
  );
  const used = usedNames(
    pieces.map((piece) => piece.code),
    rule.metavariables,
  );
  const [only, ...others] = patterns;
  const served = options.servesOnly;
  return {
    rule,
    // Of several pieces another one may have the place.
    patterns:
      served === undefined || only === undefined || others.length > 0
        ? patterns
        : [{ ...only, need: all([only.need, served]) }],
    variables: new Map(rule.metavariables.map((variable) => [variable.name, variable])),
    inherited: rule.metavariables.filter(
      (variable) => variable.from !== undefined && !variable.literal && used.has(variable.name),
    ),
    optional: namesInBranchesOnly(
      pieces.map((piece) => piece.code),
      rule.metavariables,
    ),
    exported,
    consulted: rule.metavariables.flatMap(consultedBy),
  };
}

/** Pieces at file level stand each for itself; statements are one path. */
const topPieces = (pattern: Pattern): readonly Pattern[] =>
  pattern.form === 'toplevel' && pattern.code.kind === 'seq'
    ? pattern.code.children.map((code) => ({ form: pattern.form, code }))
    : [pattern];

function compilePattern(
  pattern: Pattern,
  variables: Variables,
  every: boolean,
  kept: ReadonlySet<string>,
  positions: ReadonlySet<string>,
  exported: readonly string[],
  restrict: CodeRule['restrict'],
  effectsOnly: boolean,
): CompiledPattern {
  const make = new FormulaMaker(every);
  const neighbours = new Map<PNode, Neighbours>();
  const elements = withoutOptionalsDeep(elementsOf(pattern.code));
  for (const [node, around] of findNeighbours(elements, variables)) neighbours.set(node, around);
  let count = 0;
  const translation: Translation = { make, variables, neighbours, kept, fresh: () => count++ };
  const renames = restrict === 'identifier' && elements.length === 1;
  const outer = exported.filter((name) => !positions.has(name));
  const place: Place = {
    bound: new Set(outer),
    within: undefined,
    loop: undefined,
    choice: undefined,
    guard: false,
  };
  const [first] = elements;
  const list =
    renames && first !== undefined
      ? matchPiece(translation, 'name', first, place)
      : translateList(translation, elements, { kind: 'very-end' }, place);
  const formula = first?.kind === 'dots' ? make.and(make.mark('enter'), make.nextSome(list)) : list;
  return {
    formula,
    outer,
    need: all([
      needOfPattern(elements),
      ...needsOfNames(elements, (name) => variables.get(name)),
      ...(effectsOnly ? [needOfEffects(elements)] : []),
    ]),
    functionsOnly:
      pattern.form === 'locals' ||
      speaksOfPaths(elements) ||
      elements.some((element) => element.kind === 'fundef'),
    fromStart: first?.kind === 'fundef' || first?.kind === 'dots',
    once: onceOf(first),
    head: changedHead(first),
  };
}

function changedHead(pat: PNode | undefined): CompiledPattern['head'] {
  if (pat?.kind !== 'fundef') return undefined;
  const code = { ...pat, children: pat.children.slice(0, -1), before: [], after: [] };
  const brace = pat.children.at(-1)?.children.at(-1);
  const open = pat.children.at(-1)?.children[0];
  // A `{` that goes with the head takes new code along that is no prototype.
  const removed = brace?.mark === 'minus' && brace.after.length === 0;
  if (!hasChange(code) || (open?.mark === 'minus' && !removed)) return undefined;
  return { code, removed };
}

function onceOf(pat: PNode | undefined): CompiledPattern['once'] {
  if (pat?.kind !== 'directive' || !pat.text.includes('...') || pat.mark !== 'context') return undefined;
  return pat.before.length > 0 ? 'first' : pat.after.length > 0 ? 'last' : undefined;
}

/** Optional statements written out, in inner lists too. */
function withoutOptionalsDeep(elements: readonly PNode[]): readonly PNode[] {
  return withoutOptionals(elements.map(rewriteInner));
}

function rewriteInner(node: PNode): PNode {
  if (node.children.length === 0) return node;
  const children = LISTS.has(node.kind)
    ? withoutOptionalsDeep(node.children)
    : node.children.map(rewriteInner);
  const same =
    children.length === node.children.length && children.every((child, i) => child === node.children[i]);
  return same ? node : { ...node, children };
}

const LISTS: ReadonlySet<string> = new Set(['seq', 'block']);

/** Whether there are dots between statements somewhere: then single declarations at file level are not meant. */
const speaksOfPaths = (elements: readonly PNode[]): boolean =>
  elements.some(
    (element) =>
      element.kind === 'dots' ||
      (element.kind === 'nest' && element.children[1]?.kind === 'seq') ||
      (element.kind === 'disj' && branchesOf(element).some((branch) => speaksOfPaths(elementsOf(branch)))),
  );

/** The end of a function stands for a return, but not to a rule that has nothing else to go by. */
const needOfPattern = (elements: readonly PNode[]): Need =>
  isReturn(elements) ? all([needOfList(elements), { kind: 'word', word: 'return' }]) : needOfList(elements);

const isReturn = ([only, ...others]: readonly PNode[]): boolean =>
  others.length === 0 &&
  (only?.kind === 'return' ||
    (only?.kind === 'disj' && branchesOf(only).every((branch) => isReturn(elementsOf(branch)))));

/** Where all that a pattern changes or shows is in nests, one of these must match, or nothing comes of it. */
function needOfEffects(elements: readonly PNode[]): Need {
  const nests: PNode[] = [];
  const isOutside = (node: PNode): boolean => {
    if (node.kind !== 'nest') {
      const isOwn = node.before.length > 0 || node.after.length > 0;
      return isOwn || (node.children.length === 0 ? hasChange(node) : node.children.some(isOutside));
    }
    nests.push(node);
    return false;
  };
  // Each element is looked at, so that all nests are found.
  if (elements.map(isOutside).some((outside) => outside)) return NOTHING_NEEDED;
  const changed = nests.filter(hasChange);
  return changed.length === 0
    ? NOTHING_NEEDED
    : any(changed.map((nest) => needOfList(elementsOf(nest.children[1] as PNode))));
}

/** What a list of statements needs: an optional one nothing, a disjunction what one of its branches does. */
function needOfList(elements: readonly PNode[]): Need {
  return all(
    elements.map((element) =>
      element.kind === 'disj'
        ? any(branchesOf(element).map((branch) => needOfList(elementsOf(branch))))
        : element.kind === 'nest' && !element.atLeastOnce
          ? NOTHING_NEEDED
          : element.kind === 'seq'
            ? needOfList(element.children)
            : element.kind === 'return' || element.kind === 'if'
              ? needOf(withoutElse(element))
              : needOf(element),
    ),
  );
}

/** An else may be missing in the code (see the isomorphisms), so it needs nothing. */
const withoutElse = (node: PNode): PNode =>
  node.kind === 'if' ? { ...node, children: node.children.slice(0, 5) } : node;

function plusVariables(nodes: readonly PNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: PNode): void => {
    for (const code of [...node.before, ...node.after]) {
      for (const name of metaNames(code.leaves)) names.add(name);
    }
    for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  return names;
}

/** Metavariables that the code of the rule mentions, directly or through the declaration of one. */
function usedNames(nodes: readonly PNode[], metavariables: readonly Metavariable[]): ReadonlySet<string> {
  const names = new Set<string>(plusVariables(nodes));
  const visit = (node: PNode): void => {
    if (node.kind === 'meta') names.add(node.text);
    if (node.kind === 'string') for (const name of formatNames(node.text)) names.add(name);
    for (const name of node.attached) names.add(name);
    for (const when of node.whens) {
      if (when.kind === 'not' || when.kind === 'only') visit(when.code);
      if (when.kind === 'not-true' || when.kind === 'not-false') visit(when.condition);
    }
    for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  for (const variable of metavariables) {
    if (!names.has(variable.name)) continue;
    if (variable.type !== undefined) visit(variable.type);
    if (typeof variable.length === 'string') names.add(variable.length);
    for (const part of variable.recipe ?? []) for (const name of namesInRecipe(part)) names.add(name);
    for (const name of variable.constraints.flatMap(localsOf)) names.add(name);
  }
  return names;
}

/** Metavariables that stand nowhere but in branches of disjunctions, and in no `+` code, `when` or nest. */
function namesInBranchesOnly(
  nodes: readonly PNode[],
  metavariables: readonly Metavariable[],
): ReadonlySet<string> {
  const outside = new Set(plusVariables(nodes));
  const inside = new Set<string>();
  const visit = (node: PNode, names: Set<string>): void => {
    for (const name of ownNames(node)) names.add(name);
    for (const when of node.whens) {
      if (when.kind === 'not' || when.kind === 'only') visit(when.code, outside);
      if (when.kind === 'not-true' || when.kind === 'not-false') visit(when.condition, outside);
    }
    const isOutside = node.kind === 'nest' || node.kind === 'optional';
    const next = isOutside ? outside : node.kind === 'disj' ? inside : names;
    for (const child of node.children) visit(child, next);
  };
  for (const node of nodes) visit(node, outside);
  for (const { name, type } of metavariables) {
    if (type === undefined) continue;
    if (outside.has(name)) visit(type, outside);
    else if (inside.has(name)) visit(type, inside);
  }
  return new Set([...inside].filter((name) => !outside.has(name)));
}

function ownNames(node: PNode): readonly string[] {
  if (node.kind === 'meta') return [node.text, ...node.attached];
  return node.kind === 'string' ? [...formatNames(node.text), ...node.attached] : node.attached;
}

/** The rule's own names that a constraint speaks of. */
function localsOf(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'equal':
    case 'different':
    case 'within':
      return constraint.values.flatMap((value) => (value.kind === 'local' ? [value.name] : []));
    case 'script':
      return constraint.parameters.filter((name) => !name.includes('.'));
    case 'not':
      return localsOf(constraint.inner);
    case 'all':
    case 'some':
      return constraint.inner.flatMap(localsOf);
    case 'like':
    case 'unlike':
    case 'compare':
    case 'length':
      return [];
    default:
      return constraint satisfies never;
  }
}

function consultedBy(variable: Metavariable): CompiledRule['consulted'] {
  const found: { rule: string; name: string; isPart?: true }[] = [];
  const visit = (constraint: Metavariable['constraints'][number]): void => {
    if ('values' in constraint) {
      for (const value of constraint.values) {
        if (value.kind === 'inherited') found.push({ rule: value.rule, name: value.name });
      }
    } else if (constraint.kind === 'script') {
      for (const parameter of constraint.parameters) {
        const [rule, name] = parameter.split('.');
        if (rule !== undefined && name !== undefined) found.push({ rule, name });
      }
    } else if (constraint.kind === 'not') visit(constraint.inner);
    else if (constraint.kind === 'all' || constraint.kind === 'some') constraint.inner.forEach(visit);
  };
  variable.constraints.forEach(visit);
  if (typeof variable.length === 'string' && variable.length.includes('.')) {
    const [rule = '', name = ''] = variable.length.split('.');
    found.push({ rule, name });
  }
  for (const full of (variable.recipe ?? []).flatMap(namesInRecipe)) {
    const [rule, name] = full.split('.');
    if (rule !== undefined && name !== undefined) found.push({ rule, name, isPart: true });
  }
  return found;
}
