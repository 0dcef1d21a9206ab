import { callArguments, sourceText } from '../../c/walk.ts';
import type { Held } from '../held.ts';
import { mayRunAtTheEnd } from '../occasions.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { isOf, nameOf, starterOf } from '../started.ts';

/** Work or a timer lies in memory that goes with the driver, is started, and is never stopped. */
export const workNeverStopped: Rule = {
  id: 'work-never-stopped',
  purpose:
    'Work or a timer is set up in probe and started somewhere, and nothing in the file ever cancels it or waits for it.',
  cases: [
    'twl4030-vibra, gpio-beeper: close cancels the work; without that it runs when its memory has gone',
  ],
  inDriver: (view: DriverView): readonly Found[] =>
    (view.kind === 'driver' ? view.held : []).flatMap((site) => {
      if (site.managed !== undefined || !isStopped(view, site)) return [];
      const name = nameOf(site);
      const starter = name === undefined ? undefined : starterOf(view, name);
      if (name === undefined || starter === undefined || isNamedElsewhere(view, site, name)) return [];
      return [
        {
          confidence: 'likely',
          span: site.call,
          functionName: site.functionName,
          message: `nothing stops ${name}, which ${site.form.callee}() sets up, when the driver is unbound`,
          why: 'It may run when the driver has been unbound and its memory is gone.',
          advice: `Stop it when the driver is unbound (${site.pattern.releases.map((one) => `${one.call.callee}()`).join(', ')}).`,
          path: [
            { span: site.call, text: 'set up here' },
            { span: starter, text: 'started here' },
          ],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    }),
};

/** Its release only brings it to rest. */
const isStopped = ({ catalogue: { known } }: DriverView, { pattern }: Held): boolean =>
  pattern.releases.length > 0 && pattern.releases.every(({ call }) => known.quiets.has(call.callee));

/** Another call than those that set it up or start it is given it, or waits for all work there is. */
function isNamedElsewhere(view: DriverView, site: Held, name: string): boolean {
  const {
    file,
    calls,
    mentions,
    catalogue: { known },
  } = view;
  const setsUp = new Set(site.pattern.acquires.map(({ callee }) => callee));
  return mentions.functions.some((item) => {
    if (!mayRunAtTheEnd(view, item)) return false;
    if (
      /\b(?:flush_scheduled_work|flush_workqueue|destroy_workqueue|drain_workqueue)\s*\(/.test(
        mentions.textOf(item),
      )
    )
      return true;
    if (!new RegExp(`\\b${name}\\b`).test(file.text.slice(item.start, item.end))) return false;
    return calls
      .callsIn(item)
      .some(
        ({ name: callee, call }) =>
          !setsUp.has(callee) &&
          !known.defers.has(callee) &&
          !known.containers.has(callee) &&
          !/^to_/.test(callee) &&
          callArguments(call).some((one) => isOf(one, name)),
      );
  });
}
