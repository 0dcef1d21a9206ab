import type { Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { bare, bodyOf, callArguments, calleeName, nodesOfKind, spelling, walk } from '../c/walk.ts';
import { parametersOf } from '../driver/variables.ts';
import { around, keptIn } from '../lifetimes/sites.ts';
import { releaseNames } from './evidence.ts';
import type { Held } from './held.ts';
import type { OwnTypes } from './own-types.ts';
import type { FileView } from './rule.ts';

/** Where something stays that was acquired: all places that lead to it. */
export interface Home {
  /** An expression that is it, in the function of an item. */
  readonly is: (node: Node, item: Item) => boolean;
  /** A word without which a function cannot speak of it. */
  readonly word: string;
  /** Stored there, somebody of another file may take care of it. */
  readonly isAbroad: (target: Node, item: Item) => boolean;
  /** The member that lies where it begins: by its address the whole can be released. */
  readonly first: string | undefined;
  /** It is known by its type wherever it is stored; else it is known by this one place. */
  readonly byType: boolean;
}

/** A struct of this file, and a member of it. */
export interface Member {
  readonly tag: string;
  readonly name: string;
}

/** It is known by one place. */
const homeAt = (word: string, is: Home['is']): Home => ({
  is,
  word,
  isAbroad: () => true,
  first: undefined,
  byType: false,
});

/** A member, whatever leads to it. */
export const memberHome = (member: Member, types: OwnTypes): Home =>
  homeAt(member.name, (node, item) => isMember(node, item, member, types));

function isMember({ kind, children }: Node, item: Item, { tag, name }: Member, types: OwnTypes): boolean {
  const [base, , last] = kind === 'field' ? children : [];
  if (base === undefined || last?.text !== name) return false;
  const own = types.typeOf(item, base)?.tag;
  return own === undefined || own === tag;
}

export const globalHome = (name: string, types: OwnTypes): Home =>
  homeAt(name, ({ kind, text }, item) => kind === 'ident' && text === name && !types.isLocal(item, name));

/** The same, and the local variable that it was in before it was stored there. */
export const storedHome = (member: Member, types: OwnTypes, local: string, acquirer: Item): Home =>
  homeAt(
    member.name,
    (node, item) =>
      isMember(node, item, member, types) ||
      (item === acquirer && node.kind === 'ident' && node.text === local),
  );

/** Whatever is declared as a pointer to such a struct. */
export const typeHome = (tag: string, types: OwnTypes): Home => ({
  is: (node, item) => {
    if (node.kind !== 'ident' && node.kind !== 'field') return false;
    const what = types.typeOf(item, node);
    return what?.tag === tag && what.pointer;
  },
  word: tag,
  isAbroad: ({ kind, children: [base] }, item) =>
    kind === 'field' &&
    base !== undefined &&
    types.membersOf(types.typeOf(item, base)?.tag ?? '') === undefined,
  first: [...(types.membersOf(tag)?.keys() ?? [])][0],
  byType: true,
});

/**
 * Somewhere in this file something may end what a site acquires: it is given to a call that releases it, or may, by its
 * name; or it goes where nobody follows it. Those who acquire it and give it back when they fail do not count.
 */
export function mayBeEnded(view: FileView, site: Held, home: Home): boolean {
  const { mentions, file } = view;
  const releases = releaseNames(site.pattern);
  const releasing = (item: Item): boolean => releases.some((name) => mentions.wordsOf(item).has(name));
  // Where it is released, as most things are, that is soon seen, and nothing else has to be read.
  const [likely, others] = [
    mentions.functions.filter(releasing),
    mentions.functions.filter((item) => !releasing(item)),
  ];
  return [...likely, ...others].some((item) => {
    if (!home.byType && !mentions.textOf(item).includes(home.word)) return false;
    const { tree, problem } = file.read(item);
    return (
      problem !== undefined ||
      endsIn(
        view,
        site,
        {
          item,
          fn: tree,
          is: (node) => home.is(node, item),
          isAbroad: (target) => home.isAbroad(target, item),
          first: home.first,
        },
        home.byType,
        0,
      )
    );
  });
}

/** One function, and what in it is the thing that is asked about. */
interface Within {
  readonly item: Item;
  readonly fn: Node;
  readonly is: (node: Node) => boolean;
  /** Stored there, somebody of another file may take care of it. */
  readonly isAbroad: (target: Node) => boolean;
  readonly first: string | undefined;
}

function endsIn(view: FileView, site: Held, within: Within, byType: boolean, depth: number): boolean {
  for (const node of walk(bodyOf(within.fn) ?? within.fn))
    if (within.is(node) && endsAt(view, site, within, node, byType, depth)) return true;
  return false;
}

function endsAt(
  view: FileView,
  site: Held,
  within: Within,
  start: Node,
  byType: boolean,
  depth: number,
): boolean {
  let node = start;
  let [isPart, isAddress, isStart] = [false, false, false];
  for (const parent of around(within.fn, start)) {
    switch (parent.kind) {
      case 'cast':
      case 'paren':
      case 'args':
      case 'binary':
        // `iounmap(p->base - offset)`: it is that which goes.
        break;
      case 'conditional':
      case 'comma':
        if (parent.children[0] === node) return false;
        break;
      case 'unary':
        if (parent.children[0]?.text !== '&') return false;
        isAddress = true;
        break;
      case 'field':
      case 'index':
        // A part of it: only its address, given to somebody who counts references, leads to the whole.
        if (parent.children[0] !== node || !byType) return false;
        isStart = !isPart && parent.kind === 'field' && parent.children[2]?.text === within.first;
        isPart = true;
        break;
      case 'call':
        if (isPart && !isAddress) return false;
        if (isStart && mayTakeByStart(view, parent)) return true;
        return parent.children[0] !== node && isEndedBy(view, site, within, parent, start, isPart, depth);
      case 'assign':
        if (isStart && isAddress && parent.children[2] === node) return true;
        if (isPart || parent.children[2] !== node) return false;
        return flowsTo(view, site, within, parent.children[0], byType, depth);
      case 'init':
        if (isStart && isAddress) return true;
        return !isPart && flowsTo(view, site, within, parent.children[0], byType, depth);
      case 'return':
      case 'inits':
      case 'designated':
        return (isStart && isAddress) || (!byType && !isPart);
      default:
        return false;
    }
    node = parent;
  }
  return false;
}

/** A function of another file, other than those that are known to keep nothing, is given where something begins. */
function mayTakeByStart({ calls, catalogue: { known } }: FileView, call: Node): boolean {
  const name = calleeName(call) ?? '';
  const keepsNothing = [
    known.harmless,
    known.uses,
    known.writes,
    known.locks,
    known.unlocks,
    known.lists,
    known.containers,
  ];
  return calls.definitionsOf(name).length === 0 && !keepsNothing.some((list) => list.has(name));
}

/** It is a variable's value from here on, or it is stored where nobody looks after it. */
function flowsTo(
  view: FileView,
  site: Held,
  within: Within,
  target: Node | undefined,
  byType: boolean,
  depth: number,
): boolean {
  if (target !== undefined && within.is(target)) return false;
  if (byType) return target !== undefined && within.isAbroad(target);
  const name = target?.kind === 'pointer' ? target.children.at(-1) : target;
  if (name?.kind !== 'ident' || depth > 3) return true;
  const is = ({ kind, text }: Node): boolean => kind === 'ident' && text === name.text;
  return endsIn(view, site, { ...within, is }, byType, depth + 1);
}

function isEndedBy(
  view: FileView,
  site: Held,
  within: Within,
  call: Node,
  given: Node,
  isPart: boolean,
  depth: number,
): boolean {
  const {
    calls,
    file,
    catalogue: { known },
  } = view;
  const name = calleeName(call) ?? spelling(call.children[0] ?? call);
  const releases = releaseNames(site.pattern);
  const isRelease =
    releases.includes(name) || (known.mayEnd.has(name.replace(/\W/g, '_')) && !known.quiets.has(name));
  if (isRelease) {
    // A callback of this file is looked into by itself.
    const hasCallback = callArguments(call).some(({ text }) => calls.definitionsOf(text).length > 0);
    if (calls.definitionsOf(name).length === 0)
      return !(isPart && hasCallback) && !isOfFailure(view, within, site, call);
  }
  if (site.pattern.takenBy.includes(name) || known.actions.has(name) || known.actionsOrReset.has(name))
    return true;
  const at = callArguments(call).findIndex((one) => contains(one, given));
  if (isPart || depth > 3) return depth > 3;
  return calls.definitionsOf(name).some((item) => {
    const fn = file.read(item).tree;
    const parameter = parametersOf(fn)[at];
    if (parameter === undefined) return false;
    const is = ({ kind, text }: Node): boolean => kind === 'ident' && text === parameter.name;
    return (
      item !== within.item &&
      endsIn(view, site, { item, fn, is, isAbroad: () => true, first: undefined }, false, depth + 1)
    );
  });
}

const contains = (outer: Node, inner: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Who acquires it gives it back on the way out with an error only: behind an earlier return, or in front of one. */
function isOfFailure(view: FileView, { item, fn }: Within, site: Held, release: Node): boolean {
  if (item !== site.item && !isProbe(view, item) && !acquiresAlike(fn, site)) return false;
  const body = bodyOf(fn);
  const block = around(fn, release).find(({ kind }) => kind === 'block');
  const next = block?.children.find(({ kind, start }) => start >= release.end && exits.has(kind));
  if (block !== undefined && block !== body) return next?.kind === 'return' || next?.kind === 'goto';
  return (body?.children ?? []).some(
    ({ kind, start }) =>
      kind === 'return' && (item !== site.item || start > site.call.start) && start < release.start,
  );
}

const isProbe = ({ drivers }: FileView, item: Item): boolean =>
  drivers.units.some(({ probe: { definition } }) => definition.kind === 'here' && definition.item === item);

const exits: ReadonlySet<string> = new Set(['return', 'goto', 'break', 'continue']);

/** Another function that acquires the same in the same place: `p->clk = clk_get()`. */
function acquiresAlike(fn: Node, site: Held): boolean {
  const member = keptIn(site);
  return (
    member !== undefined &&
    nodesOfKind(fn, 'assign').some(
      ({ children: [to, , from] }) =>
        to?.kind === 'field' &&
        to.children[2]?.text === member &&
        from !== undefined &&
        bare(from).kind === 'call',
    )
  );
}
