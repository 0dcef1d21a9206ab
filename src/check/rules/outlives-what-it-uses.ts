import { calleeName, sourceText } from '../../c/walk.ts';
import { costsNothing, hasVariants, isRepeated } from '../evidence.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { liveFrom, startOf } from '../started.ts';
import { functionAt, stepsOf, stretch } from '../steps.ts';
import { type Use, useIn } from '../uses.ts';
import type { Release } from '../watch.ts';
import { callInWords } from '../what.ts';

/** What is managed can still call back when what its callback uses has been released by hand. */
export const outlivesWhatItUses: Rule = {
  id: 'outlives-what-it-uses',
  purpose:
    'An interrupt or registration is still in operation, and its callback uses what is released by hand before.',
  cases: [
    'mma8452: the chip was stood down before the managed interrupt was freed',
    'da8xx_remoteproc: an interrupt sneaks in between remove and the release of what it uses',
    'devm-helpers.h: the work is cancelled in remove, and the managed interrupt queues it again',
  ],
  inDriver: (view: DriverView): readonly Found[] => {
    const seen = new Set<string>();
    const byHand = view.watch.byHand.filter(({ phase }) => phase !== 'managed');
    return byHand.flatMap((release) =>
      release.later.flatMap(({ holding: active, surely }) => {
        const [user, used] = [view.held[active.site], view.held[release.holding.site]];
        if (user === undefined || used === undefined || used.managed !== undefined) return [];
        // Work that is only set up does not run.
        const isWork = costsNothing(view, user);
        if (isWork ? !isStoppedLater(view, release, user, used) : user.pattern.class !== 'active') return [];
        // Nor is anything lost with a lock that is destroyed.
        if (used.pattern.class === 'passive' && used.pattern.fails === 'never') return [];
        const place = `${release.call.start} ${used.id}`;
        const use = useIn(view, user, used);
        if ((isWork && use?.isSure !== true) || isTakenOff(view, release, user)) return [];
        if (seen.has(place) || use === undefined || isTheOtherWay(view, user, used, use)) return [];
        seen.add(place);
        return [foundAt(view, release, user, used, use, surely)];
      }),
    );
  },
};

/** Work that something starts, and that remove stops only after this. */
const isStoppedLater = (view: DriverView, { phase, call }: Release, user: Held, used: Held): boolean =>
  phase === 'remove' &&
  !costsNothing(view, used) &&
  startOf(view, user) !== undefined &&
  view.watch.byHand.some(
    (one) =>
      one.phase === 'remove' &&
      one.holding.site === user.id &&
      stretch(one.trace, () => false).some(({ node, what }) => what === 'released' && node === call),
  );

/** The driver has taken it off the device by hand before: `devm_free_irq()`. */
const isTakenOff = ({ watch, catalogue: { known } }: DriverView, { trace }: Release, user: Held): boolean =>
  user.managed !== undefined &&
  watch
    .callsBack(trace, ({ node }) => node.start === user.call.start)
    .some(
      ({ name }) =>
        known.earlyReleases.has(name) && user.pattern.others.some(({ callee }) => callee === name),
    );

/** Nobody sees what the later one uses, and the earlier one calls back into it: it is that which has to go first. */
const isTheOtherWay = (view: DriverView, user: Held, used: Held, { isSure, place }: Use): boolean =>
  !isSure &&
  place === undefined &&
  used.pattern.class === 'active' &&
  useIn(view, used, user)?.isSure === true;

function foundAt(
  view: DriverView,
  release: Release,
  user: Held,
  used: Held,
  use: Use,
  isActive: boolean,
): Found {
  const { call, trace } = release;
  const quiet = view.watch.callsBack(trace, ({ node }) => node.start === user.call.start);
  const live = liveFrom(view, user);
  const name = calleeName(live) ?? user.form.callee;
  const after = release.phase === 'remove' ? 'remove' : 'probe';
  const undone = user.managed === undefined ? 'it is undone' : `${after} has returned`;
  const isKnown =
    release.surely &&
    isActive &&
    // Whether work is under way, nobody sees here.
    !costsNothing(view, user) &&
    use.isSure &&
    view.watch.complete &&
    !hasVariants(view, user) &&
    !hasVariants(view, used) &&
    quiet.length === 0 &&
    !isRepeated(view, user) &&
    !isRepeated(view, used);
  return {
    confidence: isKnown ? 'certain' : 'likely',
    span: call,
    functionName: functionAt(view.file, call.start),
    message: `${callInWords(call, view.file.text)} comes before ${callInWords(live, view.file.text, live === user.call ? user.managed?.owner : undefined)} is undone, ${use.who} ${use.field}`,
    why: `Until ${undone}, it may be called back, and find that released.`,
    advice:
      user.managed === undefined
        ? `Undo ${name}() before${live.start > used.call.start ? ', as it came later' : ''}.`
        : `Let the device release this as well (acquire it in its managed form, before), or undo ${name}() by hand first.`,
    path: [
      { span: used.call, text: 'acquired by hand here' },
      { span: live, text: 'from here on it may be called back' },
      ...(use.place === undefined ? [] : [{ span: use.place, text: `this uses ${use.field}` }]),
      ...stepsOf(trace, ({ node }) => node.start === user.call.start)
        .slice(1)
        .slice(-4),
      { span: call, text: 'released here' },
    ],
    subject: `${sourceText(user.call, view.file.text)} ${use.field}`,
  };
}
