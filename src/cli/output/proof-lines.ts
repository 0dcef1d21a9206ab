import type { DriverProof, ProofLine, ReleaseStep, SwappedPair } from '../proof-report.ts';
import type { Paint } from '../terminal/paint.ts';
import { count } from './summary.ts';

/** How the two files of a proof are called. */
export interface ProofPaths {
  readonly before: string;
  readonly after: string;
}

/** All that was shown of one driver: how much was compared, the order of releases, each move, each trouble. */
export function proofText(proof: DriverProof, paths: ProofPaths, paint: Paint): string {
  const { driver, verified, paths: compared, moved, swapped, troubles } = proof;
  const head = verified ? paint('green', 'verified') : paint('red', 'not proved');
  const place = (path: string, { line, text }: ProofLine): string => `${path}:${line}: ${text}`;
  const troubleLines = troubles.flatMap(({ code, message, before, after, way }) => [
    `  ${code}: ${message}`,
    ...(before ? [`    before: ${place(paths.before, before)}`] : []),
    ...(after ? [`    after:  ${place(paths.after, after)}`] : []),
    ...(way.length > 0
      ? [`    on the path: ${way.map(({ line, label }) => `${line} ${label}`).join(', ')}`]
      : []),
  ]);
  const moves = moved.map(({ kind, acquire, past, why }) =>
    kind === 'gone'
      ? `  ${place(paths.before, past)} goes: ${why}`
      : `  ${acquire}() is now released after ${place(paths.before, past)}: ${why}`,
  );
  return [
    `${head}: ${driver}, ${count(compared, 'path')} compared`,
    ...troubleLines,
    ...orderLines(proof),
    ...moves,
    ...swapped.map((one) => `  ${swapText(one)}: ${one.why}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** The same in a few lines: no places, and each reason once. */
export function shortProof(proof: DriverProof): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { kind, acquire, past, why } of proof.moved) {
    if (kind === 'gone') continue;
    const pair = `${acquire}() now after line ${past.line}`;
    reasons.set(why, [...(reasons.get(why) ?? []), pair]);
  }
  for (const one of proof.swapped) reasons.set(one.why, [...(reasons.get(one.why) ?? []), swapText(one)]);
  return [
    `${proof.driver}: ${count(proof.paths, 'path')} compared`,
    ...orderLines(proof).map((line) => line.trim()),
    ...[...reasons].map(([why, pairs]) => `${shortened([...new Set(pairs)])}: ${why}`),
  ];
}

const swapText = ({ first, second }: SwappedPair): string => `${first}() is now released after ${second}()`;

const most = 3;

const shortened = (pairs: readonly string[]): string =>
  pairs.length <= most
    ? pairs.join(', ')
    : `${pairs.slice(0, most).join(', ')} and ${pairs.length - most} more like it`;

function orderLines({ before, after }: DriverProof): readonly string[] {
  if (before.length === 0 && after.length === 0) return [];
  return [`  released before: ${orderText(before)}`, `  released after:  ${orderText(after)}`];
}

/** What the device releases comes last, as it does when a device is unbound. */
function orderText(steps: readonly ReleaseStep[]): string {
  const byHand = steps.flatMap(({ at }) => (at ? [`${callIn(at.text)} (${at.line})`] : []));
  const byDevice = steps.flatMap(({ acquire, at }) => (at ? [] : [`${acquire}()`]));
  const device = byDevice.length === 0 ? [] : [`the device: ${byDevice.join(', ')}`];
  return [...byHand, ...device].join('; ') || 'nothing';
}

const callIn = (line: string): string => line.replace(/;.*$/, '');
