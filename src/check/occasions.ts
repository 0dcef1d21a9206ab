import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { bare, visit } from '../c/walk.ts';
import type { Use } from '../driver/calls.ts';
import { bracesOf, fieldsOf } from '../driver/fields.ts';
import type { Role } from '../driver/model.ts';
import { roleAt } from '../driver/reach.ts';
import { variablesOf } from '../driver/variables.ts';
import { around } from '../lifetimes/sites.ts';
import { contains } from '../text/span.ts';
import type { FileView } from './rule.ts';

/** When a function runs, other than in probe. */
export interface Occasion {
  /** `each time the device is suspended or resumed`, `each time .ndo_open is called`. */
  readonly when: string;
  /** It surely comes again while the device stays bound. */
  readonly again: boolean;
}

const occasionOfRole: Readonly<Partial<Record<Role, Occasion>>> = {
  power: { when: 'each time the device is suspended or resumed', again: true },
  shutdown: { when: 'while the driver is unbound', again: true },
  remove: { when: 'while the driver is unbound', again: true },
};

/**
 * When a function runs, if all is known that leads to it and none of that is probe: callbacks that come again and again,
 * and functions of this file that only those call. Undefined otherwise.
 */
export function occasionOf(view: FileView, name: string): Occasion | undefined {
  const seen = new Set([name]);
  const found: Occasion[] = [];
  let isOnce = false;
  for (const at of seen) {
    const { calls } = view;
    if (calls.definitionsOf(at).some((item) => !calls.isStatic(item))) return undefined;
    for (const use of calls.usesOf(at)) {
      if (use.kind === 'call' && use.item.kind === 'function' && use.item.name !== undefined) {
        seen.add(use.item.name);
        isOnce ||= isAsked(view.file.read(use.item).tree, use.call);
        continue;
      }
      const occasion = occasionAt(view, use, at);
      if (occasion === undefined) return undefined;
      found.push(occasion);
    }
  }
  // Of several the one that says least counts.
  const least = found.find(({ again }) => !again) ?? found[0];
  return least === undefined ? undefined : { ...least, again: least.again && !isOnce };
}

/** `if (!priv->firmware)` around it: it may be made once only. */
const isAsked = (fn: Node, call: Node): boolean =>
  around(fn, call).some(({ kind, children: [, , condition] }) => {
    const asked = kind === 'if' && condition !== undefined ? bare(condition) : undefined;
    if (asked?.kind === 'unary') return asked.children[0]?.text === '!';
    return asked?.kind === 'binary' && asked.children[1]?.text === '==' && asked.children[2]?.text === 'NULL';
  });

function occasionAt(
  { drivers, file, catalogue: { known } }: FileView,
  use: Use,
  name: string,
): Occasion | undefined {
  const roles = drivers.units.flatMap((unit) => roleAt(use, unit) ?? []);
  if (roles.length > 0)
    return roles.every((role) => occasionOfRole[role]) ? occasionOfRole[roles[0] as Role] : undefined;
  if (use.kind !== 'address' || use.item === undefined) return undefined;
  const tree = file.read(use.item).tree;
  const field =
    use.item.kind === 'function' ? assignedField(tree, use, name) : initialisedField(use.item, tree, use);
  if (field !== undefined && known.repeats.has(field))
    return { when: `each time .${field.split('.')[1]} is called`, again: true };
  const taker = use.item.kind === 'function' ? takerOf(tree, use) : undefined;
  return taker !== undefined && known.runsLater.has(taker)
    ? { when: `whenever the function that ${taker}() was given runs`, again: false }
    : undefined;
}

/** `net_device_ops.ndo_open`, of `struct net_device_ops ops = { .ndo_open = f }`. */
function initialisedField(item: Item, tree: Node, use: Use): string | undefined {
  if (item.kind === 'directive') return undefined;
  for (const { tag, value } of variablesOf(tree)) {
    const braces = value === undefined ? undefined : bracesOf(value);
    const field =
      braces === undefined ? undefined : fieldsOf(braces).findLast(({ node }) => contains(node, use.span));
    if (tag !== undefined && field !== undefined) return `${tag}.${field.path.split('.').at(-1)}`;
  }
  return undefined;
}

/** `input_dev.open`, of `input->open = f` where `struct input_dev *input` is declared in the same function. */
function assignedField(tree: Node, use: Use, name: string): string | undefined {
  let found: string | undefined;
  visit(tree, (node) => {
    if (node.kind !== 'assign' || !contains(node, use.span) || node.children[2]?.text !== name) return;
    const [base, , field] = node.children[0]?.kind === 'field' ? node.children[0].children : [];
    const tag = base?.kind === 'ident' ? tagOf(tree, base.text) : undefined;
    if (tag !== undefined && field !== undefined) found = `${tag}.${field.text}`;
  });
  return found;
}

/** The struct that a local variable or a parameter points to. */
function tagOf(tree: Node, name: string): string | undefined {
  let found: string | undefined;
  visit(tree, (node) => {
    if (node.kind !== 'decl' && node.kind !== 'param') return;
    const variable = variablesOf(node).find((one) => one.name === name);
    found ??= variable?.tag;
  });
  return found;
}

/** The function that is given this address as an argument. */
function takerOf(tree: Node, use: Use): string | undefined {
  let found: string | undefined;
  visit(tree, (node) => {
    if (node.kind === 'call' && contains(node, use.span)) found = node.children[0]?.text;
  });
  return found;
}

/**
 * A function may run when the driver is unbound: remove leads to it, an action of the device, or a callback that undoes
 * what another one does (close, stop). Not so what is called while the device sleeps or works: suspend, an ioctl, work.
 */
export function mayRunAtTheEnd(view: FileView, item: Item): boolean {
  const seen = new Set([item]);
  for (const at of seen) {
    if (!view.calls.isStatic(at)) return true;
    for (const use of view.calls.usesOf(at.name ?? '')) {
      if (use.kind === 'call') seen.add(use.item);
      else if (isOfTheEnd(view, use)) return true;
    }
  }
  return false;
}

/** This use of a function's address, or in a macro, may have it called at the end. */
function isOfTheEnd({ file, drivers, catalogue: { known } }: FileView, use: Use): boolean {
  const roles = drivers.units.flatMap((unit) => roleAt(use, unit) ?? []);
  if (roles.length > 0) return roles.includes('remove');
  if (isOfPower(file.text, use)) return false;
  if (use.kind !== 'address' || use.item === undefined) return true;
  const tree = file.read(use.item).tree;
  const taker = takerOf(tree, use);
  if (taker !== undefined) return !known.runsLater.has(taker);
  const field = fieldAt(tree, use);
  return field === undefined || known.stops.has(field);
}

/** `.close = f`, `ops->close = f`. */
function fieldAt(tree: Node, use: Use): string | undefined {
  let found: string | undefined;
  visit(tree, (node) => {
    if (!contains(node, use.span)) return 'skip';
    if (node.kind === 'designated')
      found = node.children[0]?.children.find(({ kind }) => kind === 'ident')?.text;
    if (node.kind === 'assign' && node.children[0]?.kind === 'field')
      found = node.children[0].children[2]?.text;
    return undefined;
  });
  return found;
}

const isOfPower = (text: string, { span }: Use): boolean =>
  /_PM_OPS\s*\([^()]*$/.test(text.slice(Math.max(0, span.start - 120), span.start));
