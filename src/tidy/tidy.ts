/**
 * The clean-up after a conversion: takes a file as it was and as it is with its acquires replaced and its releases
 * taken out, and removes what that has made needless, so that the result looks as if somebody had written it. What
 * was odd before stays, byte for byte. Text in, text out; knows nothing of resources, devices or proofs: the code
 * does the same with and without it.
 */
import type { Diagnostic } from '../report/diagnostic.ts';
import { applyEdits } from '../rewrite/rewrite.ts';
import { type Edit, firstOverlap, sortEdits } from '../text/edit.ts';
import { blankLines } from './blank-lines.ts';
import { braces } from './braces.ts';
import { constants } from './constants.ts';
import { driverData } from './driver-data.ts';
import { emptyBranches } from './empty-branches.ts';
import { emptyFunctions } from './empty-functions.ts';
import { labels } from './labels.ts';
import { lastCheck } from './last-check.ts';
import { pureLocals } from './local-purity.ts';
import type { TidyOptions } from './names.ts';
import { returns } from './returns.ts';
import { counterpart, type Finding, type Pass, type Scene, setScene, Version } from './scene.ts';
import { variables } from './variables.ts';

export interface Tidied {
  readonly text: string;
  /** What was cleaned, one line each, in the order in which it was done. */
  readonly notes: readonly string[];
  /** What has become needless but had to be left; spans refer to `text`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Each begins where the ones before it find nothing more; blank lines come last, when all else is settled. */
const passes: readonly Pass[] = [
  labels,
  returns,
  constants,
  emptyBranches,
  braces,
  lastCheck,
  driverData,
  variables,
  emptyFunctions,
  blankLines,
];

/** Far more than any file needs; a pair of passes that undo each other must not run for ever. */
const MAX_ROUNDS = 500;

export function tidy(before: string, after: string, options: TidyOptions): Tidied {
  const notes: string[] = [];
  const old = new Version(before);
  const locals = pureLocals(old, options.pureCalls);
  const known = { ...options, pureCalls: [...options.pureCalls, ...locals] };
  let scene = setScene(old, new Version(after), known);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const step = nextStep(scene);
    if (step.kind === 'settled') return { text: scene.now.text, notes, diagnostics: step.diagnostics };
    const next = new Version(step.text);
    if (!isStillReadable(scene.now, next))
      return {
        text: scene.now.text,
        notes,
        diagnostics: [stopped('A clean-up made a function unreadable.')],
      };
    scene = setScene(old, next, known);
    notes.push(...step.notes);
  }
  return { text: scene.now.text, notes, diagnostics: [stopped('The clean-up came to no end.')] };
}

type Step =
  | { readonly kind: 'cleaned'; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: 'settled'; readonly diagnostics: readonly Diagnostic[] };

function nextStep(scene: Scene): Step {
  const diagnostics: Diagnostic[] = [];
  for (const pass of passes) {
    const findings = pass(scene);
    const { edits, notes } = chooseEdits(findings);
    if (edits.length > 0) return { kind: 'cleaned', text: applyEdits(scene.now.text, edits), notes };
    for (const finding of findings) if (finding.kind === 'left') diagnostics.push(finding.diagnostic);
  }
  return { kind: 'settled', diagnostics };
}

/** As many findings as go together; one whose edits meet those of an earlier one waits for the next round. */
function chooseEdits(findings: readonly Finding[]): { edits: readonly Edit[]; notes: readonly string[] } {
  let edits: readonly Edit[] = [];
  const notes: string[] = [];
  for (const finding of findings) {
    if (finding.kind !== 'clean') continue;
    const together = sortEdits([...edits, ...finding.edits]);
    if (firstOverlap(together) !== undefined) continue;
    edits = together;
    notes.push(finding.note);
  }
  return { edits, notes };
}

/** Reports whether every function that a step has changed can be read after it as it could before. */
const isStillReadable = (old: Version, now: Version): boolean =>
  now.file.items.every((item) => {
    const same = item.kind === 'function' ? counterpart(item, item.name ?? '', now, old) : undefined;
    if (same === undefined || old.textOf(same) === now.textOf(item)) return true;
    return now.view(item) !== undefined || old.view(same) === undefined;
  });

const stopped = (message: string): Diagnostic => ({
  severity: 'warning',
  code: 'clean-up-stopped',
  message,
  why: 'This is a fault of devmify; what was cleaned up to here is kept.',
  advice: 'Look at the result with care, and report the file.',
});
