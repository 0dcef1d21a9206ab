import { sourceText, spelling } from '../../c/walk.ts';
import { around } from '../../lifetimes/sites.ts';
import { type Held, managedIn } from '../held.ts';
import { occasionOf } from '../occasions.ts';
import type { FileView, Found, Rule } from '../rule.ts';

/** A managed acquire that is made again and again while the device stays bound. */
export const managedOutsideProbe: Rule = {
  id: 'managed-outside-probe',
  purpose:
    'A managed acquire in a callback that comes again and again (open, ioctl, resume, work): it piles up until the driver is unbound.',
  cases: [
    'dwc2: an action was added with every resume',
    'soundwire: acquired in a work, "memory might never be freed on errors"',
  ],
  inFile: (view: FileView): readonly Found[] =>
    managedIn(view, view.mentions.functions).flatMap((site) => {
      if (view.catalogue.patterns.some(({ managedWith }) => managedWith === site.pattern.name)) return [];
      const occasion = occasionOf(view, site.functionName);
      if (occasion === undefined) return [];
      const freed = hasEarlyRelease(view) || isMadeOnce(site);
      return [
        {
          confidence: freed || !occasion.again ? 'likely' : 'certain',
          span: site.call,
          functionName: site.functionName,
          message: `${site.managed?.name}() is called ${occasion.when}, not in probe`,
          why: 'What is managed is released when the driver is unbound, and not before: with each call one more is held.',
          advice: 'Acquire it once in probe, or by hand here with its release on the way back.',
          path: [{ span: site.call, text: 'acquired here' }],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    }),
};

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
