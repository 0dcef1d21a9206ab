import type { Catalogue } from '../catalogue/pattern.ts';
import { verify } from '../proof/verify.ts';
import type { LineIndex } from '../text/line-index.ts';
import { type DriverProof, type ProofLine, proofReport } from './proof-report.ts';

/** One version of a file, under the name that people know it by. */
export interface Version {
  readonly path: string;
  readonly lines: LineIndex;
}

/** What is known of two versions of a file, or why they were not compared. */
export type Comparison =
  | {
      readonly kind: 'compared';
      readonly before: string;
      readonly after: string;
      readonly drivers: readonly DriverProof[];
      /** Changes that no driver's proof covers; without a line where the file before has nothing of the kind. */
      readonly outside: readonly { readonly message: string; readonly at: ProofLine }[];
      readonly unread: boolean;
    }
  | {
      readonly kind: 'left-out';
      readonly path: string;
      readonly why: string;
      /** Whether it could change what a driver does. */
      readonly matters: boolean;
    };

export function compared(before: Version, after: Version, catalogue: Catalogue): Comparison {
  const verdict = verify(before.lines.text, after.lines.text, catalogue);
  return {
    kind: 'compared',
    before: before.path,
    after: after.path,
    drivers: verdict.units.map((unit) => proofReport(unit, before.lines, after.lines)),
    outside: verdict.outside.map(({ message, span }) => {
      const line = before.lines.lineAt(span.start);
      return { message, at: { line, text: before.lines.lineText(line).trim() } };
    }),
    unread: verdict.unread,
  };
}

/** 0 when all is proved; 1 when something is not; 3 when that is only because a function could not be read. */
export function proofCode(comparisons: readonly Comparison[]): 0 | 1 | 3 {
  const codes = comparisons.map((one): 0 | 1 | 3 => {
    if (one.kind === 'left-out') return one.matters ? 1 : 0;
    if (one.outside.length === 0 && one.drivers.every(({ verified }) => verified)) return 0;
    return one.unread ? 3 : 1;
  });
  return ([1, 3] as const).find((code) => codes.includes(code)) ?? 0;
}
