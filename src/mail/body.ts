/** The message of one patch: the problem, the change, why it is equal, what was left alone, and who made it. */
import { grouped } from './grouped.ts';
import { call, counted, defused, item, joinParts, listed, paragraph } from './prose.ts';
import {
  type Converted,
  convertedIn,
  type DriverStory,
  distinct,
  type Kept,
  patternsOf,
  type Story,
} from './story.ts';

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
    ...story.drivers.flatMap((driver) => aboutDriver(driver, story.drivers.length > 1)),
    keptText(story.kept),
    wishes.compileTested ? 'Compile-tested only.' : '',
    toolText(story, wishes),
  ]);
}

function aboutDriver(driver: DriverStory, severalDrivers: boolean): readonly string[] {
  return [
    paragraph(`${severalDrivers ? `${driver.name}: ` : ''}${problemText(driver)}`),
    joinParts([
      paragraph(changeText(driver)),
      driver.converted.length > 0 ? changeList(driver.converted) : '',
    ]),
    orderText(driver),
  ];
}

function problemText({ probe, remove, converted }: DriverStory): string {
  const gone = distinctCalls(converted);
  const onRemove = gone.filter((one) => one.onRemove).length;
  const onError = gone.length - onRemove;
  const places = [
    ...(onError > 0 ? [`in ${counted(onError, 'place')} on the way out of a probe that fails`] : []),
    ...(onRemove > 0
      ? [`in ${counted(onRemove, 'place')} on remove${remove === undefined ? '' : `, by ${call(remove)}`}`]
      : []),
  ];
  const duty =
    gone.length > 1
      ? 'Each of them has to stay in step with probe, and so has each new way out.'
      : 'That has to stay in step with probe, and so has each new way out.';
  return `What ${call(probe)} acquires is released by hand: ${listed(places)}. ${duty}`;
}

/** One call may release for several acquires. */
const distinctCalls = (converted: readonly Converted[]): readonly Converted['releases'][number][] => [
  ...new Map(
    converted.flatMap(({ releases }) => releases).map((one) => [`${one.line} ${one.text}`, one]),
  ).values(),
];

function changeText({ converted, order, remove }: DriverStory): string {
  const it = converted.length === 1 ? 'the resource' : 'each resource';
  const gone =
    order.gone && remove !== undefined
      ? ` ${call(remove)} has nothing left to do then, and goes as well.`
      : '';
  return `Use the managed ${converted.length === 1 ? 'form' : 'forms'}: the driver core then releases ${it} when probe has failed, and when the device has been unbound.${gone}`;
}

function changeList(converted: readonly Converted[]): string {
  const kinds = grouped(converted, ({ acquire, managed }) => `${acquire} ${managed}`);
  return [...kinds.values()].map(changeLine).join('\n');
}

function changeLine(same: readonly Converted[]): string {
  const [{ acquire, managed }] = same as readonly [Converted];
  const times = same.length === 1 ? '' : ` (${counted(same.length, 'time')})`;
  const calls = distinctCalls(same);
  const kinds = grouped(calls, ({ callee }) => callee);
  const gone = [...kinds].map(([callee, { length }]) => `${counted(length, 'call')} of ${call(callee)}`);
  const went = `${listed(gone)} ${calls.length === 1 ? 'goes' : 'go'}`;
  return item(`${call(acquire)} becomes ${call(managed)}${times}: ${went}`);
}

function orderText({ order, remove, later }: DriverStory): string {
  if (remove === undefined) return '';
  const before = sequence(order.before);
  const left = order.left.length === 0 ? [] : [item(`${call(remove)}: ${sequence(order.left)}`)];
  const after = [...left, item(`${left.length > 0 ? 'then the ' : ''}driver core: ${sequence(order.core)}`)];
  const is = sameWords(order.before, [...order.left, ...order.core]);
  return joinParts([
    'Order on remove, before:',
    item(`${call(remove)}: ${before}`),
    'and after:',
    after.join('\n'),
    paragraph(is ? 'That is the same order.' : whyEqual(later)),
  ]);
}

const sequence = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : names.map(call).join(', ');

const sameWords = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

function whyEqual(later: readonly Later[]): string {
  const reasons = grouped(later, ({ why }) => why);
  const told = [...reasons].map(([why, same]) => {
    const which = distinct(same.map(({ acquire }) => call(acquire)));
    return `what ${listed(which)} ${which.length === 1 ? 'has' : 'have'} acquired is released later, which is right because ${why}`;
  });
  if (told.length === 0) return 'Only the releases that nothing else depends on have moved.';
  return `So ${told.join('; ')}.`;
}

type Later = DriverStory['later'][number];

function keptText(kept: readonly Kept[]): string {
  if (kept.length === 0) return '';
  const lines = grouped(kept, ({ acquire, fn, reason }) => `${call(acquire)} in ${call(fn)}: ${reason}`);
  return joinParts([
    'Left as it is:',
    [...lines]
      .map(([line, { length }]) => item(length === 1 ? line : `${line} (${length} times)`))
      .join('\n'),
  ]);
}

/** The kernel's rules on generated content ask for the tool, its version, and what it was told to do. */
function toolText(story: Story, { tool, semanticPatch }: BodyWishes): string {
  const names = patternsOf([story]);
  const by = `Made by ${tool}, by its ${names.length === 1 ? 'pattern' : 'patterns'} ${listed(names)}.`;
  if (semanticPatch === undefined) return paragraph(by);
  return joinParts([
    paragraph(`${by} The semantic patch that makes this change is as follows:`),
    `// <smpl>\n${defused(semanticPatch.trim())}\n// </smpl>`,
  ]);
}

/** Who changes what, in a few words: for the subject. */
export const managedNames = (story: Story): readonly string[] =>
  distinct(convertedIn(story).map(({ managed }) => managed));
