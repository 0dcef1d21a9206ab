import type { Node } from '../c/syntax.ts';
import { callArguments, calleeName, nodesOfKind, spelling, walk } from '../c/walk.ts';
import type { ResourcePattern } from '../catalogue/pattern.ts';
import { itemAt } from '../driver/calls.ts';
import type { Event } from '../lifetimes/paths/notes.ts';
import type { Trace } from '../lifetimes/paths/state.ts';
import type { Site } from '../lifetimes/site.ts';
import { around, keptIn, loopAround } from '../lifetimes/sites.ts';
import type { Span } from '../text/span.ts';
import type { Held } from './held.ts';
import type { DriverView, FileView } from './rule.ts';
import { isCondition, stretch } from './steps.ts';

/** Some path of probe or remove releases it by hand: so it is the driver that has to. */
export const isReleasedSomewhere = ({ watch }: DriverView, site: number): boolean =>
  watch.byHand.some(({ holding }) => holding.site === site);

/**
 * Nothing is lost when it is not released: a release that only brings to rest what runs, or that takes back what
 * cannot fail and changes no state.
 */
export const costsNothing = ({ catalogue }: DriverView, { pattern }: Held): boolean =>
  pattern.releases.some(({ call }) => catalogue.known.quiets.has(call.callee)) ||
  (pattern.class === 'passive' && pattern.fails === 'never');

/** All calls that release it, in the usual way or in another. */
export const releaseNames = ({ releases, others }: ResourcePattern): readonly string[] => [
  ...releases.map(({ call }) => call.callee),
  ...others.map(({ callee }) => callee),
];

/**
 * A release may be of what a site acquired: no part of the key that both name is a constant or a member on both sides,
 * and another one.
 */
export function mayBeOf(site: Held, release: Node, name: string): boolean {
  const { call, form, pattern } = site;
  const given = callArguments(call);
  const kept = keptIn(site);
  const forms = pattern.releases.filter((one) => one.call.callee === name);
  if (forms.length === 0) return true;
  return forms.some((one) =>
    callArguments(release).every((argument, index) => {
      const part = one.call.args[index];
      if (part?.kind === 'meta' && part.text === form.result)
        return kept === undefined || memberOf(argument) === undefined || memberOf(argument) === kept;
      const at =
        part?.kind === 'meta'
          ? form.args.findIndex((arg) => arg.kind === 'meta' && arg.text === part.text)
          : -1;
      const acquired = given[at];
      return acquired === undefined || !isOther(acquired, argument);
    }),
  );
}

/** Two constants, or two members, of which the last names differ. */
function isOther(a: Node, b: Node): boolean {
  if (isConstant(a) && isConstant(b)) return a.text !== b.text;
  const [one, two] = [memberOf(a), memberOf(b)];
  return one !== undefined && two !== undefined && one !== two;
}

const isConstant = ({ kind, text }: Node): boolean => kind === 'number' || /^[A-Z][A-Z0-9_]*$/.test(text);

/** `clk` of `&priv->clk`; with a constant index that is part of the name. */
const memberOf = (node: Node): string | undefined => {
  const inner = node.kind === 'unary' ? node.children[1] : node;
  if (inner?.kind === 'field') return inner.children[2]?.text;
  const [base, , index] = inner?.kind === 'index' ? inner.children : [];
  const name = base === undefined ? undefined : memberOf(base);
  return name !== undefined && index !== undefined && isConstant(index)
    ? `${name}[${index.text}]`
    : undefined;
};

/** A release of its kind was made of something that bears its name, and that nobody could tell to be the same. */
export function isReleasedByName({ watch }: DriverView, site: Held): boolean {
  const names = new Set([keptIn(site), ...callArguments(site.call).map(memberOf)]);
  const releases = new Set(releaseNames(site.pattern));
  return [...watch.releases.values()].some(
    ({ callee, strangers }) =>
      releases.has(callee) && [...strangers.values()].some((name) => names.has(name)),
  );
}

/** On the way here a release of its kind was made of something that nobody could tell to be the same, or another. */
export function isPerhapsReleased({ watch }: DriverView, trace: Trace | undefined, site: Held): boolean {
  const releases = new Set(site.pattern.releases.map(({ call }) => call.callee));
  return watch
    .callsBack(trace, ({ node }) => node.start === site.call.start)
    .some(({ name, call }) => releases.has(name) && mayBeOf(site, call, name));
}

/** It became managed by itself, since the device was enabled in its managed form. */
export const isManagedAnyway = ({ watch, held }: DriverView, { id, pattern }: Held): boolean =>
  watch.grounded.has(id) ||
  held.some((one) => one.managed !== undefined && one.pattern.name === pattern.managedWith);

/** On the way here something was called that releases it in another way, or takes it over. */
export function isTakenOver(
  { watch }: DriverView,
  trace: Trace | undefined,
  { pattern, call }: Held,
): boolean {
  const others = new Set([...pattern.others.map(({ callee }) => callee), ...pattern.takenBy]);
  const isFirst = ({ node }: Trace): boolean => node.start === call.start;
  return (
    stretch(trace, isFirst).some(({ node }) => others.has(node.children[0]?.text ?? '')) ||
    watch.callsBack(trace, isFirst).some(({ name }) => others.has(name))
  );
}

/** Behind this place the driver has asked the device to release it. */
export const isHandedOver = ({ watch }: DriverView, { id }: Held, at: Span): boolean => {
  const call = watch.handedOver.get(id)?.call;
  return call !== undefined && call.start < at.end;
};

/** It was handed to somebody who may release it: put on a list, in a global, given to a reference count. */
export const isHandedOn = ({ watch }: DriverView, { id }: Held): boolean =>
  (watch.escapes.get(id) ?? []).length > 0;

/**
 * A function that no path of probe or remove was followed through calls a release of its kind, and names the field
 * that it is kept in: a release callback, a handler, a reset.
 */
export function isReleasedElsewhere(view: DriverView, site: Held): boolean {
  const { mentions, watch } = view;
  const field = keptIn(site);
  const releases = new Set(releaseNames(site.pattern));
  return mentions.functions.some((item) => {
    if (watch.functions.has(item.name ?? '')) return false;
    if (![...mentions.wordsOf(item)].some((word) => releases.has(word))) return false;
    return field === undefined || new RegExp(`\\b${field}\\b`).test(mentions.textOf(item));
  });
}

/**
 * Calls on the last stretch of a path, behind its last condition, of functions that nobody knows: they may release
 * something. On the whole way through remove with `everywhere`.
 */
export function ownCalls(
  { watch }: DriverView,
  trace: Trace | undefined,
  site: Held,
  everywhere = false,
): readonly Event[] {
  const isEnd = ({ what, node }: Trace): boolean =>
    node.start === site.call.start || (!everywhere && (what === 'true' || what === 'false'));
  return watch
    .callsBack(trace, isEnd)
    .filter(({ kind, phase }) => kind !== 'io' && (!everywhere || phase === 'remove'));
}

/** It is acquired in a loop, or in a function that is called in one, or from several places: one site is many then. */
export function isRepeated(view: FileView, site: Site, depth = 0): boolean {
  if (loopAround(site.fn, site.call) !== undefined || depth > 4) return true;
  const calls = view.calls.usesOf(site.functionName).filter(({ kind }) => kind === 'call');
  if (calls.length > 1) return true;
  return calls.some((use) => {
    if (use.kind !== 'call') return false;
    const fn = view.file.read(use.item).tree;
    return isRepeated(view, { ...site, fn, call: use.call, functionName: use.item.name ?? '' }, depth + 1);
  });
}

/** Releases of its kind are made in a loop, so that no single one says which resource goes. */
export const isReleasedInLoops = (view: FileView, site: Site): boolean =>
  site.pattern.releases.some(({ call }) =>
    view.calls
      .usesOf(call.callee)
      .some(
        (use) => use.kind === 'call' && loopAround(view.file.read(use.item).tree, use.call) !== undefined,
      ),
  );

/**
 * The path goes by a release: a condition on it decides whether a release of this kind is made, or a function that
 * may make it was called and did not, between `isFirst` and here. Whether that can be, with what the driver did before, nobody knows here.
 */
export function passesBy(
  view: FileView,
  trace: Trace | undefined,
  site: Site,
  isFirst: (trace: Trace) => boolean = ({ node }) => node.start === site.call.start,
  ways: 'all' | 'that come back' = 'all',
): boolean {
  const releases = new Set(site.pattern.releases.map(({ call }) => call.callee));
  return stretch(trace, isFirst).some(
    (at) =>
      (at.what === 'called' && releasesWithin(view, at.node, releases)) ||
      (isCondition(at) && decides(view, at.node, releases, ways)),
  );
}

/** The branches of the `if` that a condition belongs to may release; those that leave for good are ways of their own. */
function decides(
  view: FileView,
  condition: Node,
  releases: ReadonlySet<string>,
  ways: 'all' | 'that come back',
): boolean {
  const [statement] = around(functionNode(view, condition), condition);
  return (statement?.children.slice(4) ?? []).some(
    (branch) =>
      branch.kind !== 'token' &&
      !(ways === 'that come back' && leaves(branch)) &&
      releasesWithin(view, branch, releases),
  );
}

const exits: ReadonlySet<string> = new Set(['return', 'goto', 'continue', 'break']);

const leaves = (branch: Node): boolean => {
  const last = branch.kind === 'block' ? branch.children.findLast(({ kind }) => kind !== 'token') : branch;
  return last !== undefined && exits.has(last.kind);
};

function releasesWithin(view: FileView, code: Node, releases: ReadonlySet<string>): boolean {
  return nodesOfKind(code, 'call').some((call) => {
    const name = calleeName(call);
    if (name === undefined || releases.has(name)) return name !== undefined;
    return view.calls
      .definitionsOf(name)
      .some((start) =>
        [...view.mentions.reachedFrom(start)].some((item) =>
          [...view.mentions.wordsOf(item)].some((word) => releases.has(word)),
        ),
      );
  });
}

/** `-ENODEV`: one error is told from another. */
const isErrorCode = ({ kind, children: [sign, name] }: Node): boolean =>
  kind === 'unary' && sign?.text === '-' && name?.kind === 'ident';

/**
 * Between `isFirst` and here a condition asks for more than plain variables: a field or a call that may be true in just
 * those cases in which the path cannot be gone.
 */
export function isCorrelated(
  trace: Trace | undefined,
  isFirst: (trace: Trace) => boolean,
  but: string,
): boolean {
  const asksMore = (node: Node): boolean =>
    node.kind === 'call' || isErrorCode(node) || (node.kind === 'field' && spelling(node) !== but);
  return stretch(trace, isFirst).some((at) => isCondition(at) && [...walk(at.node)].some(asksMore));
}

/** What the preprocessor leaves out may be what makes the difference. */
export const hasConditionals = (fn: Node): boolean =>
  nodesOfKind(fn, 'directive').some(({ text }) => /^\s*#\s*(?:if|elif|else)/.test(text));

/** `#ifdef` chooses between several definitions of a function that was gone through, and one of them may release it. */
export const hasVariants = ({ watch, calls, mentions }: DriverView, { pattern }: Held): boolean => {
  const releases = new Set(releaseNames(pattern));
  return [...watch.functions].some((name) => {
    const items = calls.definitionsOf(name);
    return (
      items.length > 1 && items.some((item) => [...mentions.wordsOf(item)].some((word) => releases.has(word)))
    );
  });
};

/**
 * The path can only be gone if something is otherwise than it looks: a function gave a pointer back that it had used,
 * and its caller took it for none; a macro's value was taken for an error; a release said that it failed; or a call was
 * asked about the very thing that was acquired.
 */
export function isDoubtful(view: FileView, trace: Trace | undefined, site: Site): boolean {
  const subject = callArguments(site.call).map(spelling);
  const way = stretch(trace, ({ node }) => node.start === site.call.start);
  return way.some(
    (at, index) =>
      (at.what === 'returned' && way[index - 1]?.what === 'true' && givesWhatItUsed(view, at.node)) ||
      (at.what === 'released' && isValueUsed(view, at.node)) ||
      (isCondition(at) && asksAbout(view, at.node, subject)),
  );
}

/** A condition on the way asks by a call, other than a test for errors: the acquire may have hung on the same answer. */
export function asksByCall(
  view: FileView,
  trace: Trace | undefined,
  isFirst: (trace: Trace) => boolean,
): boolean {
  return stretch(trace, isFirst).some((at) => isCondition(at) && questionsIn(view, at.node).length > 0);
}

/** `return priv;` behind `priv->x`, `return DONE;`, `return 0;`. */
function givesWhatItUsed(view: FileView, statement: Node): boolean {
  const value = statement.children.find(({ kind }) => kind === 'ident' || kind === 'number');
  if (value === undefined) return false;
  if (value.kind === 'number') return true;
  if (/^[A-Z][A-Z0-9_]*$/.test(value.text) && value.text !== 'NULL') return true;
  const fn = functionNode(view, statement);
  return nodesOfKind(fn, 'field').some(
    ({ children: [base, arrow] }) => base?.text === value.text && arrow?.text === '->',
  );
}

/** `ret = regulator_disable(...)`: what it returns is looked at. */
const isValueUsed = (view: FileView, call: Node): boolean =>
  around(functionNode(view, call), call).some(({ kind }) => kind === 'assign' || kind === 'init');

/** A call in a condition, other than a test for errors, that is given what the acquire was given. */
const asksAbout = (view: FileView, condition: Node, subject: readonly string[]): boolean =>
  questionsIn(view, condition).some((call) =>
    callArguments(call).some((argument) => subject.includes(spelling(argument))),
  );

/** The calls in a condition, other than tests for errors. */
const questionsIn = ({ catalogue: { known } }: FileView, condition: Node): readonly Node[] =>
  nodesOfKind(condition, 'call').filter((call) => {
    const name = calleeName(call) ?? '';
    return !known.errorPointerTests.has(name) && !known.errorOrNullTests.has(name);
  });

const functionNode = ({ file }: FileView, inner: Node): Node => {
  const item = itemAt(file.items, inner.start);
  return item === undefined ? inner : file.read(item).tree;
};
