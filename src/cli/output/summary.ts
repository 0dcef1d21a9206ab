import type { Paint } from '../terminal/paint.ts';
import type { Tally } from './tally.ts';

/** What a run did, in a few lines; numbers that are zero are left out unless they are the answer. */
export function summaryText(tally: Tally, mode: 'print' | 'write' | 'check', paint: Paint): string {
  const { files, sites } = tally;
  const total = files.changed + files.refused + files.unchanged + files.failed;
  if (total === 0) return 'no files to look at\n';
  const verb = { print: 'with changes (nothing written)', write: 'changed', check: 'would change' }[mode];
  const lines = [
    `${paint('bold', count(total, 'file'))}: ${joined([
      paint('green', `${files.changed} ${verb}`),
      some(files.refused, 'refused'),
      some(files.unchanged, 'unchanged'),
      some(files.failed, 'failed', (text) => paint('red', text)),
    ])}`,
  ];
  const siteTotal = sites.converted + sites.review + sites.refused;
  if (siteTotal > 0)
    lines.push(
      `${paint('bold', count(siteTotal, 'resource'))}: ${joined([
        paint('green', `${sites.converted} converted`),
        some(sites.review, reviewWords(tally), (text) => paint('yellow', text)),
        some(sites.refused, 'kept as they are'),
      ])}`,
      ...reasonLines(tally.reasons),
    );
  const unproved = tally.reasons.get('not-proved') ?? 0;
  if (unproved > 0)
    lines.push(
      paint(
        'red',
        `${count(unproved, 'conversion')} could not be proved, so not printed: a bug of devmify, please report it`,
      ),
    );
  if (tally.outside > 0)
    lines.push(`${count(tally.outside, 'more acquire')} that no driver's probe reaches, so not judged`);
  if (tally.unread > 0)
    lines.push(paint('red', `${count(tally.unread, 'function')} that mattered could not be read`));
  if (tally.left.size > 0) lines.push(`left out: ${joined([...tally.left].map(leftText))}`);
  return lines.map((line) => `${line}\n`).join('');
}

const reviewWords = ({ reviewed }: Tally): string =>
  reviewed > 0 ? 'for review (converted as well)' : 'for review (--review converts them)';

function reasonLines(reasons: ReadonlyMap<string, number>): readonly string[] {
  const sorted = [...reasons].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const width = String(sorted[0]?.[1] ?? '').length + 2;
  return sorted.map(([code, number]) => `${String(number).padStart(width)} ${code}`);
}

function leftText([reason, number]: readonly [string, number]): string {
  if (reason === 'link') return `${count(number, 'symbolic link')} (not followed)`;
  return `${number} ${reason === 'not-c' ? 'not C' : reason}`;
}

const some = (number: number, word: string, dress = (text: string) => text): string =>
  number === 0 ? '' : dress(`${number} ${word}`);

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
