/** The subjects of a series: each in the imperative, at most 75 characters, and none twice. */
import { oneLine } from './person.ts';
import type { Prefix } from './prefix.ts';
import { call, listed, messageWidth } from './prose.ts';
import { managedNames, type Story } from './story.ts';

export interface Subjected {
  readonly story: Story;
  readonly prefix: Prefix;
}

export function subjects(all: readonly Subjected[]): readonly string[] {
  const taken = new Set<string>();
  return all.map((one) => {
    const free = [...candidates(one)].find(
      (subject) => subject.length <= messageWidth && !taken.has(subject),
    );
    const subject = free ?? numbered(one, taken);
    taken.add(subject);
    return subject;
  });
}

/** From the one that says most to the one that says least. */
function* candidates({ story, prefix }: Subjected): Generator<string> {
  const managed = managedNames([story]);
  const file = story.path.slice(story.path.lastIndexOf('/') + 1);
  const named = managed.length > 0;
  const changes = [
    ...(named && managed.length <= 3 ? [`use ${listed(managed.map(call))}`] : []),
    'use managed resources',
    ...(named && managed.length <= 2 ? [`use ${listed(managed.map(call))} in ${file}`] : []),
    `use managed resources in ${file}`,
  ];
  for (const start of [prefix.text, firstWord(prefix.text)])
    for (const change of changes) yield oneLine(start + (prefix.capital ? capital(change) : change));
}

/** A prefix too long to leave room for anything loses all but the name of the subsystem. */
const firstWord = (prefix: string): string => /^[^:]{1,30}: /.exec(prefix)?.[0] ?? '';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Names so long, or so much alike, that only a number tells them apart. */
function numbered({ prefix }: Subjected, taken: ReadonlySet<string>): string {
  const start = `${firstWord(prefix.text)}${prefix.capital ? 'Use' : 'use'} managed resources`;
  for (let number = 1; ; number++) {
    const subject = number === 1 ? start : `${start}, driver ${number}`;
    if (!taken.has(subject)) return subject;
  }
}
