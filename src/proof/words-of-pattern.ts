import type { Merge } from '../catalogue/merges.ts';
import type { CallForm, Catalogue, ResourcePattern } from '../catalogue/pattern.ts';
import { perCatalogue } from '../catalogue/per-catalogue.ts';
import { isQuietIn } from '../catalogue/quiet.ts';
import type { CodeRule, PlusLeaf, PNode } from '../smpl/syntax.ts';
import {
  type KeyPart,
  type ReleaseKey,
  type ReleaseWord,
  type Vocabulary,
  vocabularyOf,
  type Word,
} from './vocabulary.ts';

/** Reads off the catalogue's rules which calls acquire, manage and release, and where their keys are. */
export const vocabularyFrom = perCatalogue(
  (catalogue): Vocabulary =>
    vocabularyOf(
      [
        ...catalogue.patterns.flatMap(wordsOf),
        ...catalogue.merges.flatMap((merge) => mergedWords(merge, catalogue.patterns)),
      ],
      catalogue.known,
      new Set(catalogue.patterns.filter(({ key }) => key.length === 0).map(({ name }) => name)),
      new Set(catalogue.patterns.filter(({ zeroed }) => zeroed).map(({ name }) => name)),
      catalogue.merges,
    ),
);

/** The same for a file of this text, in which some resources may be less patient than elsewhere. */
export function vocabularyIn(catalogue: Catalogue, text: string): Vocabulary {
  const vocabulary = vocabularyFrom(catalogue);
  const loud = new Set(
    catalogue.patterns.flatMap((pattern) =>
      pattern.quiet && !isQuietIn(pattern, text) ? [pattern.name] : [],
    ),
  );
  if (loud.size === 0) return vocabulary;
  const heard = (word: Word): Word =>
    'quiet' in word && loud.has(word.pattern) ? { ...word, quiet: false } : word;
  const meanings = new Map([...vocabulary.meanings].map(([name, words]) => [name, words.map(heard)]));
  return { ...vocabulary, meanings };
}

/** The managed form of a merge is a mapping like the one of its second step. */
function mergedWords(merge: Merge, patterns: readonly ResourcePattern[]): readonly Word[] {
  const { args, name } = merge.managed;
  const pattern = patterns.find(({ acquires }) => acquires.some(({ callee }) => callee === merge.map.callee));
  const form = pattern?.acquires.find(({ callee }) => callee === merge.map.callee);
  if (pattern === undefined || form === undefined) return [];
  return [
    {
      role: 'managed',
      name,
      pattern: pattern.name,
      class: pattern.class,
      fails: merge.managedFails,
      plainFails: merge.fails,
      key: keyOf(pattern, form.result, args),
      startsLater: false,
      quiet: false,
      needsDevice: pattern.needsDevice,
      looksUp: pattern.ownerArguments.length > 0,
      needs: undefined,
      keeps: [],
      offered: true,
      folds: false,
      owner: Math.max(
        0,
        args.findIndex((arg) => arg === 'dev' || arg === 'device'),
      ),
      plain: '',
      plainArguments: [],
      literals: new Map(),
      arguments: { count: args.length, open: false },
    },
  ];
}

const wordsOf = (pattern: ResourcePattern): readonly Word[] => [
  ...replacementsOf(pattern.acquire, pattern.acquires).flatMap((replacement) =>
    acquireWords(pattern, replacement),
  ),
  ...(pattern.lookup ? replacementsOf(pattern.lookup, pattern.lookups) : []).flatMap((replacement) =>
    lookupWords(pattern, replacement),
  ),
  ...pattern.releases.flatMap(({ call, tail }) => [
    releaseWord(pattern, 'release', call),
    ...tail.map((one) => releaseWord(pattern, 'tail', one)),
  ]),
  ...pattern.others.map((one) => releaseWord(pattern, 'other', one)),
  ...pattern.starts.map((one) => releaseWord(pattern, 'start', one)),
];

const releaseWord = (pattern: ResourcePattern, role: ReleaseWord['role'], call: CallForm): ReleaseWord => ({
  role,
  name: call.callee,
  pattern: pattern.name,
  key: releaseKey(pattern, call),
  constants: new Map(
    call.args.flatMap((arg, index): readonly (readonly [number, string])[] =>
      arg.kind === 'number' || arg.kind === 'ident' ? [[index, arg.text]] : [],
    ),
  ),
});

/** A plain call of the acquire rule with the `+` code that replaces it. */
interface Replacement {
  readonly plain: CallForm;
  readonly managed: readonly PlusLeaf[];
}

function acquireWords(pattern: ResourcePattern, { plain, managed }: Replacement): readonly Word[] {
  const names = plain.args.map(nameOfMeta);
  const acquire: Word = {
    role: 'acquire',
    name: plain.callee,
    pattern: pattern.name,
    class: pattern.class,
    fails: pattern.fails,
    key: keyOf(pattern, plain.result, names),
    startsLater: pattern.starts.length > 0,
    quiet: pattern.quiet,
    needsDevice: pattern.needsDevice,
    looksUp: pattern.ownerArguments.length > 0,
    keeps: placesOf(pattern.keeps, names),
    rides: pattern.rides ? pattern.managedWith : undefined,
  };
  const call = callIn(managed);
  if (!call) return [acquire];
  return [
    acquire,
    {
      role: 'managed',
      name: call.name,
      pattern: pattern.name,
      class: pattern.class,
      fails: pattern.managedFails,
      plainFails: pattern.fails,
      key: keyOf(pattern, plain.result, call.args),
      startsLater: pattern.starts.length > 0,
      quiet: pattern.quiet,
      needsDevice: pattern.needsDevice,
      looksUp: pattern.ownerArguments.length > 0,
      keeps: placesOf(pattern.keeps, call.args),
      offered: pattern.refused === undefined,
      needs: pattern.managedWith,
      folds: false,
      owner: Math.max(0, call.args.indexOf('dev')),
      plain: plain.callee,
      plainArguments: plainArgumentsOf(names, call.args),
      literals: call.literals,
      arguments: { count: call.args.length, open: isOpen(pattern, call.args) },
    },
  ];
}

const isOpen = ({ acquire, lookup }: ResourcePattern, args: readonly (string | undefined)[]): boolean =>
  [acquire, ...(lookup ? [lookup] : [])].some(({ metavariables }) =>
    metavariables.some(({ name, kind }) => kind === 'expression list' && name === args.at(-1)),
  );

/** For each argument of the plain call the place of the same metavariable in the managed one. */
const plainArgumentsOf = (
  names: readonly (string | undefined)[],
  managed: readonly (string | undefined)[],
): readonly (number | 'node of owner' | undefined)[] =>
  names.map((name) => {
    if (name === ownerNode && !managed.includes(name)) return 'node of owner';
    const at = name === undefined ? -1 : managed.indexOf(name);
    return at === -1 ? undefined : at;
  });

/** A lookup that takes the acquire in: its result is what the acquire was given. */
function lookupWords(pattern: ResourcePattern, { plain, managed }: Replacement): readonly Word[] {
  const call = callIn(managed);
  if (!call) return [];
  const names = plain.args.map(nameOfMeta);
  return [
    {
      role: 'managed',
      name: call.name,
      pattern: pattern.name,
      class: pattern.class,
      fails: pattern.givesStatus ? pattern.fails : pattern.lookupFails,
      plainFails: pattern.lookupFails,
      key: keyOf(pattern, plain.result, call.args),
      startsLater: false,
      quiet: false,
      needsDevice: pattern.needsDevice,
      looksUp: pattern.ownerArguments.length > 0,
      keeps: placesOf(pattern.keeps, call.args),
      offered: pattern.refused === undefined,
      needs: undefined,
      folds: true,
      owner: Math.max(0, call.args.indexOf('dev')),
      plain: plain.callee,
      plainArguments: plainArgumentsOf(names, call.args),
      literals: call.literals,
      arguments: { count: call.args.length, open: isOpen(pattern, call.args) },
    },
  ];
}

function keyOf(
  pattern: ResourcePattern,
  result: string | undefined,
  args: readonly (string | undefined)[],
): ReadonlyMap<string, KeyPart> {
  const key = new Map<string, KeyPart>();
  for (const name of keyNames(pattern)) {
    const at = args.indexOf(name);
    if (at !== -1) key.set(name, at);
    else if (name === result) key.set(name, 'result');
    else if (name === ownerNode && args.includes('dev')) key.set(name, 'node of owner');
  }
  return key;
}

/** The metavariable for the owner's node in the device tree. */
const ownerNode = 'node';

/** What may say which resource is meant; the device itself does where a release has nothing else to go by. */
const keyNames = (pattern: ResourcePattern): readonly string[] => [...pattern.key, ...pattern.ownerArguments];

/** The arguments of a release that are parts of the key, or fields of what a part points to. */
const releaseKey = (pattern: ResourcePattern, call: CallForm): readonly ReleaseKey[] =>
  call.args.flatMap((arg, argument) => {
    const [base, arrow, member] = arg.kind === 'field' ? arg.children : [arg];
    if (base?.kind !== 'meta' || !keyNames(pattern).includes(base.text)) return [];
    return [{ name: base.text, argument, suffix: member ? `${arrow?.text ?? ''}${member.text}` : '' }];
  });

/** Where some metavariables stand among a call's arguments. */
const placesOf = (wanted: readonly string[], args: readonly (string | undefined)[]): readonly number[] =>
  args.flatMap((name, index) => (name !== undefined && wanted.includes(name) ? [index] : []));

const nameOfMeta = (arg: PNode): string | undefined => (arg.kind === 'meta' ? arg.text : undefined);

/** Pairs each plain call with the `+` code of its branch of the rule. */
function replacementsOf(rule: CodeRule, forms: readonly CallForm[]): readonly Replacement[] {
  return rule.patterns.flatMap(({ code }) =>
    branchesOf(code).flatMap((branch) => {
      const managed = plusLeavesOf(branch);
      const callees = calleesOf(branch);
      return forms.filter((form) => callees.has(form.callee)).map((plain) => ({ plain, managed }));
    }),
  );
}

function branchesOf(code: PNode): readonly PNode[] {
  if (code.kind === 'disj')
    return code.children.filter((child) => child.kind !== 'token').flatMap(branchesOf);
  const inner = code.children.filter((child) => child.kind !== 'token');
  if ((code.kind === 'seq' || code.kind === 'expr_stmt') && inner.length === 1)
    return branchesOf(inner[0] as PNode);
  const choice = choiceIn(code);
  return choice === undefined ? [code] : branchesOf(choice);
}

/** The alternatives for a call within a larger piece: `held = ( f() | g() )`. Those for its name are no branches. */
function choiceIn(code: PNode): PNode | undefined {
  if (code.kind === 'disj') return code;
  if (code.kind === 'call') return undefined;
  for (const child of code.children) {
    const found = choiceIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

const plusLeavesOf = (code: PNode): readonly PlusLeaf[] => [
  ...code.before.flatMap((plus) => plus.leaves),
  ...code.children.flatMap(plusLeavesOf),
  ...code.after.flatMap((plus) => plus.leaves),
];

function calleesOf(code: PNode): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (node: PNode): void => {
    if (node.kind === 'call') for (const name of identsIn(node.children[0])) names.add(name);
    for (const child of node.children) note(child);
  };
  note(code);
  return names;
}

const identsIn = (node: PNode | undefined): readonly string[] =>
  node === undefined ? [] : node.kind === 'ident' ? [node.text] : node.children.flatMap(identsIn);

interface PlusCall {
  readonly name: string;
  readonly args: readonly (string | undefined)[];
  readonly literals: ReadonlyMap<number, string>;
}

/** The first call in `+` code: its name, and for each argument the metavariable that it is, if it is one. */
function callIn(leaves: readonly PlusLeaf[]): PlusCall | undefined {
  const open = leaves.findIndex((leaf, i) => leaf.kind === 'ident' && leaves[i + 1]?.text === '(');
  const name = leaves[open];
  if (!name) return undefined;
  const args: (string | undefined)[] = [];
  const literals = new Map<number, string>();
  let pieces: PlusLeaf[] = [];
  let depth = 0;
  const finish = (): void => {
    const [only] = pieces;
    if (pieces.length === 1 && only && only.kind !== 'meta') literals.set(args.length, only.text);
    args.push(pieces.length === 1 && only?.kind === 'meta' ? only.text : undefined);
    pieces = [];
  };
  for (const leaf of leaves.slice(open + 1)) {
    if (leaf.text === '(') depth += 1;
    if (leaf.text === ')') depth -= 1;
    if (depth === 0) break;
    if (depth === 1 && leaf.text === ',') finish();
    else if (!(depth === 1 && leaf.text === '(')) pieces.push(leaf);
  }
  finish();
  return { name: name.text, args, literals };
}
