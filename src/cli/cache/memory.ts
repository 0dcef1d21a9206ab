/** What earlier runs with the same patterns found out, asked file by file, and added to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../files/find-files.ts';
import type { FileOutcome } from '../outcome.ts';
import type { Recipe } from '../recipe.ts';
import type { Finished } from '../schedule.ts';
import { cacheCap, cacheFolder, keepBelow, makeCacheFolder, markUsed } from './folder.ts';
import { type Entry, type Pack, readPack, writePack } from './pack.ts';
import { recalled, remembered } from './remembered.ts';
import { hashOf, isSame, isSettled, type Stamp, stampOf } from './stamp.ts';
import { whatDecides } from './what-decides.ts';

/** What is remembered about the patterns. */
interface About {
  /** They can be used, and there was nothing to say about them. */
  readonly usable: boolean;
}

export type SaveProblem = string | undefined;

/** More than this is not remembered of one run, in bytes. */
const mostOfOneRun = 256e6;

export class Memory {
  readonly #folder: string;
  readonly #path: string;
  readonly #cap: number;
  readonly #withPath: boolean;
  readonly #old: Pack | undefined;
  readonly #new = new Map<string, Entry>();
  readonly #used = new Set<string>();
  #byHash: ReadonlyMap<string, Entry> | undefined;
  #newBytes = 0;
  #usable: boolean;

  private constructor(folder: string, key: string, withPath: boolean, cap: number) {
    this.#folder = folder;
    this.#path = join(folder, `${key}.pack`);
    this.#cap = cap;
    this.#withPath = withPath;
    this.#old = readPack(this.#path);
    this.#usable = (this.#old?.about as About | undefined)?.usable === true;
  }

  /** Undefined when nothing may be remembered: there are scripts, or broken patterns. */
  static async open(
    recipe: Recipe,
    environment: Readonly<Record<string, string | undefined>>,
  ): Promise<Memory | undefined> {
    const folder = cacheFolder(environment);
    const deciding = await whatDecides(recipe, folder);
    return deciding && new Memory(folder, deciding.key, deciding.withPath, cacheCap(environment));
  }

  /** The patterns have been read by an earlier run, which had nothing to say about them. */
  get knowsPatterns(): boolean {
    return this.#usable;
  }

  notePatterns(): void {
    this.#usable = true;
  }

  /** How the file ended when it was the same, and how large it is. */
  recall(file: SourceFile): { readonly outcome: FileOutcome; readonly bytes: number } | undefined {
    if (this.#old === undefined || this.#old.entries.size === 0) return undefined;
    const now = Date.now();
    const stamp = stampOf(file.realPath);
    if (stamp === undefined) return undefined;
    const name = this.#nameOf(file);
    const entry = this.#old.entries.get(name);
    const isStill = entry?.stamp !== undefined && isSame(entry.stamp, stamp);
    const known = isStill
      ? entry
      : this.#recallByContents(file, name, isSettled(stamp, now) ? stamp : undefined);
    if (known === undefined) return undefined;
    this.#used.add(name);
    return { outcome: recalled(known.head, known.detail, file.realPath), bytes: stamp.size };
  }

  /** It was touched, copied, or checked out again: what is in it decides. */
  #recallByContents(file: SourceFile, name: string, stamp: Stamp | undefined): Entry | undefined {
    this.#byHash ??= byHash([...(this.#old?.entries.values() ?? [])]);
    if (this.#byHash.size === 0) return undefined;
    let bytes: Buffer;
    try {
      bytes = readFileSync(file.realPath);
    } catch {
      return undefined;
    }
    const entry = this.#byHash.get(this.#hashOf(bytes, file.shown));
    if (entry !== undefined) this.#note(name, { ...entry, stamp });
    return entry;
  }

  /** Remembers how a file ended, once it is known what it was like before it was read. */
  note({ file, outcome, seen }: Finished): void {
    if (seen === undefined || this.#newBytes > mostOfOneRun) return;
    const kept = remembered(outcome);
    if (kept === undefined) return;
    const hash = seen.hash === undefined ? undefined : this.#named(seen.hash, file.shown);
    this.#note(this.#nameOf(file), { stamp: seen.stamp, hash, ...kept });
  }

  #note(name: string, entry: Entry): void {
    if (entry.stamp === undefined && entry.hash === undefined) return;
    this.#new.set(name, entry);
    this.#newBytes += entry.detail.length;
  }

  /** Says why it could not be saved, for those who want to know. */
  save(): SaveProblem {
    if (this.#new.size === 0 && (this.#old !== undefined || !this.#usable)) {
      markUsed(this.#path);
      return undefined;
    }
    try {
      makeCacheFolder(this.#folder);
      writePack(this.#path, { entries: this.#all(), about: { usable: this.#usable } satisfies About });
      keepBelow(this.#folder, this.#cap);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** With what another run has written meanwhile; without what was not asked for, when that is too much. */
  #all(): ReadonlyMap<string, Entry> {
    const earlier = readPack(this.#path)?.entries ?? this.#old?.entries ?? new Map<string, Entry>();
    const all = new Map([...earlier, ...this.#new]);
    if (sizeOf(all) <= this.#cap / 2) return all;
    return new Map([...all].filter(([name]) => this.#used.has(name) || this.#new.has(name)));
  }

  #nameOf({ realPath, shown }: SourceFile): string {
    return this.#withPath ? `${realPath}\0${shown}` : realPath;
  }

  #hashOf(bytes: Buffer, shown: string): string {
    return this.#named(hashOf(bytes), shown);
  }

  #named(hash: string, shown: string): string {
    return this.#withPath ? `${hash} ${shown}` : hash;
  }
}

const byHash = (entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.flatMap((one) => (one.hash === undefined ? [] : [[one.hash, one] as const])));

const sizeOf = (entries: ReadonlyMap<string, Entry>): number =>
  [...entries.values()].reduce((sum, { detail }) => sum + detail.length, 0);
