import type { Node } from '../c/syntax.ts';
import type { FunctionView } from './function-view.ts';
import { isStatement, labelName } from './shape.ts';

/** What a jump to a label comes to: nothing but leaving, another jump, or code of its own. */
export type Landing =
  | { readonly kind: 'return'; readonly statement: Node }
  | { readonly kind: 'goto'; readonly statement: Node; readonly target: string }
  /** The end of the function. */
  | { readonly kind: 'end' }
  | { readonly kind: 'code' };

/** Labels that stand directly one after the other in the function's own block, and where they lead. */
export interface LabelRun {
  readonly labels: readonly Node[];
  /** Empty statements among them: `out: ;`. */
  readonly empties: readonly Node[];
  readonly landing: Landing;
  /** What stands before the first label. */
  readonly previous: Node | undefined;
}

export function labelRuns(view: FunctionView): readonly LabelRun[] {
  const statements = view.body.children.slice(1, -1);
  const runs: LabelRun[] = [];
  for (let i = 0; i < statements.length; i++) {
    if (statements[i]?.kind !== 'label') continue;
    const previous = statements[i - 1];
    const members: Node[] = [];
    while (statements[i]?.kind === 'label' || statements[i]?.kind === 'empty')
      members.push(statements[i++] as Node);
    runs.push({
      labels: members.filter((node) => node.kind === 'label'),
      empties: members.filter((node) => node.kind === 'empty'),
      landing: landingAt(statements[i]),
      previous,
    });
  }
  return runs;
}

function landingAt(statement: Node | undefined): Landing {
  if (statement === undefined) return { kind: 'end' };
  if (statement.kind === 'return') return { kind: 'return', statement };
  const target = labelName(statement);
  if (statement.kind === 'goto' && target !== undefined) return { kind: 'goto', statement, target };
  return { kind: 'code' };
}

/** Reports whether the code before a run of labels can go on into it; when in doubt it does. */
export const isReached = (run: LabelRun): boolean =>
  run.previous === undefined || !(run.previous.kind === 'return' || run.previous.kind === 'goto');

/** The gotos of each label, undefined where a label is also named in a way that is no plain goto. */
export function gotosOf(view: FunctionView, label: string): readonly Node[] | undefined {
  const gotos: Node[] = [];
  for (const node of view.parents.keys())
    if (node.kind === 'goto' && isStatement(node) && labelName(node) === label) gotos.push(node);
  return view.count(label) === gotos.length + 1 ? gotos : undefined;
}
