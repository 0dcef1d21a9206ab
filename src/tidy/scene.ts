import type { CFile, Item } from '../c/file.ts';
import { openC } from '../c/open.ts';
import { Tok, tokenize } from '../c/tokens.ts';
import type { Diagnostic } from '../report/diagnostic.ts';
import type { Edit } from '../text/edit.ts';
import { directiveWords, type FunctionView, viewOf } from './function-view.ts';
import type { TidyOptions } from './names.ts';
import { matchStatements, type Origins } from './origins.ts';

/** One version of the file, with what passes ask of it as a whole. */
export class Version {
  readonly file: CFile;
  readonly #views = new Map<Item, FunctionView | undefined>();
  #words: ReadonlyMap<string, readonly number[]> | undefined;
  #macros: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(text: string) {
    this.file = openC(text);
  }

  get text(): string {
    return this.file.text;
  }

  textOf(item: Item): string {
    return this.text.slice(item.start, item.end);
  }

  /** All functions of a name: more than one under #ifdef and #else. */
  functionsNamed(name: string): readonly Item[] {
    return this.file.items.filter((item) => item.kind === 'function' && item.name === name);
  }

  view(item: Item): FunctionView | undefined {
    if (!this.#views.has(item)) this.#views.set(item, viewOf(this.file, item));
    return this.#views.get(item);
  }

  /** Where a word stands in the file, outside of comments and strings. */
  places(word: string): readonly number[] {
    this.#words ??= wordPlaces(this.text);
    return this.#words.get(word) ?? [];
  }

  /** All words of the file, outside of comments and strings. */
  words(): readonly string[] {
    this.#words ??= wordPlaces(this.text);
    return [...this.#words.keys()];
  }

  /** Reports whether a macro of the file that `fn` uses, or one behind it, names `word` where it cannot be seen. */
  usesInMacro(fn: FunctionView, word: string): boolean {
    this.#macros ??= macrosOf(this);
    const macros = this.#macros;
    const seen = new Set<string>();
    const pending = [...macros.keys()].filter((name) => fn.count(name) > 0);
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const words = macros.get(name) ?? [];
      if (words.includes(word)) return true;
      pending.push(...words.filter((each) => macros.has(each)));
    }
    return false;
  }
}

/** The macros of the file by name, with what their texts take from where they are used. */
function macrosOf(version: Version): ReadonlyMap<string, readonly string[]> {
  const macros = new Map<string, readonly string[]>();
  for (const item of version.file.items) {
    const text = version.textOf(item);
    const name = item.kind === 'directive' ? /^#\s*define\s+(\w+)/.exec(text)?.[1] : undefined;
    if (name !== undefined) macros.set(name, [...(macros.get(name) ?? []), ...freeWords(text)]);
  }
  return macros;
}

/** The words that a macro's text takes from where it is used: neither its parameters nor members. */
function freeWords(directive: string): readonly string[] {
  const [, parameters = '', body] = /^#\s*define\s+\w+(\([^)]*\))?([\s\S]*)$/.exec(directive) ?? [];
  if (body === undefined) return [];
  const own = new Set(directiveWords(parameters));
  return directiveWords(body.replace(/(->|\.)\s*\w+/g, ' ')).filter((word) => !own.has(word));
}

function wordPlaces(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  const add = (word: string, at: number): void => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else known.push(at);
  };
  const { count, classes, starts, texts } = tokenize(text);
  for (let i = 0; i < count; i++) {
    const [says, start] = [texts[i] as string, starts[i] as number];
    if (classes[i] === Tok.ident) add(says, start);
    else if (classes[i] === Tok.directive) for (const word of directiveWords(says)) add(word, start);
  }
  return places;
}

/** A function that the conversion changed, as it was and as it is now. Both can be read. */
export interface Changed {
  readonly was: FunctionView;
  readonly now: FunctionView;
  readonly origins: Origins;
}

/** All that a pass may look at. */
export interface Scene {
  readonly before: Version;
  readonly now: Version;
  readonly changed: readonly Changed[];
  readonly options: TidyOptions;
}

/** What a pass found: something to clean, all edits or none, or something that had to be left, and why. */
export type Finding =
  | { readonly kind: 'clean'; readonly edits: readonly Edit[]; readonly note: string }
  | { readonly kind: 'left'; readonly diagnostic: Diagnostic };

export type Pass = (scene: Scene) => readonly Finding[];
export type FunctionPass = (changed: Changed, scene: Scene) => readonly Finding[];

export const inEachFunction =
  (pass: FunctionPass): Pass =>
  (scene) =>
    scene.changed.flatMap((changed) => pass(changed, scene));

export const clean = (note: string, edits: readonly Edit[]): Finding => ({ kind: 'clean', edits, note });

/** The function of the same name in the other version: of several, under #ifdef and #else, the one in the same place. */
export function counterpart(item: Item, name: string, here: Version, there: Version): Item | undefined {
  const [own, others] = [here.functionsNamed(name), there.functionsNamed(name)];
  return own.length === others.length ? others[own.indexOf(item)] : undefined;
}

export function setScene(before: Version, now: Version, options: TidyOptions): Scene {
  const changed: Changed[] = [];
  for (const item of now.file.items) {
    if (item.kind !== 'function' || item.name === undefined) continue;
    const old = counterpart(item, item.name, now, before);
    if (old === undefined || before.textOf(old) === now.textOf(item)) continue;
    const [was, is] = [before.view(old), now.view(item)];
    if (was !== undefined && is !== undefined)
      changed.push({ was, now: is, origins: matchStatements(was.tree, is.tree) });
  }
  return { before, now, changed, options };
}
