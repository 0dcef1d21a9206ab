import type { CFile } from '../c/file.ts';
import { itemAt } from '../driver/calls.ts';
import type { Trace } from '../lifetimes/paths/state.ts';
import type { Step } from './finding.ts';

/** More steps of a path are not shown: those behind the first are left out, and it says so. */
const most = 14;

/** A path in words, in the order in which the program goes it; from the first step that `isFirst` names. */
export function stepsOf(
  last: Trace | undefined,
  isFirst: (trace: Trace) => boolean = () => false,
): readonly Step[] {
  const steps: Step[] = [];
  let begun = false;
  for (let trace = last; trace !== undefined && !begun; trace = trace.before) {
    steps.push({ span: { start: trace.node.start, end: trace.node.end }, text: wordsFor[trace.what] });
    begun = isFirst(trace);
  }
  steps.reverse();
  const [first] = steps;
  if (steps.length <= most || first === undefined) return steps;
  // What somebody asked for as the first is what the rest is about; where nobody did, the end tells most.
  if (!begun) return steps.slice(-most);
  const rest = steps.slice(1 - most);
  const between = steps.length - 1 - rest.length;
  return [{ ...first, text: `${first.text} (${between} more steps before the next line)` }, ...rest];
}

const wordsFor: Readonly<Record<Trace['what'], string>> = {
  true: 'this is true',
  false: 'this is false',
  acquired: 'acquired here',
  released: 'released here',
  called: 'called here',
  returned: 'returns here',
};

/** The function of the file that an offset lies in. */
export function functionAt({ items }: CFile, offset: number): string {
  const item = itemAt(items, offset);
  return item?.kind === 'function' ? (item.name ?? '') : '';
}

/** A path from its end back to the step that `isFirst` names, which is left out; the latest first. */
export function stretch(last: Trace | undefined, isFirst: (trace: Trace) => boolean): readonly Trace[] {
  const steps: Trace[] = [];
  for (let trace = last; trace !== undefined && !isFirst(trace); trace = trace.before) steps.push(trace);
  return steps;
}

export const isCondition = ({ what }: Trace): boolean => what === 'true' || what === 'false';
