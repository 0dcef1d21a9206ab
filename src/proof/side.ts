import type { CFile, Item } from '../c/file.ts';
import { equalTokens } from '../c/walk.ts';
import type { WordList } from '../catalogue/pattern.ts';
import { buildGraph } from '../cfg/build.ts';
import type { Graph } from '../cfg/graph.ts';
import { callsOf } from '../driver/calls.ts';
import { hiddenWays } from '../driver/hidden-ways.ts';
import type { DriverUnit } from '../driver/model.ts';
import { driversOf } from '../driver/units.ts';

/** One version of the file, with what is asked of it again and again. */
export class Side {
  readonly file: CFile;
  readonly calls: ReturnType<typeof callsOf>;
  readonly units: readonly DriverUnit[];
  readonly #hidden: ReturnType<typeof hiddenWays>;
  readonly #graphs = new Map<string, Graph | undefined>();

  constructor(file: CFile, scoped: WordList) {
    this.file = file;
    this.calls = callsOf(file);
    this.#hidden = hiddenWays(file, scoped);
    this.units = driversOf(file, this.calls).units;
  }

  /** The graph of a function that is defined once and read without a problem. */
  graphOf(name: string): Graph | undefined {
    if (!this.#graphs.has(name)) this.#graphs.set(name, this.#build(name));
    return this.#graphs.get(name);
  }

  #build(name: string): Graph | undefined {
    const [item, ...more] = this.calls.definitionsOf(name);
    if (!item || more.length > 0) return undefined;
    const reading = this.file.read(item);
    if (reading.problem || reading.tree.kind !== 'fundef') return undefined;
    if (this.#hidden(reading.tree)) return undefined;
    const { graph, problems } = buildGraph(reading.tree);
    return problems.length > 0 ? undefined : graph;
  }

  /** Reports whether some function of this name could not be read to its end. */
  isUnread(name: string): boolean {
    return this.calls.definitionsOf(name).some((item) => this.isUnreadItem(item));
  }

  isUnreadItem(item: Item): boolean {
    return this.file.read(item).problem !== undefined;
  }

  /** All words of a function and of those of the file that it names, for one that cannot be gone through. */
  wordsBelow(name: string): ReadonlySet<string> {
    const words = new Set<string>();
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const { start, end } of this.calls.definitionsOf(next))
        for (const [word] of this.file.text.slice(start, end).matchAll(/\w+/g)) {
          if (!words.has(word) && this.calls.definitionsOf(word).length > 0) open.push(word);
          words.add(word);
        }
    return words;
  }

  functions(): readonly Item[] {
    return this.file.items.filter((item) => item.kind === 'function' && item.name !== undefined);
  }
}

export interface TwoSides {
  readonly before: Side;
  readonly after: Side;
}

/** Names of functions whose tokens differ, or that are on one side only. */
export function changedFunctions(before: Side, after: Side): ReadonlySet<string> {
  const changed = new Set<string>();
  const names = new Set([...before.functions(), ...after.functions()].map((item) => item.name ?? ''));
  for (const name of names) {
    const [one, two] = [before.calls.definitionsOf(name), after.calls.definitionsOf(name)];
    const same =
      one.length === two.length && one.every((item, i) => sameItem(before, item, after, two[i] as Item));
    if (!same) changed.add(name);
  }
  return changed;
}

function sameItem(before: Side, one: Item, after: Side, two: Item): boolean {
  if (before.file.text.slice(one.start, one.end) === after.file.text.slice(two.start, two.end)) return true;
  return equalTokens(before.file.read(one).tree, after.file.read(two).tree);
}
