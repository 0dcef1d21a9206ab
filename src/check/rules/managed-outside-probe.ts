import { sourceText } from '../../c/walk.ts';
import type { Role } from '../../driver/model.ts';
import { reachOf } from '../../driver/reach.ts';
import { managedIn } from '../held.ts';
import type { FileView, Found, Rule } from '../rule.ts';

/** A managed acquire that is made again and again while the device stays bound. */
export const managedOutsideProbe: Rule = {
  id: 'managed-outside-probe',
  purpose:
    'A managed acquire in suspend, resume, remove or shutdown: it piles up until the driver is unbound.',
  cases: [
    'dwc2: an action was added with every resume',
    'soundwire: acquired in a work, "memory might never be freed on errors"',
  ],
  inFile: (view: FileView): readonly Found[] =>
    managedIn(view, view.mentions.functions).flatMap((site) => {
      const roles = rolesOf(view, site.functionName);
      if (roles === undefined) return [];
      const freed = hasEarlyRelease(view, site.fn.start, site.fn.end);
      const when = roles.has('power')
        ? 'each time the device is suspended or resumed'
        : 'while the driver is unbound';
      return [
        {
          confidence: freed ? 'likely' : 'certain',
          span: site.call,
          functionName: site.functionName,
          message: `${site.managed?.name}() is called ${when}, not in probe`,
          why: 'What is managed is released when the driver is unbound, and not before: with each call one more is held.',
          advice: 'Acquire it once in probe, or by hand here with its release on the way back.',
          path: [{ span: site.call, text: 'acquired here' }],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    }),
};

/** The callbacks that reach a function, when there is a driver, they are all known, and none is probe. */
function rolesOf({ drivers, calls }: FileView, name: string): ReadonlySet<Role> | undefined {
  const [unit, ...others] = drivers.units;
  if (unit === undefined || others.length > 0) return undefined;
  const { roles, foreign } = reachOf(name, unit, drivers, calls);
  const later: readonly Role[] = ['power', 'shutdown', 'remove'];
  const isLater = roles.size > 0 && [...roles].every((role) => later.includes(role));
  return foreign === undefined && isLater ? roles : undefined;
}

/** The function itself gives something managed back before its time. */
const hasEarlyRelease = ({ mentions, catalogue }: FileView, start: number, end: number): boolean =>
  mentions.functions.some(
    (item) =>
      item.start >= start &&
      item.end <= end &&
      [...mentions.wordsOf(item)].some((word) => catalogue.known.earlyReleases.has(word)),
  );
