import type { KnownWords, WordList } from './pattern.ts';

/** The lists under `patterns/known`, by file name. */
export const knownLists = [
  'harmless',
  'messages',
  'writes',
  'defers',
  'exchanges',
  'opaque',
  'io',
  'getters',
  'managed',
  'early-releases',
  'actions',
  'actions-or-reset',
  'errors',
  'exposes',
  'opens',
  'power-callbacks',
  'lists',
  'locks',
  'unlocks',
  'wrappers',
  'error-pointer-tests',
  'error-or-null-tests',
  'error-of-pointer',
  'containers',
  'data-setters',
  'data-getters',
  'data-readers',
  'ends-children',
  'headers',
  'data-keepers',
  'scoped',
  'ends-dma',
  'quiets',
  'powers',
  'knows-managed',
  'repeats',
  'runs-later',
  'counted',
  'opened',
  'waits',
  'uses',
  'keeps',
  'paired',
  'callback-data',
  'paired-names',
  'may-end',
  'stops',
] as const;
export type KnownList = (typeof knownLists)[number];

/** Reads one list: `///` and `//` lines are for people, everything else is names, where `*` stands for any letters. */
export function wordList(text: string): WordList {
  const names = new Set<string>();
  const shapes: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('//')) continue;
    for (const word of line.split(/\s+/).filter(Boolean))
      if (word.includes('*')) shapes.push(word.replaceAll('*', '\\w*'));
      else names.add(word);
  }
  if (shapes.length === 0) return { names: [...names], has: (name) => names.has(name) };
  const shaped = new RegExp(`^(?:${shapes.join('|')})$`);
  // The same words are asked for over and over, and a shape takes far longer to look at than a name.
  const answers = new Map<string, boolean>();
  const has = (name: string): boolean => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    if (answers.size > mostAnswers) answers.clear();
    const answer = names.has(name) || shaped.test(name);
    answers.set(name, answer);
    return answer;
  };
  return { names: [...names], has };
}

const mostAnswers = 20_000;

/** Reads the list of headers that bring in others: `linux/io.h: linux/pci.h linux/irq.h`, as many lines as it takes. */
function headerList(text: string): ReadonlyMap<string, readonly string[]> {
  const bringers = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    const [, header, others] = /^(?!\/\/)(\S+):(.*)$/.exec(line) ?? [];
    if (header === undefined || others === undefined) continue;
    bringers.set(header, [...(bringers.get(header) ?? []), ...others.split(/\s+/).filter(Boolean)]);
  }
  return bringers;
}

export function knownWords(textOf: (list: KnownList) => string): KnownWords {
  const list = (name: KnownList) => wordList(textOf(name));
  return {
    harmless: list('harmless'),
    powers: list('powers'),
    messages: list('messages'),
    writes: list('writes'),
    defers: list('defers'),
    exchanges: list('exchanges'),
    opaque: list('opaque'),
    io: list('io'),
    getters: list('getters'),
    managed: list('managed'),
    earlyReleases: list('early-releases'),
    actions: list('actions'),
    actionsOrReset: list('actions-or-reset'),
    errors: list('errors'),
    exposes: list('exposes'),
    opens: list('opens'),
    powerCallbacks: list('power-callbacks'),
    lists: list('lists'),
    locks: list('locks'),
    unlocks: list('unlocks'),
    wrappers: list('wrappers'),
    errorPointerTests: list('error-pointer-tests'),
    errorOrNullTests: list('error-or-null-tests'),
    errorOfPointer: list('error-of-pointer'),
    containers: list('containers'),
    dataSetters: list('data-setters'),
    dataGetters: list('data-getters'),
    dataReaders: list('data-readers'),
    endsChildren: list('ends-children'),
    headers: headerList(textOf('headers')),
    dataKeepers: list('data-keepers'),
    scoped: list('scoped'),
    endsDma: list('ends-dma'),
    quiets: list('quiets'),
    knowsManaged: list('knows-managed'),
    repeats: list('repeats'),
    runsLater: list('runs-later'),
    counted: list('counted'),
    opened: list('opened'),
    waits: list('waits'),
    uses: list('uses'),
    keeps: list('keeps'),
    paired: list('paired'),
    callbackData: list('callback-data'),
    pairedNames: list('paired-names'),
    mayEnd: list('may-end'),
    stops: list('stops'),
  };
}
