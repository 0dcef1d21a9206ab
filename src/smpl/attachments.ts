import type { Names } from './names.ts';
import type { MetavariableKind, PNode } from './syntax.ts';

/**
 * `f(...)@E`: a metavariable hung on a token with `@` stands for the closest term of its kind around that token.
 * Positions stay where they are, unless they follow such a metavariable, to which they then belong: `f(...)@E@p`.
 */
export function floatAttachments(root: PNode, names: Names): PNode {
  return float(root, names).node;
}

interface Floated {
  readonly node: PNode;
  /** What has not found its term yet. */
  readonly rising: readonly (readonly string[])[];
}

function float(node: PNode, names: Names): Floated {
  if (node.children.length === 0) return fromLeaf(node, names);
  const children = node.children.map((child) => float(child, names));
  const rising = children.flatMap((child) => child.rising);
  const kept = node.attached.length === 0 ? [] : groups(node.attached, names);
  const arrived = [...rising, ...kept].filter((group) => fits(node, names.kindOf(group[0] as string)));
  const onward = [...rising, ...kept].filter((group) => !arrived.includes(group));
  const same = children.every((child, index) => child.node === node.children[index]);
  const stays = arrived.flat();
  const changed = !same || stays.length > 0 || node.attached.length > 0;
  const floated = changed
    ? { ...node, children: children.map((child) => child.node), attached: stays }
    : node;
  return { node: floated, rising: onward };
}

function fromLeaf(leaf: PNode, names: Names): Floated {
  if (leaf.attached.length === 0) return { node: leaf, rising: [] };
  const all = groups(leaf.attached, names);
  const staying = all.filter((group) => staysOnLeaf(leaf, names.kindOf(group[0] as string)));
  const rising = all.filter((group) => !staying.includes(group));
  return { node: { ...leaf, attached: staying.flat() }, rising };
}

/** Each metavariable with the positions that follow it. */
function groups(attached: readonly string[], names: Names): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const name of attached) {
    const isPosition = names.kindOf(name) === 'position';
    const last = found.at(-1);
    if (isPosition && last !== undefined) last.push(name);
    else found.push([name]);
  }
  return found;
}

function staysOnLeaf(leaf: PNode, kind: MetavariableKind | undefined): boolean {
  if (kind === undefined || kind === 'position' || kind === 'comments' || kind === 'format') return true;
  return leaf.kind !== 'token' && isExpressionKind(kind) && leaf.kind !== 'meta';
}

const isExpressionKind = (kind: MetavariableKind): boolean =>
  kind === 'expression' ||
  kind === 'idexpression' ||
  kind === 'constant' ||
  kind === 'identifier' ||
  kind === 'expression list';

const statements =
  /^(block|expr_stmt|empty|macro_stmt|if|while|do|for|iterator|switch|goto|break|continue|return|asm)$/;
const expressions =
  /^(call|index|field|unary|postfix|binary|assign|conditional|cast|sizeof|paren|comma|strings|compound|stmt_expr|disj|conj)$/;

function fits(node: PNode, kind: MetavariableKind | undefined): boolean {
  switch (kind) {
    case 'position':
      return true;
    case 'statement':
      return statements.test(node.kind) || node.kind === 'seq';
    case 'declaration':
      return node.kind === 'decl';
    case 'type':
      return node.kind === 'type_name' || node.kind === 'specs';
    case 'initialiser':
      return node.kind === 'braces' || node.kind === 'designated' || expressions.test(node.kind);
    case 'parameter':
      return node.kind === 'param';
    case 'parameter list':
      return node.kind === 'params';
    case 'expression list':
      return node.kind === 'args' || node.kind === 'params';
    default:
      return expressions.test(node.kind) || node.kind === 'seq';
  }
}
