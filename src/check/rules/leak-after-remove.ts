import type { Item } from '../../c/file.ts';
import type { Node } from '../../c/syntax.ts';
import { sourceText } from '../../c/walk.ts';
import type { Trace } from '../../lifetimes/paths/state.ts';
import type { Span } from '../../text/span.ts';
import {
  costsNothing,
  hasConditionals,
  hasVariants,
  isHandedOn,
  isHandedOver,
  isManagedAnyway,
  isReleasedByName,
  isReleasedElsewhere,
  isRepeated,
  isTakenOver,
  mayBeOf,
  ownCalls,
  passesBy,
  releaseNames,
} from '../evidence.ts';
import { type Held, needsItsPointer } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt, isCondition, stepsOf, stretch } from '../steps.ts';
import { whatOf } from '../what.ts';

/** Probe's error paths release something that remove forgets. */
export const leakAfterRemove: Rule = {
  id: 'leak-after-remove',
  purpose: 'What probe has acquired by hand is still held when remove has returned.',
  cases: ['A label was added to the error paths of probe, and the call in remove was forgotten'],
  inDriver: (view: DriverView): readonly Found[] => {
    const seen = new Set<number>();
    const { start, end } = probeOf(view);
    const isEndOfProbe = ({ what, node }: Trace): boolean =>
      what === 'returned' && start <= node.start && node.end <= end;
    return view.watch.leftByRemove.flatMap(({ holding, at, trace, surely }) => {
      const site = view.held[holding.site];
      if (
        site === undefined ||
        site.managed !== undefined ||
        costsNothing(view, site) ||
        isManagedAnyway(view, site) ||
        seen.has(site.id)
      )
        return [];
      const undone = view.watch.byHand.find((one) => one.holding.site === site.id && one.phase === 'probe');
      const inRemove = view.watch.byHand.some((one) => one.holding.site === site.id && one.phase !== 'probe');
      // Of a single function's resources only a state that no other function ends is surely its own to end.
      if (view.kind === 'function' && (undone !== undefined || site.pattern.class !== 'stateful')) return [];
      if (inRemove || refuses(view, at) || !isUndoneByHand(view)) return [];
      // Memory and handles may have been passed on; a state or something active is the driver's own to undo.
      if (undone === undefined && (isPassedOn(view, site) || isMentioned(view, site))) return [];
      if (isReleasedByName(view, site)) return [];
      if (view.kind === 'names' && isReleasedUnseen(view, site)) return [];
      seen.add(site.id);
      const isKnown =
        undone !== undefined &&
        view.unit.remove !== undefined &&
        isOfBinding(view) &&
        !leavesEarly(trace, isEndOfProbe) &&
        surely &&
        view.watch.complete &&
        !hasVariants(view, site) &&
        view.watch.unread.length === 0 &&
        !isRepeated(view, site) &&
        !isHandedOn(view, site) &&
        !hasConditionals(site.fn) &&
        !isTakenOver(view, trace, site) &&
        !passesBy(view, trace, site, isEndOfProbe) &&
        !isHandedOver(view, site, at) &&
        !isReleasedElsewhere(view, site) &&
        ownCalls(view, trace, site, true).length === 0;
      return [
        {
          confidence: isKnown ? 'certain' : 'likely',
          span: site.call,
          functionName: functionAt(view.file, site.call.start),
          message: `${enderOf(view)} does not release ${whatOf(site, view.file.text)}`,
          why:
            undone === undefined
              ? 'Nothing in this file ever undoes it: it stays as it is when the driver has gone.'
              : 'The error paths of probe release it, so it is the driver that has to; after remove nobody does.',
          advice: `Release it in ${view.unit.remove === undefined ? 'a remove function' : `${view.unit.remove.name}()`}, or acquire it in its managed form (${site.pattern.declared.join(', ') || 'devm_add_action_or_reset'}).`,
          path: [
            { span: site.call, text: 'acquired here' },
            ...(undone === undefined
              ? []
              : [{ span: undone.call, text: 'the error path of probe releases it' }]),
            ...stepsOf(trace).slice(-3),
            { span: at, text: 'it is still held at the end of this' },
          ],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    });
  },
};

const probeOf = ({ unit }: DriverView): Span =>
  unit.probe.definition.kind === 'here' ? unit.probe.definition.item : { start: 0, end: 0 };

/** Who ought to have released it. */
const enderOf = ({ kind, unit }: DriverView): string =>
  unit.remove !== undefined
    ? `${unit.remove.name}()`
    : kind === 'function'
      ? `${unit.probe.name}()`
      : 'unbinding';

/** There is a time when it has to be undone: remove, exit, close; or the driver is unbound without a function of its own. */
const isUndoneByHand = ({ kind, unit, file }: DriverView): boolean =>
  unit.remove !== undefined ||
  kind === 'function' ||
  (kind === 'driver' && !/\bsuppress_bind_attrs\s*=\s*true\b/.test(file.text));

/** What a pointer leads to may have gone to somebody else. What open acquires so is for close to undo. */
const isPassedOn = (view: DriverView, site: Held): boolean =>
  site.pattern.class === 'passive' &&
  needsItsPointer(site) &&
  (view.kind !== 'callbacks' || isHandedOn(view, site));

const isOfBinding = ({ kind }: DriverView): boolean => kind === 'driver' || kind === 'module';

/** Something of its kind is released that nobody can tell to be it or not: the second function gets it in its own way. */
const isReleasedUnseen = ({ watch }: DriverView, { pattern }: Held): boolean => {
  const releases = new Set(releaseNames(pattern));
  return [...watch.releases.values()].some(
    ({ callee, strangers }) => releases.has(callee) && strangers.size > 0,
  );
};

/**
 * Some other function of the file makes a release of this kind that may be of this very resource, and not of what it
 * acquires itself.
 */
const isMentioned = (view: DriverView, site: Held): boolean =>
  endingNames(view, site).some((name) =>
    view.calls
      .usesOf(name)
      .some(
        (use) =>
          use.kind !== 'call' ||
          (!isBalanced(view, use.item, site) &&
            !isOfAnother(view, use.call) &&
            mayBeOf(site, use.call, name)),
      ),
  );

/** Of what else is called on it, only that which ends it. */
const endingNames = ({ catalogue: { known } }: DriverView, { pattern }: Held): readonly string[] => [
  ...pattern.releases.map(({ call }) => call.callee),
  ...pattern.others.flatMap(({ callee }) => (known.mayEnd.has(callee) ? [callee] : [])),
];

/** What resume acquires, suspend releases; that remove releases what probe acquires is another matter. */
const isOfAnother = ({ kind, accounted }: DriverView, release: Node): boolean =>
  (kind === 'callbacks' || kind === 'names') && accounted.has(release.start);

/** It acquires of that kind itself, and is another function than the one that a site is in. */
const isBalanced = ({ mentions }: DriverView, item: Item, { item: own, pattern }: Held): boolean => {
  const words = mentions.wordsOf(item);
  return item !== own && pattern.acquires.some(({ callee }) => words.has(callee));
};

/** Remove asks whether there is anything at all: such a path is one on which probe has not got so far. */
const leavesEarly = (trace: Trace | undefined, isFirst: (trace: Trace) => boolean): boolean =>
  stretch(trace, isFirst).some((at) => isCondition(at) && ['unary', 'ident', 'call'].includes(at.node.kind));

/** `return -EBUSY;`: this remove does not let the driver go. */
const refuses = ({ file }: DriverView, at: Span): boolean =>
  /^return\s*\(?\s*-\s*[A-Z]/.test(file.text.slice(at.start, at.end));
