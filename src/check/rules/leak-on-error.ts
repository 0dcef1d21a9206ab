import { sourceText } from '../../c/walk.ts';
import {
  costsNothing,
  hasConditionals,
  hasVariants,
  isDoubtful,
  isHandedOn,
  isHandedOver,
  isManagedAnyway,
  isPerhapsReleased,
  isReleasedElsewhere,
  isReleasedInLoops,
  isReleasedSomewhere,
  isRepeated,
  isTakenOver,
  ownCalls,
  passesBy,
} from '../evidence.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';
import { whatOf } from '../what.ts';

/** Probe fails, and what it had acquired by hand stays acquired. */
export const leakOnError: Rule = {
  id: 'leak-on-error',
  purpose:
    'Probe (or another function) returns an error while something that it acquired by hand is still held.',
  cases: [
    'The classic: one of the error paths misses a label, or returns where others go to one',
    'tcpci_rt1711h: the port is not unregistered when the interrupt request fails (CVE-2026-64463)',
  ],
  inDriver: (view: DriverView): readonly Found[] => {
    const seen = new Set<number>();
    return view.watch.leftOnError.flatMap(({ holding, at, trace, surely }) => {
      const site = view.held[holding.site];
      if (
        site === undefined ||
        site.managed !== undefined ||
        costsNothing(view, site) ||
        isManagedAnyway(view, site)
      )
        return [];
      if (seen.has(site.id) || !isReleasedSomewhere(view, site.id) || isLeftToPartner(view, site)) return [];
      if (isPerhapsReleased(view, trace, site)) return [];
      seen.add(site.id);
      const isKnown =
        surely &&
        // The caller of a single function may clean up after it.
        view.kind === 'driver' &&
        view.watch.complete &&
        !hasVariants(view, site) &&
        view.watch.unread.length === 0 &&
        !isRepeated(view, site) &&
        !isReleasedInLoops(view, site) &&
        !isHandedOn(view, site) &&
        !isDoubtful(view, trace, site) &&
        !hasConditionals(site.fn) &&
        !isTakenOver(view, trace, site) &&
        !passesBy(view, trace, site) &&
        !isHandedOver(view, site, at) &&
        !isReleasedElsewhere(view, site) &&
        ownCalls(view, trace, site).length === 0;
      return [
        {
          confidence: isKnown ? 'certain' : 'likely',
          span: at,
          functionName: functionAt(view.file, at.start),
          message: `${view.unit.probe.name}() fails here and keeps ${whatOf(site, view.file.text)}`,
          why:
            view.kind === 'driver'
              ? 'Nothing releases it any more: remove is not called when probe has failed. Other paths do release it.'
              : 'Other paths of this code release it.',
          advice: `Release it on this path as well, or acquire it in its managed form (${site.pattern.declared.join(', ') || 'devm_add_action_or_reset'}).`,
          path: stepsOf(trace, ({ node, what }) => what === 'acquired' && node.start === site.call.start),
          subject: sourceText(site.call, view.file.text),
        },
      ];
    });
  },
};

/** Who calls the one of two functions that belong together may call the other one when it fails. */
const isLeftToPartner = ({ kind, watch }: DriverView, { id }: Held): boolean =>
  kind === 'names' && !watch.byHand.some(({ holding, phase }) => holding.site === id && phase === 'probe');
