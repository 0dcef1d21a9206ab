/** The message of one patch: the problem, the change, why it is equal, what was left alone, and who made it. */
import { grouped } from './grouped.ts';
import { call, counted, defused, item, joinParts, listed, paragraph } from './prose.ts';
import { type DriverStory, distinct, type Kept, patternsOf, type Step, type Story } from './story.ts';

export interface BodyWishes {
  /** `devmify 0.1.0`. */
  readonly tool: string;
  /** The semantic patch to quote, if it was asked for. */
  readonly semanticPatch: string | undefined;
  /** The user says so; nothing here finds out. */
  readonly compileTested: boolean;
}

export function messageBody(story: Story, wishes: BodyWishes): string {
  return joinParts([
    paragraph(problemText(story)),
    paragraph(changeText(story)),
    changeList(story),
    ...story.drivers.map((driver) => orderText(driver, story.drivers.length > 1)),
    keptText(story.kept),
    wishes.compileTested ? 'Compile-tested only.' : '',
    toolText(story, wishes),
  ]);
}

function problemText({ drivers, gone }: Story): string {
  const probes = distinct(drivers.map(({ probe }) => call(probe)));
  const acquired = `What ${listed(probes)} ${probes.length === 1 ? 'acquires' : 'acquire'} is released by hand`;
  const places = [...grouped(gone, ({ fn }) => fn)];
  const [[only] = ['']] = places;
  if (places.length !== 1) {
    const calls = places.map(([fn, same]) => `${counted(same.length, 'call')} in ${call(fn)}`);
    return `${acquired}, by ${listed(calls)}. Each change to probe has to be repeated in each of these places.`;
  }
  const isNeedless = drivers.some(({ remove, order }) => remove === only && order.removeGone);
  return `${acquired} in ${call(only)}${isNeedless ? ', which is there for nothing else' : ''}.`;
}

function changeText({ converted, drivers }: Story): string {
  const removed = drivers.flatMap(({ remove, order }) =>
    remove !== undefined && order.removeGone ? [call(remove)] : [],
  );
  const [form, it] = converted.length === 1 ? ['form', 'it'] : ['forms', 'them'];
  const [has, goes] = removed.length === 1 ? ['has', 'goes'] : ['have', 'go'];
  const needless =
    removed.length === 0
      ? ''
      : ` ${listed(distinct(removed))} then ${has} nothing left to do, and ${goes} as well.`;
  return `Use the managed ${form}, so that the driver core releases ${it} when probe fails and when the device is unbound.${needless}`;
}

function changeList({ converted, gone }: Story): string {
  const alone = converted.filter(({ isMerged }) => !isMerged);
  const changes = grouped(alone, ({ acquire, managed }) =>
    // Of such functions the device knows whether it was enabled in its managed form.
    acquire === managed
      ? `${call(acquire)} stays, and is managed from now on`
      : `${call(acquire)} becomes ${call(managed)}`,
  );
  const merged = grouped(
    converted.filter(({ isMerged }) => isMerged),
    ({ managed }) => managed,
  );
  const releases = grouped(gone, ({ callee }) => call(callee));
  const went = [...releases].map(([name, calls]) => times(name, calls.length));
  return [
    ...[...changes].map(([change, same]) => item(times(change, same.length))),
    ...[...merged].map(([managed, same]) =>
      item(`${listed(distinct(same.map(({ acquire }) => call(acquire))))} become ${call(managed)}`),
    ),
    item(`${listed(went)} ${went.length === 1 ? 'is' : 'are'} dropped`),
  ].join('\n');
}

function orderText(driver: DriverStory, isOneOfSeveral: boolean): string {
  const { name, order, remove } = driver;
  if (remove === undefined) return '';
  const { before, left, core } = order;
  const shown = (steps: readonly Step[]): string => sequence(steps, [...before, ...left, ...core], core);
  const of = isOneOfSeveral ? ` of ${name}` : '';
  if (sameSteps(before, [...left, ...core])) {
    if (before.length === 1 && left.length === 0)
      return paragraph(`On remove${of}, the driver core now does what ${call(remove)} did: ${shown(core)}.`);
    const by =
      left.length === 0
        ? 'now all by the driver core: '
        : `${inShort(left, remove)}, then by the driver core `;
    return paragraph(
      `The order on remove${of} stays the same${left.length === 0 ? ', ' : ': '}${by}${shown(core)}.`,
    );
  }
  const byCore = `${left.length > 0 ? 'then the ' : ''}driver core: ${shown(core)}`;
  return joinParts([
    `Order on remove${of}, before:`,
    item(`${call(remove)}: ${shown(before)}`),
    'and after:',
    [...(left.length > 0 ? [item(`${call(remove)}: ${shown(left)}`)] : []), item(byCore)].join('\n'),
    paragraph(whyEqual(driver)),
  ]);
}

/** What stays by hand in its old order need not be told call by call. */
function inShort(left: readonly Step[], remove: string): string {
  const names = distinct(left.map(({ callee }) => call(callee)));
  return names.length > 5 ? `what ${call(remove)} still does` : `${names.join(', ')} in ${call(remove)}`;
}

/** By their names alone, as long as that tells apart what matters here: what has moved to the driver core. */
function sequence(steps: readonly Step[], all: readonly Step[], moved: readonly Step[] = all): string {
  const isClear = (step: Step): boolean =>
    moved.every(({ callee }) => callee !== step.callee) ||
    all.every(({ callee, text }) => callee !== step.callee || text === step.text);
  const shown = steps.map((step) => (isClear(step) ? call(step.callee) : step.text));
  const runs = shown.flatMap((text, at) => (text === shown[at - 1] ? [] : [times(text, runFrom(shown, at))]));
  return runs.join(', ') || 'nothing';
}

function runFrom(texts: readonly string[], at: number): number {
  const end = texts.findIndex((text, index) => index > at && text !== texts[at]);
  return (end === -1 ? texts.length : end) - at;
}

const times = (words: string, count: number): string =>
  count === 1 ? words : `${words} (${count === 2 ? 'twice' : `${count} times`})`;

const sameSteps = (some: readonly Step[], others: readonly Step[]): boolean =>
  some.length === others.length && some.every(({ text }, index) => text === others[index]?.text);

function whyEqual({ order: { before, left, core }, swaps, later }: DriverStory): string {
  const all = [...before, ...left, ...core];
  const swapped = swaps.map(
    ({ first, second, why }) =>
      `${sequence([first], all)} now comes before ${sequence([second], all)}${why === undefined ? '' : `: ${why}`}`,
  );
  const reasons = [...grouped(later, ({ why }) => why)].map(([why, same]) => {
    const names = distinct(same.flatMap(({ releasesOf }) => releasesOf.map(call)));
    return `What ${listed(names)} ${names.length === 1 ? 'has' : 'have'} acquired is released later than it was: ${why}`;
  });
  return [...swapped, ...reasons].map((sentence) => `${sentence}.`).join(' ');
}

function keptText(kept: readonly Kept[]): string {
  if (kept.length === 0) return '';
  const lines = grouped(kept, ({ acquire, fn, reason }) => `${call(acquire)} in ${call(fn)}: ${reason}`);
  return joinParts(['Left as it is:', [...lines.keys()].map((line) => item(line)).join('\n')]);
}

/** The kernel's rules on generated content ask for the tool, its version, and what it was told to do. */
function toolText(story: Story, { tool, semanticPatch }: BodyWishes): string {
  const names = patternsOf([story]);
  const by = `Made by ${tool} with its ${names.length === 1 ? 'pattern' : 'patterns'} ${listed(names)}.`;
  if (semanticPatch === undefined) return paragraph(by);
  return joinParts([
    paragraph(`${by} The semantic patch that makes this change is as follows:`),
    `// <smpl>\n${defused(semanticPatch.trim())}\n// </smpl>`,
  ]);
}
