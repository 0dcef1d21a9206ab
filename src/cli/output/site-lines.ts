import type { SiteReport, Verdict } from '../outcome.ts';
import type { Paint } from '../terminal/paint.ts';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  converted: 'converted',
  review: 'needs review',
  refused: 'kept',
};

export const verdictColours = { converted: 'green', review: 'yellow', refused: 'red' } as const;

/** `file:line:column: verdict: acquire: why [code]`, one line a site: what Emacs and vim jump along. */
export function siteLine(shown: string, site: SiteReport, paint: Paint): string {
  const verdict = paint(verdictColours[site.verdict], verdictWords[site.verdict]);
  const place = paint('bold', `${shown}:${site.line}:${site.column}`);
  return `${place}: ${verdict}: ${site.acquire}(): ${site.reason} ${paint('dim', `[${site.code}]`)}\n`;
}
