/** A run in two tables: what became of each resource that probe acquires, and the same for each bus. Every site is in both. */
import { wrap } from '../../text/wrap.ts';
import type { SiteReport } from '../outcome.ts';
import type { Paint } from '../terminal/paint.ts';

/** What is counted of some sites; `converted`, `review` and the numbers of `refused` together are all of them. */
interface Count {
  converted: number;
  review: number;
  /** Reason code to the number of sites that were kept for it. */
  readonly refused: Map<string, number>;
}

export interface Counts {
  /** By the function that acquires: `kzalloc`. */
  readonly resources: Map<string, Count>;
  readonly buses: Map<string, Count>;
}

export const newCounts = (): Counts => ({ resources: new Map(), buses: new Map() });

export function countSites({ resources, buses }: Counts, sites: readonly SiteReport[]): void {
  for (const site of sites) {
    add(resources, site.acquire, site);
    add(buses, site.bus, site);
  }
}

function add(counts: Map<string, Count>, key: string, { verdict, code }: SiteReport): void {
  const count = counts.get(key) ?? { converted: 0, review: 0, refused: new Map<string, number>() };
  counts.set(key, count);
  if (verdict === 'refused') count.refused.set(code, (count.refused.get(code) ?? 0) + 1);
  else count[verdict]++;
}

export function tableText({ resources, buses }: Counts, paint: Paint, width: number): string {
  if (resources.size === 0) return 'no driver here acquires anything in its probe\n';
  return `${table('resource', resources, paint, width)}\n${table('bus', buses, paint, width)}`;
}

const columns = ['sites', 'converted', 'review', 'kept'] as const;

function table(title: string, counts: ReadonlyMap<string, Count>, paint: Paint, width: number): string {
  const rows = [...counts].sort(([a, one], [b, two]) => sitesOf(two) - sitesOf(one) || (a < b ? -1 : 1));
  const total = ['all', sumOf([...counts.values()])] as const;
  const names = Math.max(title.length, ...rows.map(([name]) => name.length), 3);
  const [sites, converted, review, kept] = columns;
  const head = `${title.padEnd(names)}  ${sites.padStart(6)}  ${converted}  ${review}  ${kept.padStart(6)}  `;
  const lines = [paint('bold', `${head}for these reasons`), ...[...rows, total].flatMap(line)];
  return lines.map((one) => `${one.trimEnd()}\n`).join('');

  function line([name, count]: readonly [string, Count]): readonly string[] {
    const numbers = [
      String(sitesOf(count)).padStart(6),
      paint('green', String(count.converted).padStart(converted.length)),
      paint('yellow', String(count.review).padStart(review.length)),
      String(keptOf(count)).padStart(6),
    ];
    const reasons = [...count.refused]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      // No break between a number and its reason.
      .map(([code, n]) => `${n} ${code}`)
      .join(', ');
    const [first = '', ...more] = wrapParts(reasons, Math.max(30, width - head.length));
    return [
      `${paint('bold', name.padEnd(names))}  ${numbers.join('  ')}  ${first}`,
      ...more.map((one) => ' '.repeat(head.length) + one),
    ];
  }
}

/** Wraps between the parts of a list, so that "12 order" stays together. */
const wrapParts = (text: string, width: number): readonly string[] =>
  wrap(text.replace(/(\d) /g, '$1_'), width).map((line) => line.replaceAll('_', ' '));

const keptOf = ({ refused }: Count): number => [...refused.values()].reduce((sum, n) => sum + n, 0);
const sitesOf = (count: Count): number => count.converted + count.review + keptOf(count);

function sumOf(counts: readonly Count[]): Count {
  const sum: Count = { converted: 0, review: 0, refused: new Map() };
  for (const { converted, review, refused } of counts) {
    sum.converted += converted;
    sum.review += review;
    for (const [code, n] of refused) sum.refused.set(code, (sum.refused.get(code) ?? 0) + n);
  }
  return sum;
}
