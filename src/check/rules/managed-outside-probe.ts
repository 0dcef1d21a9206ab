import { sourceText, spelling } from '../../c/walk.ts';
import type { Role } from '../../driver/model.ts';
import { reachOf } from '../../driver/reach.ts';
import { around } from '../../lifetimes/sites.ts';
import { type Held, managedIn } from '../held.ts';
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
      if (view.catalogue.patterns.some(({ managedWith }) => managedWith === site.pattern.name)) return [];
      const freed = hasEarlyRelease(view) || isMadeOnce(site);
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

/** Something managed is given back before its time in this file. */
const hasEarlyRelease = ({ mentions, catalogue }: FileView): boolean =>
  mentions.functions.some((item) =>
    [...mentions.wordsOf(item)].some((word) => catalogue.known.earlyReleases.has(word)),
  );

/** `if (!priv->saved) priv->saved = devm_kzalloc(...)`: only where there is none yet. */
function isMadeOnce({ fn, call }: Held): boolean {
  const outer = around(fn, call);
  const target = outer.find(({ kind }) => kind === 'assign')?.children[0];
  if (target === undefined) return false;
  return outer.some(
    ({ kind, children }) =>
      kind === 'if' && children[2] !== undefined && spelling(children[2]).includes(spelling(target)),
  );
}
