import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import type { WordList } from '../catalogue/pattern.ts';
import { buildGraph } from '../cfg/build.ts';
import type { Calls } from '../driver/calls.ts';
import { hiddenWays } from '../driver/hidden-ways.ts';
import { parametersOf } from '../driver/variables.ts';
import type { Span } from '../text/span.ts';
import type { Mentions } from './mentions.ts';
import { declaredName } from './paths/run.ts';
import type { FunctionCode } from './paths/world.ts';

/** What a function does besides what is of interest, at worst: nothing, register accesses, anything at all. */
export type SideEffect = 'none' | 'io' | 'unknown';

/** Why a function cannot be gone through: it leaves by a macro, or something only ends with a block, for example. */
export interface Obstacle {
  /** Ends a sentence, or stands beside the line. */
  readonly what: string;
  readonly span: Span;
}

/** Words that stand before a `(` and are no calls. */
const keywords: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'switch',
  'return',
  'sizeof',
  'typeof',
  'defined',
]);

/** The functions of a file, made ready to be gone through when somebody asks for one. */
export class FunctionTable {
  readonly #file: CFile;
  readonly #calls: Calls;
  readonly #mentions: Mentions;
  readonly #sideEffectOf: (word: string) => SideEffect;
  readonly #hidden: (fn: Node) => Node | undefined;
  readonly #ready = new Map<string, readonly FunctionCode[] | undefined>();
  readonly #sideEffects = new Map<string, SideEffect>();

  constructor(
    file: CFile,
    calls: Calls,
    mentions: Mentions,
    scoped: WordList,
    sideEffectOf: (word: string) => SideEffect,
  ) {
    this.#hidden = hiddenWays(file, scoped);
    this.#file = file;
    this.#calls = calls;
    this.#mentions = mentions;
    this.#sideEffectOf = sideEffectOf;
  }

  has(name: string): boolean {
    return this.#calls.definitionsOf(name).length > 0;
  }

  /** What keeps a name's definitions from being gone through; undefined where nothing does. */
  obstacleIn(name: string): Obstacle | undefined {
    return this.#calls.definitionsOf(name).flatMap((item) => this.obstacleOf(item) ?? [])[0];
  }

  obstacleOf(item: Item): Obstacle | undefined {
    const { tree, problem } = this.#file.read(item);
    if (problem !== undefined) return { what: 'not understood from here on', span: problem };
    const hidden = this.#hidden(tree);
    if (hidden !== undefined)
      return { what: 'this may leave the function, or end with its block', span: hidden };
    const [first] = tree.kind === 'fundef' ? buildGraph(tree).problems : [];
    return first && { what: first.message, span: first.span };
  }

  /** The function, where there is one definition of it and that can be read. */
  get(name: string): FunctionCode | undefined {
    const all = this.all(name);
    return all?.length === 1 ? all[0] : undefined;
  }

  /** All definitions: several when #ifdef chooses. Undefined when there is none, or one that cannot be read. */
  all(name: string): readonly FunctionCode[] | undefined {
    if (!this.#ready.has(name)) this.#ready.set(name, this.#prepare(name));
    return this.#ready.get(name);
  }

  /** What a function that is not gone through may do, with all that it calls. */
  sideEffect(name: string): SideEffect {
    const known = this.#sideEffects.get(name);
    if (known !== undefined) return known;
    let worst: SideEffect = 'none';
    for (const definition of this.#calls.definitionsOf(name))
      for (const item of this.#mentions.reachedFrom(definition))
        for (const word of this.#mentions.wordsOf(item)) {
          if (keywords.has(word) || this.has(word)) continue;
          const effect = this.#sideEffectOf(word);
          if (effect === 'unknown' || worst === 'none') worst = effect;
          if (worst === 'unknown') break;
        }
    this.#sideEffects.set(name, worst);
    return worst;
  }

  #prepare(name: string): readonly FunctionCode[] | undefined {
    const definitions = this.#calls.definitionsOf(name);
    if (definitions.some((item) => this.#hidden(this.#file.read(item).tree) !== undefined)) return undefined;
    const codes = definitions.flatMap((item) => codeOf(this.#file, item, name) ?? []);
    const whole = codes.length > 0 && codes.length === definitions.length;
    return whole ? codes : undefined;
  }
}

function codeOf(file: CFile, item: Item, name: string): FunctionCode | undefined {
  const { tree, problem } = file.read(item);
  if (problem !== undefined || tree.kind !== 'fundef') return undefined;
  const { graph, problems } = buildGraph(tree);
  if (problems.length > 0) return undefined;
  const parameters = parameterNames(tree);
  const locals = new Set(parameters);
  addLocals(
    tree.children.find((child) => child.kind === 'block'),
    locals,
  );
  return { name, fn: tree, graph, parameters, roles: parameterRoles(tree), locals };
}

function parameterNames(fn: Node): readonly string[] {
  const params = find(fn, 'params');
  return (params?.children ?? [])
    .filter((child) => child.kind === 'param')
    .map((param) => declaredName(param)?.text ?? '');
}

/** Callbacks that belong together take the same objects, not always at the same position or by the same name. */
function parameterRoles(fn: Node): readonly string[] {
  const tags = parametersOf(fn).map((one) => one?.tag);
  return tags.map((tag, index) => (tag === undefined || tags.indexOf(tag) !== index ? `${index}` : tag));
}

function find(node: Node, kind: Node['kind']): Node | undefined {
  for (const child of node.children) {
    if (child.kind === kind) return child;
    if (child.kind === 'block') continue;
    const deeper = find(child, kind);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function addLocals(node: Node | undefined, locals: Set<string>): void {
  for (const child of node?.children ?? []) {
    if (child.kind === 'decl') for (const name of declaredNames(child)) locals.add(name);
    addLocals(child, locals);
  }
}

const declaredNames = (decl: Node): readonly string[] => {
  const declarators = decl.children.find((child) => child.kind === 'declarators');
  return (declarators?.children ?? []).flatMap((child) => declaredName(child)?.text ?? []);
};
