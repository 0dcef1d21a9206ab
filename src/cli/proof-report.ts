/** What the proof showed of a conversion, as plain data: with lines and words instead of trees. */
import type { Node } from '../c/syntax.ts';
import type { Finding } from '../proof/path.ts';
import type { UnitProof } from '../proof/unit.ts';
import type { LineIndex } from '../text/line-index.ts';

/** A line of the file before, or of the file after. */
export interface ProofLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** One release, in the order of all of them. */
export interface ReleaseStep {
  /** Who is released: the function that acquired it. */
  readonly acquire: string;
  /** The release by hand; undefined where the device does it. */
  readonly at: ProofLine | undefined;
}

/** A release that is gone or runs later than it did, and why that makes no difference. */
export interface MovedRelease {
  readonly kind: 'gone' | 'later';
  readonly acquire: string;
  /** The release that is gone, or the statement that now runs before it: in the file before. */
  readonly past: ProofLine;
  readonly why: string;
}

export interface ProofTrouble {
  readonly code: Finding['code'];
  readonly message: string;
  readonly before: ProofLine | undefined;
  readonly after: ProofLine | undefined;
  /** The decisions that lead there, as lines of the file before. */
  readonly way: readonly { readonly line: number; readonly label: string }[];
}

export interface DriverProof {
  readonly driver: string;
  readonly verified: boolean;
  readonly paths: number;
  readonly before: readonly ReleaseStep[];
  readonly after: readonly ReleaseStep[];
  /** Empty where something is not proved. */
  readonly moved: readonly MovedRelease[];
  /** Managed resources that are released the other way round than before. */
  readonly swapped: readonly SwappedPair[];
  readonly troubles: readonly ProofTrouble[];
}

/** `first` used to be released first. Named by the functions that acquire them. */
export interface SwappedPair {
  readonly first: string;
  readonly second: string;
  readonly why: string;
}

export function proofReport(unit: UnitProof, before: LineIndex, after: LineIndex): DriverProof {
  const { driver, verified, paths, order, movements, findings } = unit;
  return {
    driver,
    verified,
    paths,
    before: (order?.before ?? []).map(({ held, node }) => ({ acquire: held.name, at: lineOf(node, before) })),
    after: (order?.after ?? []).map(({ held, node }) => ({ acquire: held.name, at: lineOf(node, after) })),
    moved: verified ? withoutDoubles(movements.map((one) => movedRelease(one, before))) : [],
    swapped: verified
      ? (order?.swaps ?? []).map(({ first, second, why }) => ({
          first: first.name,
          second: second.name,
          why,
        }))
      : [],
    troubles: findings.map((finding) => trouble(finding, before, after)),
  };
}

const movedRelease = (
  { kind, held, past, why }: UnitProof['movements'][number],
  before: LineIndex,
): MovedRelease => ({ kind, acquire: held.name, past: lineOf(past, before), why });

const trouble = (finding: Finding, before: LineIndex, after: LineIndex): ProofTrouble => ({
  code: finding.code,
  message: finding.message,
  before: lineOf(finding.before, before),
  after: lineOf(finding.after, after),
  way: finding.trail.map(({ node, label }) => ({ line: before.lineAt(node.start), label })),
});

/** Two paths may move the same release past the same statement. */
function withoutDoubles(moved: readonly MovedRelease[]): readonly MovedRelease[] {
  const first = new Map(
    moved
      .toReversed()
      .map((one) => [`${one.kind} ${one.kind === 'gone' ? '' : one.acquire} ${one.past.line}`, one]),
  );
  return moved.filter((one) => [...first.values()].includes(one));
}

function lineOf(node: Node, lines: LineIndex): ProofLine;
function lineOf(node: Node | undefined, lines: LineIndex): ProofLine | undefined;
function lineOf(node: Node | undefined, lines: LineIndex): ProofLine | undefined {
  if (node === undefined) return undefined;
  const line = lines.lineAt(node.start);
  return { line, text: lines.lineText(line).trim() };
}
