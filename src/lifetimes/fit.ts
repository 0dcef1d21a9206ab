import type { Node } from '../c/syntax.ts';
import type { LeafChange } from '../match/change.ts';
import { ChangeSet } from '../match/changes.ts';
import { type Bound, EnvTable } from '../match/env.ts';
import { keyOf } from '../match/key.ts';
import { type Context, match, type PairList, type State } from '../match/matcher.ts';
import { FileTypes, Types } from '../match/types.ts';
import type { Pair } from '../match/witness.ts';
import type { CodeRule, PNode } from '../smpl/syntax.ts';
import { WordIndex } from '../text/words.ts';
import { ownerArgumentsOf, type Site } from './site.ts';
import { around } from './sites.ts';

/**
 * Fits the rules of a pattern to the places that the planner has found: the rule says what is to be changed there, and
 * a place that it does not fit is not changed. (Which places they are is a question of paths and values, not of text,
 * so the rules are not searched for here.)
 */
export interface Fit {
  readonly pairs: readonly Pair[];
  readonly bindings: ReadonlyMap<string, Bound>;
}

/** Fits the acquire rule to a site's call; `owner` is how the bound device is written there. */
export function fitAcquire(text: string, site: Site, owner: string): Fit | undefined {
  const { acquire } = site.pattern;
  const seeds: readonly (readonly [string, Bound])[] = ownerArgumentsOf(site).includes('dev')
    ? []
    : [['dev', { key: owner, value: { kind: 'word', text: owner } }]];
  return firstFit(text, acquire, callsIn(acquire), site.call, seeds);
}

/** Fits a rule that replaces one call to that call. */
export const fitCall = (text: string, rule: CodeRule, call: Node, known: Fit = noFit): Fit | undefined =>
  firstFit(text, rule, callsIn(rule), call, seedsOf(known));

const noFit: Fit = { pairs: [], bindings: new Map() };

/** What is known of metavariables: each a piece of the text, or words that stand nowhere in it. */
export const knownAs = (text: string, words: Readonly<Record<string, Node | string>>): Fit => ({
  pairs: [],
  bindings: new Map(Object.entries(words).map(([name, code]) => [name, boundTo(text, code)])),
});

const boundTo = (text: string, code: Node | string): Bound =>
  typeof code === 'string'
    ? { key: code, value: { kind: 'word', text: code } }
    : {
        key: keyOf(code),
        value: { kind: 'code', nodes: [code], source: text.slice(code.start, code.end) },
      };

/** Statements that go as a whole: any `-` leaf of the rule stands for them. */
export function fitGone(rule: CodeRule, nodes: readonly Node[]): Fit {
  const isBare = (node: PNode) =>
    node.mark === 'minus' && node.children.length === 0 && node.before.length + node.after.length === 0;
  const [pat] = rule.patterns.flatMap(({ code }) => inside(code, isBare));
  return {
    pairs: pat === undefined ? [] : nodes.map((node) => ({ pat, nodes: [node] })),
    bindings: new Map(),
  };
}

/** Fits a rule that replaces an assignment to that assignment; what is known of metavariables comes from another fit. */
export const fitAssignment = (text: string, rule: CodeRule, assign: Node, known: Fit): Fit | undefined =>
  firstFit(
    text,
    rule,
    rule.patterns.flatMap(({ code }) => inside(code, (node) => node.kind === 'assign')),
    assign,
    seedsOf(known),
  );

/** Fits the branches of a rule everywhere in a node, the larger pieces first. */
export function fitThroughout(text: string, rule: CodeRule, node: Node, known: Fit): readonly Fit[] {
  const pieces = rowsOf(rule).flatMap(([only]) => only ?? []);
  const fit = firstFit(text, rule, pieces, node, seedsOf(known));
  return fit === undefined
    ? node.children.flatMap((child) => fitThroughout(text, rule, child, known))
    : [fit];
}

const seedsOf = ({ bindings }: Fit) => [...bindings];

/** Fits a rule whose branches are rows of statements to the first statements of a row. */
export function fitStatements(text: string, rule: CodeRule, statements: readonly Node[]): Fit | undefined {
  const table = new EnvTable();
  const ctx = contextOf(text, rule, table);
  for (const row of rowsOf(rule)) {
    let found: Fit | undefined;
    const from = (index: number, state: State): boolean => {
      const [pat, node] = [row[index], statements[index]];
      if (pat === undefined) {
        found ??= { pairs: listed(state.pairs), bindings: state.env.bound };
        return true;
      }
      return node !== undefined && match(ctx, pat, node, state, (next) => from(index + 1, next));
    };
    from(0, { env: table.empty, pairs: undefined });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Fits the release rule to the statement that a release call is; undefined when it is part of something else. */
export function fitRelease(text: string, rule: CodeRule, fn: Node, call: Node): Fit | undefined {
  const [statement] = around(fn, call);
  if (statement?.kind !== 'expr_stmt' && statement?.kind !== 'macro_stmt') return undefined;
  return firstFit(text, rule, statementsIn(rule), statement, []);
}

/** All that the fits want changed, or undefined where two of them want different things. */
export function changesOf(fits: readonly Fit[]): readonly LeafChange[] | undefined {
  const changes = new ChangeSet();
  for (const { pairs, bindings } of fits) for (const pair of pairs) changes.add(pair, bindings);
  return changes.conflicts.length > 0 ? undefined : changes.changes;
}

function firstFit(
  text: string,
  rule: CodeRule,
  pieces: readonly PNode[],
  node: Node,
  seeds: readonly (readonly [string, Bound])[],
): Fit | undefined {
  const table = new EnvTable();
  let env = table.empty;
  for (const [name, bound] of seeds) env = table.bind(env, name, bound) ?? env;
  const ctx = contextOf(text, rule, table);
  for (const piece of pieces) {
    let found: Fit | undefined;
    match(ctx, piece, node, { env, pairs: undefined }, (state) => {
      found ??= { pairs: listed(state.pairs), bindings: state.env.bound };
      return true;
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

const contextOf = (text: string, rule: CodeRule, table: EnvTable): Context => ({
  table,
  variable: (name) => rule.metavariables.find((each) => each.name === name),
  types: new Types(new FileTypes(() => []), undefined),
  file: '',
  text,
  words: new WordIndex(text),
  fn: undefined,
  disabled: new Set(rule.disable),
  removing: 'nothing',
});

function listed(list: PairList | undefined): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = list; at !== undefined; at = at.before) pairs.push(at.pair);
  return pairs.reverse();
}

const callsIn = (rule: CodeRule): readonly PNode[] =>
  rule.patterns.flatMap(({ code }) => inside(code, (node) => node.kind === 'call' && isRemoved(node)));

const statementsIn = (rule: CodeRule): readonly PNode[] =>
  rule.patterns.flatMap(({ code }) => inside(code, (node) => node.kind === 'expr_stmt'));

/** The branches of a rule, each as the statements that it is made of. */
const rowsOf = (rule: CodeRule): readonly (readonly PNode[])[] =>
  rule.patterns.flatMap(({ code }) => rowsIn(code));

function rowsIn(code: PNode): readonly (readonly PNode[])[] {
  const parts = code.children.filter((child) => child.kind !== 'token');
  if (code.kind === 'disj') return parts.flatMap(rowsIn);
  const [only] = parts;
  if (code.kind === 'seq' && parts.length === 1 && only?.kind === 'disj') return rowsIn(only);
  return [code.kind === 'seq' ? parts : [code]];
}

const isRemoved = (node: PNode): boolean => node.children[0]?.mark === 'minus';

const inside = (node: PNode, isOne: (node: PNode) => boolean): readonly PNode[] =>
  isOne(node) ? [node] : node.children.flatMap((child) => inside(child, isOne));
