import type { Node } from '../c/syntax.ts';
import type { Edit } from '../text/edit.ts';
import { declaredNames } from './declared.ts';
import type { FunctionView } from './function-view.ts';
import { gotosOf, isReached, type LabelRun, labelRuns } from './landing.ts';
import { left } from './left.ts';
import {
  closesLine,
  commentsAbove,
  commentsAfter,
  commentsIn,
  indentAt,
  isAboutRelease,
  isAlone,
  lineStart,
  linesOf,
  newlineOf,
  nextLine,
  removal,
} from './lines.ts';
import { isPure } from './purity.ts';
import { type Changed, clean, type Finding, inEachFunction, type Scene } from './scene.ts';
import { labelName, returned, walk } from './shape.ts';

/**
 * Labels that the conversion has emptied: a goto to one that only returns becomes that return, a goto to one that
 * falls into another label names that label instead, and the label goes when no goto is left. A label that did
 * nothing but return before the conversion is somebody's single way out and stays, unless it was the last rung of a
 * ladder that is gone altogether.
 */
export const labels = inEachFunction((changed, scene) =>
  labelRuns(changed.now).flatMap((run) => tidyRun(run, changed, scene)),
);

function tidyRun(run: LabelRun, changed: Changed, scene: Scene): readonly Finding[] {
  const { now } = changed;
  const first = run.labels[0] as Node;
  const emptied = run.labels.filter((label) => wasEmptied(label, run, changed));
  if (emptied.length === 0 || now.isConditional(first.start)) return [];

  const jump = spreadableJump(run, now, scene);
  if (jump !== undefined && !isReached(run)) return leaveDirectly(run, run.labels, jump, changed);
  const kept = run.labels.filter((label) => !emptied.includes(label));
  if (jump !== undefined && kept.length === 0) return leaveDirectly(run, emptied, jump, changed);
  return emptied.flatMap((label) => {
    const after = run.labels.slice(run.labels.indexOf(label) + 1);
    const target = after.find((each) => kept.includes(each));
    if (target !== undefined) return retarget(label, target, run, changed);
    return jump === undefined ? [] : leaveDirectly(run, [label], jump, changed);
  });
}

/** Reports whether a label had statements of its own before, and has none now. */
function wasEmptied(label: Node, run: LabelRun, { was }: Changed): boolean {
  const name = labelName(label);
  const oldRun = labelRuns(was).find((old) => old.labels.some((each) => labelName(each) === name));
  if (name === undefined || oldRun === undefined) return false;
  const after = (labels: readonly Node[]): readonly (string | undefined)[] => {
    const names = labels.map(labelName);
    return names.slice(names.indexOf(name) + 1);
  };
  const fellInto = after(oldRun.labels);
  const fallsInto = after(run.labels);
  if (fallsInto.some((next) => was.count(next ?? '') > 0 && !fellInto.includes(next))) return true;
  return run.landing.kind !== 'code' && oldRun.landing.kind === 'code';
}

/** The text of the jump that a label has come down to, when it means the same wherever a goto of the label stands. */
function spreadableJump(run: LabelRun, view: FunctionView, scene: Scene): string | undefined {
  const { landing } = run;
  switch (landing.kind) {
    case 'code':
      return undefined;
    case 'end':
      return isVoid(view) ? 'return' : undefined;
    case 'goto':
      return run.labels.some((label) => labelName(label) === landing.target)
        ? undefined
        : `goto ${landing.target}`;
    case 'return': {
      const value = returned(landing.statement);
      if (value === undefined) return 'return';
      const text = view.text.slice(value.start, value.end);
      const short = text.length <= 40 && !text.includes('\n') && !text.includes('/*');
      const same = isPure(value, scene.options.pureCalls) && !isShadowed(value, view);
      return short && same ? `return ${text}` : undefined;
    }
    default:
      return landing satisfies never;
  }
}

const isVoid = (view: FunctionView): boolean => {
  const [specs, declarator] = view.tree.children;
  return declarator?.kind === 'func' && (specs?.children.some((spec) => spec.text === 'void') ?? false);
};

/** Reports whether a name of `value` is declared more than once in the function, so that it may mean something else. */
const isShadowed = (value: Node, view: FunctionView): boolean => {
  const names = declaredNames(view.tree);
  return [...walk(value)].some((node) => node.kind === 'ident' && (names.get(node.text) ?? 0) > 1);
};

/** Turns the gotos of `targets` into the jump that the labels have come down to, and takes the labels out. */
function leaveDirectly(
  run: LabelRun,
  targets: readonly Node[],
  jump: string,
  changed: Changed,
): readonly Finding[] {
  const view = changed.now;
  const gotos = targets.map((label) => gotosOf(view, labelName(label) as string));
  if (gotos.some((each) => each === undefined)) return [];
  const removed = isReached(run) ? removeLabels(targets, run, changed) : removeSection(run, view);
  if (removed === undefined) return [leftLabel(targets[0] as Node, view)];
  const inSection = (node: Node): boolean =>
    removed.some((edit) => edit.start <= node.start && node.end <= edit.end);
  const jumps = gotos.flatMap((each) => each ?? []).filter((node) => !inSection(node));
  const edits = jumps.map((node) => ({ start: node.start, end: node.end, text: `${jump};` }));
  return [clean(`${view.name}: ${named(targets)} gone`, [...edits, ...removed])];
}

/** Lets the gotos of an emptied label name the next label that still has something to do. */
function retarget(label: Node, target: Node, run: LabelRun, changed: Changed): readonly Finding[] {
  const view = changed.now;
  const gotos = gotosOf(view, labelName(label) as string);
  if (gotos === undefined) return [];
  const removed = removeLabels([label], run, changed);
  if (removed === undefined) return [leftLabel(label, view)];
  const edits = gotos.map((node) => ({
    start: node.start,
    end: node.end,
    text: `goto ${labelName(target)};`,
  }));
  return [clean(`${view.name}: ${named([label])} gone`, [...edits, ...removed])];
}

const named = (targets: readonly Node[]): string =>
  `${targets.length > 1 ? 'labels' : 'label'} ${targets.map(labelName).join(', ')}`;

const leftLabel = (label: Node, view: FunctionView): Finding =>
  left(
    label,
    `The label ${labelName(label)} of ${view.name} has nothing left to do.`,
    'A comment there would be lost.',
  );

/** Takes labels out whose code is still reached from above. */
function removeLabels(
  targets: readonly Node[],
  run: LabelRun,
  changed: Changed,
): readonly Edit[] | undefined {
  const view = changed.now;
  const edits: Edit[] = [];
  for (const label of targets) {
    if (commentsAfter(view.text, label.end).length > 0 && closesLineButComment(view.text, label.end))
      return undefined;
    edits.push(isAlone(view.text, label) ? removal(linesOf(view.text, label)) : shareLine(label, view));
  }
  if (targets.length === run.labels.length) {
    for (const empty of run.empties)
      edits.push(removal(isAlone(view.text, empty) ? linesOf(view.text, empty) : empty));
    keepGap(edits, run, changed);
  }
  return run.empties.some((empty) => commentsAfter(view.text, empty.end).length > 0) ? undefined : edits;
}

const closesLineButComment = (text: string, at: number): boolean => {
  const last = commentsAfter(text, at).at(-1);
  return last !== undefined && closesLine(text, last.end);
};

/** A label on the line of its statement: what follows moves to where statements begin. */
function shareLine(label: Node, view: FunctionView): Edit {
  const next = /[ \t]*/.exec(view.text.slice(label.end))?.[0].length ?? 0;
  const indent = indentAt(view.text, (view.body.children[1] as Node).start);
  return { start: lineStart(view.text, label.start), end: label.end + next, text: indent };
}

/** A blank line that stood above the return before stands there again, in the place of the last label. */
function keepGap(edits: Edit[], { landing, previous }: LabelRun, { was, now, origins }: Changed): void {
  const [first] = edits;
  const old = landing.kind === 'return' ? origins.get(landing.statement) : undefined;
  if (old === undefined || first?.text !== '' || previous === undefined || previous.kind === 'directive')
    return;
  const between = { start: previous.end, end: first.start };
  const isThere = /\n[ \t]*\r?\n/.test(now.text.slice(between.start, between.end));
  if (isThere || commentsIn(now.text, between).length > 0) return;
  if (/\n[ \t]*\r?\n[ \t]*$/.test(was.text.slice(0, old.start)))
    edits[0] = { ...first, text: newlineOf(now.text) };
}

/** Takes the labels out together with the jump that they mark, which nothing reaches any more. */
function removeSection(run: LabelRun, view: FunctionView): readonly Edit[] | undefined {
  const first = run.labels[0] as Node;
  const statement = 'statement' in run.landing ? run.landing.statement : undefined;
  const last = statement ?? ([...run.labels, ...run.empties].sort((a, b) => a.end - b.end).at(-1) as Node);
  const limit = run.previous?.end ?? view.body.start + 1;
  const above = commentsAbove(view.text, first.start, nextLine(view.text, limit - 1));
  const inside = commentsIn(view.text, { start: first.start, end: nextLine(view.text, last.end) });
  if (![...above, ...inside].every((comment) => isAboutRelease(view.text, comment))) return undefined;
  const end = Math.max(last.end, inside.at(-1)?.end ?? 0);
  const span = { start: above[0]?.start ?? first.start, end };
  return [removal(isAlone(view.text, span) ? linesOf(view.text, span) : span)];
}
