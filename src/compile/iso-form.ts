/** Makes the other forms of a term that an isomorphism speaks of. */
import { leavesOf, nodesOf, nothingAt, rebuild, treeOf } from '../smpl/nodes.ts';
import type { Metavariable, PNode } from '../smpl/syntax.ts';
import { type Bound, wholeType } from './iso-match.ts';
import type { Isomorphism, IsoSide } from './iso-read.ts';
import { putRim, type Rim } from './iso-rim.ts';

/** What making forms of a rule's terms has to know, and adds to. */
export interface Making {
  /** Metavariables that rewriting has brought in. */
  readonly variables: Metavariable[];
  /** How often the rule names each of its metavariables. */
  readonly names: ReadonlyMap<string, number>;
}

/** The term in the form of another side; undefined where that side drops or needs what it must not. */
export function makeForm(
  made: Making,
  iso: Isomorphism,
  side: IsoSide,
  other: IsoSide,
  bound: Bound,
  rim: Rim,
): PNode | undefined {
  const wanted = metasOf(other.code);
  for (const name of metasOf(side.code))
    if (!wanted.has(name) && !mayDrop(made, iso, name, bound)) return undefined;
  const filled = new Map(bound.values);
  for (const name of wanted) {
    if (filled.has(name)) continue;
    const variable = makeVariable(made, iso, name, bound, rim);
    if (variable === undefined) return undefined;
    filled.set(name, [variable]);
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
function mayDrop(made: Making, iso: Isomorphism, name: string, bound: Bound): boolean {
  const value = bound.values.get(name) ?? [];
  const nodes = value.flatMap((tree) => [...nodesOf(tree)]);
  if (nodes.some((node) => node.before.length > 0 || node.after.length > 0 || node.attached.length > 0))
    return false;
  const metas = nodes.filter(({ kind }) => kind === 'meta');
  if (metas.some(({ text }) => (made.names.get(text) ?? 0) > 1)) return false;
  const isPure = iso.variables.get(name)?.purity === 'pure';
  const leaves = value.flatMap((tree) => [...leavesOf(tree)]);
  return !isPure || (leaves.length === 1 && leaves[0]?.kind === 'meta');
}

/** A metavariable for what only the other side names: any term of its kind. */
function makeVariable(
  made: Making,
  iso: Isomorphism,
  name: string,
  bound: Bound,
  rim: Rim,
): PNode | undefined {
  const variable = iso.variables.get(name)?.metavariable;
  if (variable === undefined) return undefined;
  const fresh = `${name}@${iso.name}.${made.variables.length + 1}`;
  const type = variable.type === undefined ? undefined : substituteType(variable.type, bound);
  if (variable.type !== undefined && type === undefined) return undefined;
  const { start, end } = rim.bare;
  made.variables.push({ ...variable, name: fresh, type, span: { start, end } });
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
