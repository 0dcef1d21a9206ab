import type { Item } from '../c/file.ts';
import type { CallForm, ResourcePattern } from '../catalogue/pattern.ts';
import type { Site } from '../lifetimes/site.ts';
import { type AcquireTable, sitesIn } from '../lifetimes/sites.ts';
import type { ManagedWord, Vocabulary } from '../proof/vocabulary.ts';
import type { PNode } from '../smpl/syntax.ts';
import type { FileView } from './rule.ts';

/** A place that acquires a resource: by hand, or in its managed form. */
export interface Held extends Site {
  /** How its managed form is called, and where its owner stands; undefined of what is acquired by hand. */
  readonly managed: ManagedWord | undefined;
}

/** Every acquire in these functions, managed ones after those by hand; each has its number among them. */
export function heldIn(view: FileView, items: readonly Item[], table: AcquireTable): readonly Held[] {
  const plain = sitesIn(view.file, view.calls, items, table).map((site) => ({ ...site, managed: undefined }));
  const managed = managedIn(view, items);
  return [...plain, ...managed].map((site, id) => ({ ...site, id }));
}

/** Every call in these functions of a managed form that the catalogue knows. */
export function managedIn(view: FileView, items: readonly Item[]): readonly Held[] {
  const { file, calls, vocabulary, catalogue, mentions } = view;
  const found: Held[] = [];
  for (const item of items) {
    if (![...mentions.wordsOf(item)].some((word) => managedWord(vocabulary, word) !== undefined)) continue;
    for (const { name, call } of calls.callsIn(item)) {
      const word = managedWord(vocabulary, name);
      const pattern = catalogue.patterns.find((one) => one.name === word?.pattern);
      if (word === undefined || pattern === undefined) continue;
      found.push({
        id: found.length,
        pattern: asManaged(pattern, word),
        form: formOf(pattern, word),
        call,
        item,
        fn: file.read(item).tree,
        functionName: item.name ?? '',
        managed: word,
      });
    }
  }
  return found;
}

/** The meaning of a managed form; of several the one that the catalogue offers. */
export function managedWord(vocabulary: Vocabulary, name: string): ManagedWord | undefined {
  const words = (vocabulary.meanings.get(name) ?? []).filter(
    (word): word is ManagedWord => word.role === 'managed',
  );
  return words.find((word) => word.offered) ?? words[0];
}

/** The resource, failing as its managed form does. */
const asManaged = (pattern: ResourcePattern, word: ManagedWord): ResourcePattern => ({
  ...pattern,
  fails: word.fails,
  ownerArguments: [],
});

/** The managed call as a form: what of the key stands at which argument. */
function formOf(pattern: ResourcePattern, word: ManagedWord): CallForm {
  const result = [...word.key].find(([, part]) => part === 'result')?.[0];
  const at = new Map(
    [...word.key].flatMap(([name, part]) => (typeof part === 'number' ? [[part, name]] : [])),
  );
  at.set(word.owner, ownerName);
  const args = Array.from({ length: word.arguments.count }, (_, index) => metaOrAnything(at.get(index)));
  return { callee: word.name, args, open: word.arguments.open, result: result ?? anyResult(pattern) };
}

/** What the owner of a managed acquire is called among the parts of its key. */
export const ownerName = 'dev';

/** What is managed and needs no key still gives something back. */
const anyResult = ({ acquires }: ResourcePattern): string | undefined =>
  acquires.find(({ result }) => result !== undefined)?.result;

const metaOrAnything = (name: string | undefined): PNode => ({
  kind: name === undefined ? 'token' : 'meta',
  start: 0,
  end: 0,
  text: name ?? '',
  children: [],
  mark: 'context',
  before: [],
  after: [],
  attached: [],
  whens: [],
  atLeastOnce: false,
});

/** It can be released by the pointer only that its acquire gave back. */
export const needsItsPointer = ({ form: { result }, pattern: { fails, releases } }: Held): boolean =>
  result !== undefined &&
  (fails === 'null' || fails === 'err-ptr') &&
  releases.length > 0 &&
  releases.every(({ call }) => call.args.some((arg) => arg.kind === 'meta' && arg.text === result));
