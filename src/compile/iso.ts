/**
 * Rewrites a rule's patterns into choices by isomorphisms: `x == NULL` becomes `\( x == NULL \| !x \)`. Only the pattern
 * is rewritten, never the C. Each isomorphism is tried once, in the order given, on every term of its category, inside
 * out; what an earlier one gave is a term like others to a later one.
 *
 * What is removed must stay removable and what is added must keep its place. So a term is rewritten only if the words
 * that make it that term are either all context without `+` code, or removed together with all the rest of the term;
 * in the second case `+` code around the whole goes along to each form.
 */
import { isLeaf, leavesOf, nodesOf, nothingAt, rebuild, treeOf } from '../smpl/nodes.ts';
import type { CodeRule, Mark, Metavariable, Pattern, PlusCode, PNode, When } from '../smpl/syntax.ts';
import { staysOneStatement } from './iso-braces.ts';
import { type Bound, matchSide, wholeType } from './iso-match.ts';
import { type IsoPlace, placesIn } from './iso-places.ts';
import type { Isomorphism, IsoSide } from './iso-read.ts';
import { isWhollyRemoved } from './shape.ts';

/** A pattern of more nodes than this is not rewritten further. */
const sizeLimit = 6000;

export function applyIsos(rule: CodeRule, isos: readonly Isomorphism[]): CodeRule {
  if (rule.disable.includes('all')) return rule;
  const work: Work = { rule, made: [], names: namesOf(rule), outlines: new WeakMap() };
  let patterns = rule.patterns;
  for (const iso of isos) {
    if (rule.disable.includes(iso.name)) continue;
    patterns = patterns.map((pattern) => applyTo(work, iso, pattern));
  }
  if (patterns.every((pattern, index) => pattern === rule.patterns[index])) return rule;
  const flat = patterns.map((pattern) => ({ ...pattern, code: rebuild(pattern.code, flatten) }));
  return { ...rule, patterns: flat, metavariables: [...rule.metavariables, ...work.made] };
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

interface Work {
  readonly rule: CodeRule;
  /** Metavariables that rewriting has brought in. */
  readonly made: Metavariable[];
  readonly outlines: WeakMap<PNode, Outline>;
  /** How often the rule names each of its metavariables. */
  readonly names: ReadonlyMap<string, number>;
}

type Counts = ReadonlyMap<string, number>;

/**
 * How often each metavariable is named by what is matched together, `+` code, types of others and `@` included: of a
 * choice by the branch that names it most. What comes from another rule is named there as well.
 */
function namesOf({ patterns, metavariables }: CodeRule): Counts {
  const types = metavariables.flatMap(({ type }) => (type === undefined ? [] : [countsIn(type)]));
  const inherited = metavariables.flatMap(({ name, from }) => (from === undefined ? [] : [name]));
  return sumOf([...patterns.map(({ code }) => countsIn(code)), ...types, countsOf(inherited)]);
}

function countsIn(tree: PNode): Counts {
  const plus = [...tree.before, ...tree.after].flatMap(({ leaves }) =>
    leaves.flatMap(({ kind, text }) => (kind === 'meta' ? [text] : [])),
  );
  const own = countsOf([...(tree.kind === 'meta' ? [tree.text] : []), ...tree.attached, ...plus]);
  const children = tree.children.map(countsIn);
  const whens = tree.whens.flatMap(whenCode).map(countsIn);
  return sumOf([own, ...whens, ...(tree.kind === 'disj' ? [mostOf(children)] : children)]);
}

const countsOf = (names: readonly string[]): Counts => sumOf(names.map((name) => new Map([[name, 1]])));

const sumOf = (all: readonly Counts[]): Counts => joined(all, (left, right) => left + right);
const mostOf = (all: readonly Counts[]): Counts => joined(all, Math.max);

function joined(all: readonly Counts[], join: (left: number, right: number) => number): Counts {
  const counts = new Map<string, number>();
  for (const each of all)
    for (const [name, count] of each) counts.set(name, join(counts.get(name) ?? 0, count));
  return counts;
}

function whenCode(when: When): readonly PNode[] {
  if ('code' in when) return [when.code];
  return 'condition' in when ? [when.condition] : [];
}

function applyTo(work: Work, iso: Isomorphism, pattern: Pattern): Pattern {
  const code = rewrite(work, iso, pattern.code);
  return code === pattern.code ? pattern : { ...pattern, code };
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

/** A term's rim: what hangs around the whole of it. */
interface Rim {
  readonly bare: PNode;
  readonly mark: Mark;
  readonly before: readonly PlusCode[];
  readonly after: readonly PlusCode[];
  readonly treeBefore: readonly PlusCode[];
  readonly treeAfter: readonly PlusCode[];
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

/**
 * Takes `+` code off the ends of a term that is removed as a whole, and statements off the ends of a statement; of other
 * terms, only what hangs on the tree.
 */
function rimOf(term: PNode, place: IsoPlace): Rim {
  const leaves = [...leavesOf(term)];
  const removed = leaves.length > 0 && leaves.every(({ mark }) => mark === 'minus');
  const starred = leaves.length > 0 && leaves.every(({ mark }) => mark === 'star');
  const tree = isLeaf(term) ? undefined : term;
  const outer = { ...term, ...(tree === undefined ? {} : { before: [], after: [] }) };
  const shared = { treeBefore: tree?.before ?? [], treeAfter: tree?.after ?? [] };
  const mark: Mark = removed ? 'minus' : starred ? 'star' : 'context';
  const first = leaves[0];
  const last = leaves.at(-1);
  const lifts = removed || standsApart(first, last, place);
  if (!lifts) return { ...shared, bare: outer, mark, before: [], after: [] };
  const bare = rebuild(outer, (node, original) => {
    const isFirst = original === first || (outer !== term && original === outer && first === term);
    const isLast = original === last || (outer !== term && original === outer && last === term);
    return isFirst || isLast
      ? { ...node, before: isFirst ? [] : node.before, after: isLast ? [] : node.after }
      : node;
  });
  return { ...shared, bare, mark, before: first?.before ?? [], after: last?.after ?? [] };
}

/**
 * Statements beside a statement and arguments beside an argument are no part of it, whatever form it takes; what comes in
 * the place of a removed word is.
 */
function standsApart(first: PNode | undefined, last: PNode | undefined, place: IsoPlace): boolean {
  const [before, after] = [first?.before ?? [], last?.after ?? []];
  if ((first?.mark === 'minus' && before.length > 0) || (last?.mark === 'minus' && after.length > 0))
    return false;
  if (place.what !== 'expression')
    return [...before, ...after].every(({ form }) => form === 'statements' || form === 'toplevel');
  if (wraps(before, after)) return true;
  return (
    place.argument &&
    before.every(({ leaves }) => leaves.at(-1)?.text === ',') &&
    after.every(({ leaves }) => leaves[0]?.text === ',')
  );
}

/** `+ f(` before and `+ )` behind: brackets that open on one side and close on the other go around any form of a term. */
function wraps(before: readonly PlusCode[], after: readonly PlusCode[]): boolean {
  const depths = (codes: readonly PlusCode[]): number =>
    codes
      .flatMap(({ leaves }) => leaves)
      .reduce((depth, { text }) => depth + (text === '(' ? 1 : text === ')' ? -1 : 0), 0);
  const opened = depths(before);
  return opened > 0 && opened === -depths(after);
}

/** `+` code next to a context term would come to stand elsewhere in another form; what replaces a word goes with it. */
function hangsOnEnds(term: PNode): boolean {
  const leaves = [...leavesOf(term)];
  const [first, last] = [leaves[0], leaves.at(-1)];
  return (
    (first?.mark !== 'minus' && (first?.before.length ?? 0) > 0) ||
    (last?.mark !== 'minus' && last?.after.some((code) => !closes(code)) === true)
  );
}

/** A brace that is opened within the term is part of what it closes. */
const closes = ({ form, leaves }: PlusCode): boolean => form === 'pieces' && leaves[0]?.text === '}';

/** Code within a removed term is there because of another choice: it belongs to the end of each form. */
function hangsAnywhere(term: PNode): boolean {
  for (const { before, after } of nodesOf(term)) if (before.length > 0 || after.length > 0) return true;
  return false;
}

/** The words that make the term what it is must be of one mark, and carry nothing. */
function mayRewrite(bound: Bound, rim: Rim): boolean {
  return bound.words.every(
    (word) => word.mark === rim.mark && word.before.length === 0 && word.after.length === 0,
  );
}

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

/** The term in the form of another side; undefined where that side drops or needs what it must not. */
function makeForm(
  work: Work,
  iso: Isomorphism,
  side: IsoSide,
  other: IsoSide,
  bound: Bound,
  rim: Rim,
): PNode | undefined {
  const wanted = metasOf(other.code);
  for (const name of metasOf(side.code))
    if (!wanted.has(name) && !mayDrop(work, iso, name, bound)) return undefined;
  const filled = new Map(bound.values);
  for (const name of wanted) {
    if (filled.has(name)) continue;
    const made = makeVariable(work, iso, name, bound, rim);
    if (made === undefined) return undefined;
    filled.set(name, [made]);
  }
  const form = build(other.code, filled, rim);
  const hung = form === undefined ? undefined : hangWords(form, other.code, bound);
  return hung === undefined ? undefined : putRim(hung, rim, bound);
}

/** Gives the words of the form what was hung with `@` on the same words of the term; undefined if there are none. */
function hangWords(form: PNode, side: PNode, bound: Bound): PNode | undefined {
  let result: PNode = form;
  for (const { text, attached } of bound.words) {
    if (attached.length === 0) continue;
    if (![...leavesOf(side)].some((leaf) => leaf.kind !== 'meta' && leaf.text === text)) return undefined;
    let done = false;
    result = rebuild(result, (node) => {
      if (done || node.text !== text || node.kind === 'meta') return node;
      done = true;
      return { ...node, attached: [...node.attached, ...attached] };
    });
  }
  return result;
}

const metasOf = (code: PNode): ReadonlySet<string> =>
  new Set([...nodesOf(code)].filter(({ kind }) => kind === 'meta').map(({ text }) => text));

/** What a form leaves out must be needed by nobody, and must have nothing hung on it. */
function mayDrop(work: Work, iso: Isomorphism, name: string, bound: Bound): boolean {
  const value = bound.values.get(name) ?? [];
  const nodes = value.flatMap((tree) => [...nodesOf(tree)]);
  if (nodes.some((node) => node.before.length > 0 || node.after.length > 0 || node.attached.length > 0))
    return false;
  const metas = nodes.filter(({ kind }) => kind === 'meta');
  if (metas.some(({ text }) => (work.names.get(text) ?? 0) > 1)) return false;
  const isPure = iso.variables.get(name)?.purity === 'pure';
  const leaves = value.flatMap((tree) => [...leavesOf(tree)]);
  return !isPure || (leaves.length === 1 && leaves[0]?.kind === 'meta');
}

/** A metavariable for what only the other side names: any term of its kind. */
function makeVariable(work: Work, iso: Isomorphism, name: string, bound: Bound, rim: Rim): PNode | undefined {
  const variable = iso.variables.get(name)?.metavariable;
  if (variable === undefined) return undefined;
  const fresh = `${name}@${iso.name}.${work.made.length + 1}`;
  const type = variable.type === undefined ? undefined : substituteType(variable.type, bound);
  if (variable.type !== undefined && type === undefined) return undefined;
  const { start, end } = rim.bare;
  work.made.push({ ...variable, name: fresh, type, span: { start, end } });
  return { ...nothingAt(start), kind: 'meta', text: fresh, end, mark: rim.mark };
}

/** The type of a new metavariable with the types put in that the term has shown. */
function substituteType(type: PNode, bound: Bound): PNode | undefined {
  const [specs, declarator] = type.children;
  const [only] = specs?.children ?? [];
  if (only?.kind !== 'meta') return type;
  const [value] = bound.values.get(only.text) ?? [];
  if (value?.kind !== 'type_name') return undefined;
  const [valueSpecs, valueDeclarator] = value.children;
  if (declarator === undefined || valueSpecs === undefined)
    return declarator === undefined ? value : undefined;
  return { ...value, children: [valueSpecs, pointerTo(declarator, valueDeclarator)] };
}

function pointerTo(pointer: PNode, inner: PNode | undefined): PNode {
  return inner === undefined ? pointer : { ...pointer, children: [...pointer.children, inner] };
}

/** A side with its metavariables replaced, marked like the term it stands for. */
function build(side: PNode, values: ReadonlyMap<string, readonly PNode[]>, rim: Rim): PNode | undefined {
  const type = side.kind === 'meta' ? side.text : wholeType(side);
  if (type !== undefined) return values.get(type)?.[0];
  const { start, end } = rim.bare;
  if (side.kind === 'unary' && side.children[0]?.text === '!') {
    const operand = build(side.children[1] as PNode, values, rim);
    return operand === undefined ? undefined : negate(operand, rim);
  }
  if (side.children.length === 0)
    return { ...side, start, end, mark: side.text === '' ? 'context' : rim.mark };
  const children: PNode[] = [];
  for (const child of side.children) {
    // a type may be several words
    const several = child.kind === 'meta' ? values.get(child.text) : undefined;
    const built = several === undefined ? build(child, values, rim) : undefined;
    if (several !== undefined) children.push(...several);
    else if (built === undefined) return undefined;
    else children.push(built);
  }
  return { ...treeOf(side.kind, children, start), start, end };
}

const opposites: Readonly<Record<string, string>> = { '==': '!=', '!=': '==' };

/** The opposite of a test, written the way people write it. */
function negate(operand: PNode, rim: Rim): PNode {
  // Any test is the opposite of some test.
  if (operand.kind === 'dots') return operand;
  if (operand.kind === 'disj') {
    const children = operand.children.map((child, index) => (index % 2 === 1 ? negate(child, rim) : child));
    return { ...operand, children };
  }
  const [left, operator, right] = operand.children;
  const opposite = operand.kind === 'binary' ? opposites[operator?.text ?? ''] : undefined;
  if (opposite !== undefined)
    return {
      ...operand,
      children: [left, { ...(operator as PNode), text: opposite }, right] as readonly PNode[],
    };
  if (operand.kind === 'unary' && left?.text === '!') return operator as PNode;
  const sign = word('!', rim);
  const tight =
    operand.kind === 'binary' ||
    operand.kind === 'assign' ||
    operand.kind === 'conditional' ||
    operand.kind === 'comma';
  const inner = tight ? treeOf('paren', [word('(', rim), operand, word(')', rim)]) : operand;
  return { ...treeOf('unary', [sign, inner]), start: rim.bare.start, end: rim.bare.end };
}

const word = (text: string, { bare, mark }: Rim): PNode => ({
  ...nothingAt(bare.start),
  kind: 'token',
  text,
  end: bare.end,
  mark,
});

/** Hangs around the form what hung around the term. */
function putRim(form: PNode, rim: Rim, bound: Bound): PNode {
  const leaves = [...leavesOf(form)];
  const first = leaves[0];
  const last = leaves.at(-1);
  const rimmed = rebuild(form, (node, original) => {
    const isFirst = original === first && rim.before.length > 0;
    const isLast = original === last && rim.after.length > 0;
    if (!isFirst && !isLast) return node;
    return {
      ...node,
      before: isFirst ? [...rim.before, ...node.before] : node.before,
      after: isLast ? [...node.after, ...rim.after] : node.after,
    };
  });
  const attached = [
    ...rimmed.attached,
    ...bound.attached,
    ...rim.bare.attached.filter((name) => !rimmed.attached.includes(name)),
  ];
  return {
    ...rimmed,
    attached: [...new Set(attached)],
    before: [...rim.treeBefore, ...rimmed.before],
    after: [...rimmed.after, ...rim.treeAfter],
  };
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
