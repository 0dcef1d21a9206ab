import type { CFile, Item } from '../c/file.ts';
import type { Node } from '../c/syntax.ts';
import { afterComment } from '../c/tokens.ts';
import { buildGraph } from '../cfg/build.ts';
import type { Graph } from '../cfg/graph.ts';
import { Flow } from './flow.ts';
import { isStatement, spelling, statementsOf, walk } from './shape.ts';

/** One readable function of one version of the file, with the questions that several passes ask of it. */
export class FunctionView {
  readonly name: string;
  readonly item: Item;
  readonly tree: Node;
  readonly body: Node;
  readonly parents: ReadonlyMap<Node, Node>;
  readonly text: string;
  #uses: ReadonlyMap<string, number> | undefined;
  #graph: ReturnType<typeof buildGraph> | undefined;
  readonly #flows = new Map<string, Flow | undefined>();
  #statements: ReadonlySet<string> | undefined;
  #neighbours: ReadonlySet<string> | undefined;

  constructor(file: CFile, item: Item, tree: Node, body: Node) {
    this.name = item.name ?? '';
    this.item = item;
    this.tree = tree;
    this.body = body;
    this.text = file.text;
    const parents = new Map<Node, Node>();
    for (const node of walk(tree)) for (const child of node.children) parents.set(child, node);
    this.parents = parents;
  }

  parentOf(node: Node): Node | undefined {
    return this.parents.get(node);
  }

  /** The list that a statement stands in, undefined when it is the only body of another statement. */
  siblingsOf(statement: Node): readonly Node[] | undefined {
    const parent = this.parentOf(statement);
    return parent?.kind === 'block' ? statementsOf(parent) : undefined;
  }

  nextOf(statement: Node): Node | undefined {
    const siblings = this.siblingsOf(statement);
    return siblings?.[siblings.indexOf(statement) + 1];
  }

  previousOf(statement: Node): Node | undefined {
    const siblings = this.siblingsOf(statement);
    return siblings?.[siblings.indexOf(statement) - 1];
  }

  /** How often a word stands in the function, head and preprocessor lines included. */
  count(word: string): number {
    this.#uses ??= wordCounts(this.tree);
    return this.#uses.get(word) ?? 0;
  }

  /** Reports whether two statements stood one after the other in this version, wherever. */
  hasNeighbours(first: Node, second: Node | undefined): boolean {
    this.#neighbours ??= neighbourKeys(this.tree);
    return this.#neighbours.has(neighbourKey(first, second));
  }

  /** The function's graph; undefined where it cannot be made in full. */
  get graph(): Graph | undefined {
    this.#graph ??= buildGraph(this.tree);
    return this.#graph.problems.length > 0 ? undefined : this.#graph.graph;
  }

  /** Where the values of a local variable come from and go to; undefined if that cannot be said. */
  flowOf(name: string): Flow | undefined {
    if (!this.#flows.has(name)) this.#flows.set(name, Flow.of(this, name));
    return this.#flows.get(name);
  }

  /** Reports whether this version has such a statement, wherever. */
  hasStatement(statement: Node): boolean {
    this.#statements ??= new Set([...walk(this.tree)].filter(isStatement).map(spelling));
    return this.#statements.has(spelling(statement));
  }

  /** Reports whether a place lies between an #if of the function and its #endif. */
  isConditional(at: number): boolean {
    let depth = 0;
    for (const node of walk(this.tree)) {
      if (node.kind !== 'directive' || node.start >= at) continue;
      if (/^#\s*if/.test(node.text)) depth++;
      else if (/^#\s*endif/.test(node.text)) depth--;
    }
    return depth > 0;
  }
}

export function viewOf(file: CFile, item: Item): FunctionView | undefined {
  const { tree, problem } = file.read(item);
  const body = tree.children.at(-1);
  if (problem !== undefined || tree.kind !== 'fundef' || body?.kind !== 'block') return undefined;
  return new FunctionView(file, item, tree, body);
}

/** The words of a preprocessor line, without those of its comments. */
export function directiveWords(line: string): readonly string[] {
  let code = '';
  for (let at = 0; at < line.length; ) {
    const after = line[at] === '/' ? afterComment(line, at, line.length) : at;
    if (after === at) code += line[at++];
    else at = after;
  }
  return code.match(/[A-Za-z_]\w*/g) ?? [];
}

function wordCounts(tree: Node): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const node of walk(tree)) {
    if (node.kind === 'ident') add(node.text);
    else if (node.kind === 'directive') directiveWords(node.text).forEach(add);
  }
  return counts;
}

const neighbourKey = (first: Node, second: Node | undefined): string =>
  `${spelling(first)}\n${second === undefined ? '' : spelling(second)}`;

function neighbourKeys(tree: Node): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const block of walk(tree)) {
    if (block.kind !== 'block') continue;
    const statements = statementsOf(block);
    for (const [i, statement] of statements.entries())
      if (isStatement(statement)) keys.add(neighbourKey(statement, statements[i + 1]));
  }
  return keys;
}
