/**
 * Rewrites a rule's patterns into choices by isomorphisms: `x == NULL` becomes `\( x == NULL \| !x \)`. Only the pattern
 * is rewritten, never the C. Each isomorphism is tried once, in the order given, on every term of its category, inside
 * out; what an earlier one gave is a term like others to a later one.
 *
 * What is removed must stay removable and what is added must keep its place. So a term is rewritten only if the words
 * that make it that term are either all context without `+` code, or removed together with all the rest of the term;
 * in the second case `+` code around the whole goes along to each form.
 */
import { leavesOf, nodesOf, nothingAt, rebuild, treeOf } from '../smpl/nodes.ts';
import type { CodeRule, Mark, Pattern, PNode, When } from '../smpl/syntax.ts';
import { staysOneStatement } from './iso-braces.ts';
import { type Making, makeForm } from './iso-form.ts';
import { type Bound, matchSide } from './iso-match.ts';
import { namesOf, whenCode } from './iso-names.ts';
import { type IsoPlace, placesIn } from './iso-places.ts';
import type { Isomorphism, IsoSide } from './iso-read.ts';
import { hangsAnywhere, hangsOnEnds, mayRewrite, rimOf } from './iso-rim.ts';
import { isWhollyRemoved } from './shape.ts';

/** A pattern of more nodes than this is not rewritten further. */
const sizeLimit = 6000;

export function applyIsos(rule: CodeRule, isos: readonly Isomorphism[]): CodeRule {
  if (rule.disable.includes('all')) return rule;
  const work: Work = { rule, variables: [], names: namesOf(rule), outlines: new WeakMap() };
  let patterns = rule.patterns;
  for (const iso of isos) {
    if (rule.disable.includes(iso.name)) continue;
    patterns = patterns.map((pattern) => applyTo(work, iso, pattern));
  }
  if (patterns.every((pattern, index) => pattern === rule.patterns[index])) return rule;
  const flat = patterns.map((pattern) => ({ ...pattern, code: rebuild(pattern.code, flatten) }));
  return { ...rule, patterns: flat, metavariables: [...rule.metavariables, ...work.variables] };
}

/** A choice within a choice is one choice; of two branches that say the same the first is enough. */
function flatten(node: PNode): PNode {
  if (node.kind !== 'disj') return node;
  const branches = node.children.filter((_, index) => index % 2 === 1);
  const inner = branches.map(innerChoice);
  if (inner.every((choice) => choice === undefined)) return node;
  const all = branches.flatMap(
    (branch, index) => inner[index]?.children.filter((_, at) => at % 2 === 1) ?? [branch],
  );
  const distinct = all.filter((branch, index) => !isKnown(branch, all.slice(0, index)));
  const signs = [
    node.children[0],
    ...distinct.slice(1).map(() => sign('\\|', node.start, node.children[0]?.mark ?? 'context')),
  ] as readonly PNode[];
  const children = distinct.flatMap((branch, index) => [signs[index] as PNode, branch]);
  return { ...node, children: [...children, node.children.at(-1) as PNode] };
}

/** The choice that a branch consists of, if nothing hangs on it. */
function innerChoice(branch: PNode): PNode | undefined {
  const only = branch.kind === 'seq' && branch.children.length === 1 ? branch.children[0] : branch;
  return only?.kind === 'disj' && only.attached.length === 0 && only.after.length === 0 ? only : undefined;
}

function applyTo(work: Work, iso: Isomorphism, pattern: Pattern): Pattern {
  const code = rewrite(work, iso, pattern.code);
  return code === pattern.code ? pattern : { ...pattern, code };
}

interface Work extends Making {
  readonly rule: CodeRule;
  readonly outlines: WeakMap<PNode, Outline>;
}

/** What is known of a tree as long as no isomorphism changes it: most do not. */
interface Outline {
  readonly size: number;
  readonly words: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly places: ReadonlyMap<PNode, IsoPlace>;
}

function outlineOf(work: Work, root: PNode): Outline {
  const known = work.outlines.get(root);
  if (known !== undefined) return known;
  const words = new Set<string>();
  const kinds = new Set<string>();
  let size = 0;
  const look = (tree: PNode): void => {
    for (const node of nodesOf(tree)) {
      size++;
      kinds.add(node.kind);
      if (node.kind !== 'meta') words.add(node.text);
      for (const when of node.whens) whenCode(when).forEach(look);
    }
  };
  look(root);
  const outline = { size, words, kinds, places: placesIn(root) };
  work.outlines.set(root, outline);
  return outline;
}

/** Whether a tree has all that some side of the isomorphism spells out. */
function mayApply(iso: Isomorphism, { words, kinds }: Outline): boolean {
  return iso.sides.some(({ code, rewrites }) => {
    if (!rewrites) return false;
    if (code.kind !== 'meta' && !kinds.has(code.kind)) return false;
    for (const leaf of leavesOf(code)) if (leaf.kind !== 'meta' && !words.has(leaf.text)) return false;
    return true;
  });
}

function rewrite(work: Work, iso: Isomorphism, root: PNode): PNode {
  const outline = outlineOf(work, root);
  if (outline.size > sizeLimit || !mayApply(iso, outline)) return root;
  const { places } = outline;
  return rebuild(root, (node, original) => {
    const inWhens = rewriteWhens(work, iso, node);
    const place = places.get(original);
    return place === undefined ? inWhens : rewriteTerm(work, iso, inWhens, place);
  });
}

function rewriteWhens(work: Work, iso: Isomorphism, node: PNode): PNode {
  if (node.whens.length === 0) return node;
  const whens = node.whens.map((when): When => {
    const [code] = whenCode(when);
    const changed = code === undefined ? undefined : rewrite(work, iso, code);
    if (changed === undefined || changed === code) return when;
    return 'code' in when ? { ...when, code: changed } : ({ ...when, condition: changed } as When);
  });
  return whens.every((when, index) => when === node.whens[index]) ? node : { ...node, whens };
}

function fitsPlace(iso: Isomorphism, place: IsoPlace): boolean {
  switch (iso.category) {
    case 'Expression':
      return place.what === 'expression';
    case 'TestExpression':
      return place.what === 'expression' && place.test;
    case 'ToTestExpression':
      return place.what === 'expression' && (place.test || place.bare);
    case 'ArgExpression':
      return place.what === 'expression' && place.argument;
    case 'Statement':
    case 'TopLevel':
      return place.what === 'statement';
    case 'Declaration':
      return place.what === 'declaration';
    case 'Type':
      // the matcher compares types by what they mean
      return false;
    default:
      return iso.category satisfies never;
  }
}

function rewriteTerm(work: Work, iso: Isomorphism, term: PNode, place: IsoPlace): PNode {
  if (!fitsPlace(iso, place) || term.inTest === true) return term;
  const onlyInTests = iso.category === 'ToTestExpression' && !place.test;
  if (!iso.sides.some((side) => side.rewrites && looksLike(side.code, term))) return term;
  const rim = rimOf(term, place);
  if (rim.mark === 'minus' ? hangsAnywhere(rim.bare) : hangsOnEnds(rim.bare)) return term;
  const forms: PNode[] = [];
  for (const side of iso.sides) {
    if (!side.rewrites) continue;
    const bound = matchSide(side.code, rim.bare, { iso, rule: work.rule, mark: rim.mark });
    if (bound === undefined || !mayRewrite(bound, rim)) continue;
    if (rim.mark === 'context' && !valuesStay(iso, side, bound)) continue;
    for (const other of iso.sides) {
      const form = other === side ? undefined : makeForm(work, iso, side, other, bound, rim);
      if (form !== undefined && !isKnown(form, [term, ...forms]))
        forms.push(onlyInTests ? { ...form, inTest: true } : form);
    }
  }
  return forms.length === 0 ? term : choiceOf([term, ...forms], place, rim.mark);
}

const looksLike = (side: PNode, term: PNode): boolean =>
  side.kind === 'meta' || (side.kind === term.kind && side.text === term.text);

/** Whether what the rule does to the parts of a context term lets it take another form. */
function valuesStay(iso: Isomorphism, side: IsoSide, bound: Bound): boolean {
  if (side.code.kind === 'block') return [...bound.values.values()].every(staysOneStatement);
  // The condition of an `if` that takes another form stays the condition.
  if (iso.category === 'Statement') return true;
  // An operand that is replaced as a whole stays where the rule shows it.
  return [...bound.values].every(
    ([name, trees]) =>
      side.code.kind === 'paren' ||
      iso.variables.get(name)?.metavariable.kind !== 'expression' ||
      !trees.every((tree) => isWhollyRemoved(tree) && hangsAnywhere(tree)),
  );
}

/** Whether one of the forms says the same, marks and `+` code included. */
function isKnown(form: PNode, forms: readonly PNode[]): boolean {
  const text = saying(form);
  return forms.some((each) => each.kind === form.kind && saying(each) === text);
}

function saying(form: PNode): string {
  const leaves = [...leavesOf(form)];
  const plus = leaves.flatMap(({ before, after }) => [...before, ...after]).map(({ start }) => start);
  return `${leaves.map(({ text, mark }) => `${mark[0]}${text}`).join(' ')} ${plus.join(' ')}`;
}

/** The signs of a choice have the mark of its forms, so that a removed term stays removed as a whole. */
const sign = (text: string, at: number, mark: Mark): PNode => ({
  ...nothingAt(at),
  kind: 'token',
  text,
  mark,
});

function choiceOf(forms: readonly PNode[], place: IsoPlace, mark: Mark): PNode {
  const start = forms[0]?.start ?? 0;
  const end = forms[0]?.end ?? 0;
  const branches = forms.map((form) => (place.what === 'expression' ? form : treeOf('seq', [form])));
  const children = branches.flatMap((branch, index) => [
    sign(index === 0 ? '\\(' : '\\|', start, mark),
    branch,
  ]);
  return { ...treeOf('disj', [...children, sign('\\)', end, mark)]), start, end };
}
