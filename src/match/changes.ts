/** From witnesses to what is to be done: one change a leaf, or a conflict where two matches want different things. */
import type { Node } from '../c/syntax.ts';
import { firstLeaf, lastLeaf } from '../c/walk.ts';
import { metaNames } from '../compile/variables.ts';
import type { PlusCode, PNode } from '../smpl/syntax.ts';
import type { Bindings } from './bindings.ts';
import type { Addition, LeafChange } from './change.ts';
import type { Bound } from './env.ts';
import { eachLeaf } from './key.ts';
import { compareValues } from './value-order.ts';
import type { Pair } from './witness.ts';

/** Two matches that want different things of one token. */
export interface Conflict {
  readonly leaf: Node;
  readonly first: PNode;
  readonly second: PNode;
}

interface Draft {
  readonly leaf: Node;
  removed: boolean;
  readonly before: Wish[];
  readonly after: Wish[];
  /** The matches that remove it, with what each wants in its place. */
  readonly removers: Map<object, { readonly pat: PNode; wishes: string }>;
}

/** An addition with what makes two of them the same, and the pattern leaf that asked for it. */
interface Wish {
  readonly addition: Addition;
  readonly key: string;
  readonly pat: PNode;
  readonly around: Around;
  readonly round: number;
}

/** Values of metavariables by name, innermost last. */
type Around = ReadonlyMap<string, Bound>;

export class ChangeSet {
  readonly #drafts = new Map<Node, Draft>();
  readonly #shown = new Set<Node>();
  readonly #conflicts: Conflict[] = [];
  #match: object = this;
  #round = 0;
  /** Declarators that are taken out, by declaration. */
  readonly #taken = new Map<Node, Set<Node>>();

  get conflicts(): readonly Conflict[] {
    return [...this.#conflicts, ...this.#disputed()];
  }

  /** From now on what is added belongs to other values of what the rule takes over. */
  beginRound(): void {
    this.#round++;
  }

  /** From now on what is added belongs to one match of one piece: its leaves cannot be at odds with each other. */
  begin(match: object): void {
    this.#match = match;
  }

  /** Leaves that one match removes and another replaces. */
  #disputed(): readonly Conflict[] {
    return [...this.#drafts.values()].flatMap(({ leaf, removers }) => {
      const [first, ...others] = [...removers.values()];
      const rival = others.find(({ wishes }) => wishes !== first?.wishes);
      return first === undefined || rival === undefined
        ? []
        : [{ leaf, first: first.pat, second: rival.pat }];
    });
  }

  /** Leaves under a `*`. */
  get shown(): ReadonlySet<Node> {
    return this.#shown;
  }

  get changes(): readonly LeafChange[] {
    this.#dropEmptyDeclarations();
    return [...this.#drafts.values()].map(({ leaf, removed, before, after }) => ({
      leaf,
      removed,
      before: inOrder(before).map(({ addition }) => addition),
      after: inOrder(after).map(({ addition }) => addition),
    }));
  }

  /** A declaration of which every declarator is taken out goes. */
  #dropEmptyDeclarations(): void {
    for (const [declaration, members] of this.#taken) {
      const all = declaration.children[1]?.children.filter(({ kind }) => kind !== 'token') ?? [];
      if (!all.every((member) => members.has(member))) continue;
      eachLeaf(declaration, (leaf) => {
        this.#draft(leaf).removed = true;
      });
    }
  }

  /** Notes what one leaf of a pattern wants of the nodes that it stands on. */
  add(pair: Pair, around: Around, isConflict = true): void {
    const { pat } = pair;
    if (pair.nodes.length === 0) {
      this.#addBeside(pair, around, isConflict);
      return;
    }
    if (pair.declaration !== undefined) {
      const members = this.#taken.get(pair.declaration) ?? new Set();
      this.#taken.set(pair.declaration, members.add(pair.nodes[0] as Node));
    }
    if (pat.mark === 'star') for (const node of pair.nodes) eachLeaf(node, (leaf) => this.#shown.add(leaf));
    if (pat.mark === 'minus')
      for (const node of pair.nodes) eachLeaf(node, (leaf) => this.#remove(leaf, pat));
    const first = pair.nodes.find(hasText);
    const last = [...pair.nodes].reverse().find(hasText);
    if (first !== undefined) this.#wish(first, 'before', pat.before, pat, around, isConflict);
    if (last !== undefined) this.#wish(last, 'after', pat.after, pat, around, isConflict);
  }

  /** Dots that stand for nothing: what hangs on them goes next to the leaf beside the place. */
  #addBeside({ pat, beside, side }: Pair, around: Around, isConflict: boolean): void {
    if (beside === undefined || side === undefined) return;
    this.#wish(beside, side, [...pat.before, ...pat.after], pat, around, isConflict);
  }

  #remove(leaf: Node, pat: PNode): void {
    const draft = this.#draft(leaf);
    const other = [...draft.before, ...draft.after].find((wish) => wish.pat !== pat && !draft.removed);
    if (other !== undefined) this.#conflicts.push({ leaf, first: other.pat, second: pat });
    draft.removed = true;
    if (!draft.removers.has(this.#match)) draft.removers.set(this.#match, { pat, wishes: '' });
  }

  /** What stands in for a removed leaf is part of how its match removes it; `++` is content with any. */
  #noteReplacement(node: Node, side: 'before' | 'after', wishes: readonly Wish[]): void {
    const leaf = side === 'before' ? firstLeaf(node) : lastLeaf(node);
    const remover = leaf === undefined ? undefined : this.#draft(leaf).removers.get(this.#match);
    const keys = wishes.filter(({ addition }) => !addition.code.multiple).map(({ key }) => key);
    if (remover !== undefined) remover.wishes += keys.map((key) => `${side}:${key}`).join();
  }

  #wish(
    leaf: Node,
    side: 'before' | 'after',
    codes: readonly PlusCode[],
    pat: PNode,
    around: Around,
    isConflict: boolean,
  ): void {
    if (codes.length === 0) return;
    const draft = this.#draft(leaf);
    const wishes = codes.map((code) => wishOf(code, pat, around, this.#round));
    if (pat.mark === 'minus') this.#noteReplacement(leaf, side, wishes);
    const list = draft[side];
    const known = new Set(list.map(({ key }) => key));
    const fresh = wishes.filter(({ key }) => !known.has(key));
    if (fresh.length === 0) return;
    const rival = list.find(({ addition }) => !addition.code.multiple);
    if (rival !== undefined && isConflict && !fresh.every(({ addition }) => addition.code.multiple)) {
      this.#conflicts.push({ leaf, first: rival.pat, second: pat });
      return;
    }
    if (draft.removed && pat.mark !== 'minus') {
      this.#conflicts.push({ leaf, first: pat, second: pat });
      return;
    }
    list.push(...fresh);
  }

  #draft(leaf: Node): Draft {
    const known = this.#drafts.get(leaf);
    if (known !== undefined) return known;
    const draft: Draft = { leaf, removed: false, before: [], after: [], removers: new Map() };
    this.#drafts.set(leaf, draft);
    return draft;
  }
}

function wishOf(code: PlusCode, pat: PNode, around: Around, round: number): Wish {
  const bindings = new Map<string, Bound>();
  for (const name of metaNames(code.leaves)) {
    const bound = around.get(name);
    if (bound !== undefined) bindings.set(name, bound);
  }
  const values: Bindings = new Map([...bindings].map(([name, bound]) => [name, bound.value]));
  const said = [...bindings].map(([name, bound]) => `${name}=${bound.key}`).join(';');
  // Each declarator that is taken out has its own `++` code.
  const key = `${code.start}-${code.end}:${said}${code.multiple ? `@${pat.start}` : ''}`;
  return { addition: { code, bindings: values }, key, pat, around, round };
}

/**
 * What `++` puts side by side goes by its values: a rule's own upwards (that of the last name first), those
 * taken over from other rules downwards, as spatch has it.
 */
function inOrder(wishes: readonly Wish[]): readonly Wish[] {
  if (wishes.length < 2) return wishes;
  const codes = [...new Set(wishes.map(({ addition }) => addition.code.start))];
  return codes.flatMap((start) =>
    wishes.filter(({ addition }) => addition.code.start === start).sort(byValues),
  );
}

function byValues(left: Wish, right: Wish): number {
  const isOwn = left.round === right.round;
  const names = isOwn ? [...metaNames(left.addition.code.leaves)].reverse() : [...left.around.keys()];
  for (const name of names) {
    const [value, other] = [left.around.get(name), right.around.get(name)];
    if (value === undefined || other === undefined || value.value.kind === 'position') continue;
    const order = compareValues(value, other);
    if (order !== 0) return isOwn ? order : -order;
  }
  return 0;
}

const hasText = (node: Node): boolean => firstLeaf(node) !== undefined;
