/**
 * What type an expression has, as far as the file itself tells: its declarations, typedefs, structs and prototypes.
 * What it does not tell has no type, and no typed metavariable stands for it.
 */
import type { Node } from '../c/syntax.ts';
import type { PNode } from '../smpl/syntax.ts';
import { declaredName } from './expressions.ts';
import { keyOfAll } from './key.ts';
import { type Context, match, type State, type Then } from './matcher.ts';
import { bareTypeNodes, typeNodes } from './specs.ts';

type LayerKind = 'pointer' | 'array' | 'func';

/** A type: specifiers, and layers from the expression outwards (`int *a[2]`: array, then pointer). */
export interface CType {
  readonly specs: Node;
  readonly layers: readonly LayerKind[];
}

interface Declared {
  readonly type: CType;
  readonly at: number;
}

type Scope = ReadonlyMap<string, readonly Declared[]>;

/** The types that a file declares; found when first asked for. */
export class FileTypes {
  readonly #trees: () => readonly Node[];
  #globals: Scope | undefined;
  readonly #typedefs = new Map<string, CType>();
  readonly #structs = new Map<string, Node>();

  /** `trees` gives the file's declarations and function definitions. */
  constructor(trees: () => readonly Node[]) {
    this.#trees = trees;
  }

  global(name: string): CType | undefined {
    return this.#read().get(name)?.at(-1)?.type;
  }

  typedef(name: string): CType | undefined {
    this.#read();
    return this.#typedefs.get(name);
  }

  /** The name that a typedef gives to a struct without one. */
  typedefOf(struct: Node): string | undefined {
    this.#read();
    for (const [name, { specs, layers }] of this.#typedefs) {
      if (
        layers.length === 0 &&
        specs.children.some(({ kind, start }) => kind === 'struct' && start === struct.start)
      )
        return name;
    }
    return undefined;
  }

  struct(tag: string): Node | undefined {
    this.#read();
    return this.#structs.get(tag);
  }

  #read(): Scope {
    if (this.#globals !== undefined) return this.#globals;
    const globals = new Map<string, Declared[]>();
    this.#globals = globals;
    for (const tree of this.#trees()) this.#readTree(tree, globals);
    return globals;
  }

  #readTree(tree: Node, globals: Map<string, Declared[]>): void {
    if (tree.kind === 'decl') {
      this.#readStructs(tree.children[0] as Node);
      const isTypedef = tree.children[0]?.children.some((spec) => spec.text === 'typedef') ?? false;
      for (const [name, type] of declarationsOf(tree)) {
        if (isTypedef) this.#typedefs.set(name, type);
        else add(globals, name, { type, at: tree.start });
      }
    } else if (tree.kind === 'fundef') {
      const [specs, declarator] = tree.children;
      const name = declarator === undefined ? undefined : declaredName(declarator);
      if (specs !== undefined && declarator !== undefined && name !== undefined) {
        add(globals, name.text, { type: { specs, layers: layersOf(declarator) }, at: tree.start });
      }
    }
  }

  #readStructs(node: Node): void {
    if (node.kind === 'struct') {
      const tag = node.children.find((child) => child.kind === 'ident');
      if (tag !== undefined && node.children.some((child) => child.kind === 'fields'))
        this.#structs.set(tag.text, node);
    }
    for (const child of node.children) if (child.children.length > 0) this.#readStructs(child);
  }
}

function add(scope: Map<string, Declared[]>, name: string, declared: Declared): void {
  const list = scope.get(name);
  if (list === undefined) scope.set(name, [declared]);
  else list.push(declared);
}

/** The names that a declaration declares, with their types. */
function declarationsOf(decl: Node): readonly (readonly [string, CType])[] {
  const [specs, declarators] = decl.children;
  if (specs === undefined) return [];
  const list =
    declarators?.kind === 'declarators'
      ? declarators.children
      : declarators === undefined
        ? []
        : [declarators];
  const found: (readonly [string, CType])[] = [];
  for (const declarator of list) {
    const name = declarator.kind === 'token' ? undefined : declaredName(declarator);
    if (name !== undefined) found.push([name.text, { specs, layers: layersOf(declarator) }]);
  }
  return found;
}

/** The layers of a declarator, from the name outwards. */
function layersOf(declarator: Node | undefined): readonly LayerKind[] {
  if (declarator === undefined) return [];
  const [first] = declarator.children;
  switch (declarator.kind) {
    case 'init':
    case 'bitfield':
      return layersOf(first);
    case 'parens':
      return layersOf(declarator.children[1]);
    case 'pointer': {
      const last = declarator.children.at(-1);
      return [
        ...(last === undefined || last.kind === 'token' || last.kind === 'specs' ? [] : layersOf(last)),
        'pointer',
      ];
    }
    case 'array':
    case 'func':
      return [...(first === undefined || first.kind === 'token' ? [] : layersOf(first)), declarator.kind];
    default:
      return [];
  }
}

/** Types as seen from inside one function (or from none). */
export class Types {
  readonly #file: FileTypes;
  readonly #fn: Node | undefined;
  #locals: Scope | undefined;

  constructor(file: FileTypes, fn: Node | undefined) {
    this.#file = file;
    this.#fn = fn;
  }

  /** Whether a word that could be a variable as well is a type: a typedef of the file, or named as one. */
  isTypeName({ text }: Node): boolean {
    return this.#file.typedef(text) !== undefined || /^([us](8|16|32|64)|\w+_t)$/.test(text);
  }

  /** The name that a typedef gives to a struct without one. */
  typedefOf(struct: Node): Node | undefined {
    const name = this.#file.typedefOf(struct);
    return name === undefined ? undefined : node('ident', name);
  }

  /** Whether a name is a local variable or parameter here; one that outlives the function is neither. */
  isLocal(ident: Node): boolean {
    const type = this.#local(ident);
    return (
      type !== undefined && !type.specs.children.some(({ text }) => text === 'static' || text === 'extern')
    );
  }

  /** Whether the expression's type is what the pattern says. */
  fits(ctx: Context, pat: PNode, node: Node, state: State, then: Then): boolean {
    const type = this.typeOf(node);
    if (type === undefined) return false;
    const ways = this.#expansions(type);
    const word = classOf(pat);
    if (word !== undefined)
      return (
        ways.some((way) => isOfClass(way, word) && sameLayers(way.layers, patternLayers(pat))) && then(state)
      );
    if (isAnyBase(pat)) return ways.some((way) => hasLayers(way, patternLayers(pat))) && then(state);
    // The words of the type stand elsewhere, where the variable is declared: nothing is to happen to them.
    const here: Then = (next) => then({ ...next, pairs: state.pairs });
    const wanted = withShortWords(pat);
    return ways.some((way) =>
      waysToSay(way).some((said) => match(ctx, wanted, asTypeName(said), state, here)),
    );
  }

  typeOf(node: Node): CType | undefined {
    const [first, second, third] = node.children;
    switch (node.kind) {
      case 'ident':
        return node.text === 'NULL' ? voidPointer : (this.#local(node) ?? this.#file.global(node.text));
      case 'number':
        return numberType(node.text);
      case 'char':
        return plain('char');
      case 'string':
      case 'strings':
        return { specs: plain('char').specs, layers: ['array'] };
      case 'paren':
        return second && this.typeOf(second);
      case 'assign':
      case 'postfix':
        return first && this.typeOf(first);
      case 'comma':
        return third && this.typeOf(third);
      case 'conditional':
        return (third && this.typeOf(third)) ?? (node.children[4] && this.typeOf(node.children[4]));
      case 'sizeof':
        return named('size_t');
      case 'cast':
      case 'compound':
        return second && typeOfTypeName(second);
      case 'call':
        return first && this.#peel(this.typeOf(first), 'func');
      case 'index':
        return first && this.#peel(this.typeOf(first), 'array');
      case 'unary':
        return first && second && this.#unary(first.text, second);
      case 'field':
        return first && third && this.#field(first, second?.text === '->', third.text);
      case 'binary':
        return first && second && third && this.#binary(first, second.text, third);
      default:
        return undefined;
    }
  }

  #local(ident: Node): CType | undefined {
    const list = this.#localScope().get(ident.text);
    if (list === undefined) return undefined;
    const before = list.filter((declared) => declared.at <= ident.start);
    return (before.at(-1) ?? list[0])?.type;
  }

  #localScope(): Scope {
    if (this.#locals !== undefined) return this.#locals;
    const locals = new Map<string, Declared[]>();
    const visit = (node: Node): void => {
      if (node.kind === 'decl')
        for (const [name, type] of declarationsOf(node)) add(locals, name, { type, at: node.start });
      if (node.kind === 'param') {
        const [specs, declarator] = node.children;
        const name = declarator === undefined ? undefined : declaredName(declarator);
        if (specs !== undefined && name !== undefined) {
          add(locals, name.text, { type: { specs, layers: layersOf(declarator) }, at: node.start });
        }
        return;
      }
      for (const child of node.children) if (child.children.length > 0) visit(child);
    };
    if (this.#fn !== undefined) for (const child of this.#fn.children.slice(1)) visit(child);
    this.#locals = locals;
    return locals;
  }

  /** The type itself, and what it is when the typedef it starts with is written out. */
  #expansions(type: CType): readonly CType[] {
    const ways = [{ specs: saidOf(type.specs), layers: type.layers }];
    for (let at: CType | undefined = type, depth = 0; depth < 8; depth++) {
      const names: readonly Node[] = bareTypeNodes(at.specs);
      const known: CType | undefined =
        names.length === 1 && names[0]?.kind === 'ident' ? this.#file.typedef(names[0].text) : undefined;
      if (known === undefined) break;
      at = { specs: saidOf(known.specs), layers: [...at.layers, ...known.layers] };
      ways.push(at);
    }
    return ways;
  }

  /** What is inside one layer; an array is as good as a pointer, and the other way round. */
  #peel(type: CType | undefined, layer: LayerKind): CType | undefined {
    if (type === undefined) return undefined;
    for (const way of this.#expansions(type)) {
      const [outermost, ...rest] = way.layers;
      if (outermost === undefined) continue;
      if (layer === 'func' && outermost === 'pointer' && rest[0] === 'func')
        return { specs: way.specs, layers: rest.slice(1) };
      if (outermost === layer || (layer !== 'func' && outermost !== 'func'))
        return { specs: way.specs, layers: rest };
    }
    return undefined;
  }

  #unary(operator: string, operand: Node): CType | undefined {
    switch (operator) {
      case '&': {
        const type = this.typeOf(operand);
        return type && { specs: type.specs, layers: ['pointer', ...type.layers] };
      }
      case '*':
        return this.#peel(this.typeOf(operand), 'pointer');
      case '!':
        return plain('int');
      default:
        return this.typeOf(operand);
    }
  }

  #field(base: Node, arrow: boolean, name: string): CType | undefined {
    const type = arrow ? this.#peel(this.typeOf(base), 'pointer') : this.typeOf(base);
    if (type === undefined) return undefined;
    for (const way of this.#expansions(type)) {
      if (way.layers.length > 0) continue;
      const struct = way.specs.children.find((spec) => spec.kind === 'struct');
      if (struct === undefined) continue;
      const tag = struct.children.find((child) => child.kind === 'ident');
      const body = struct.children.some((child) => child.kind === 'fields')
        ? struct
        : tag && this.#file.struct(tag.text);
      const found = body && fieldType(body, name);
      if (found !== undefined) return constantAs(way.specs, found);
    }
    return undefined;
  }

  #binary(left: Node, operator: string, right: Node): CType | undefined {
    if (/^([<>]=?|[=!]=|&&|\|\|)$/.test(operator)) return plain('int');
    const [a, b] = [this.typeOf(left), this.typeOf(right)];
    if (a !== undefined && a.layers.length > 0) {
      return operator === '-' && b !== undefined && b.layers.length > 0
        ? named('ptrdiff_t')
        : { ...a, layers: decay(a.layers) };
    }
    if (b !== undefined && b.layers.length > 0) return { ...b, layers: decay(b.layers) };
    return a === undefined || b === undefined ? undefined : wider(a, b);
  }
}

/** Specifiers as another declaration would say them: without `typedef`, a struct that has a name without its fields. */
function saidOf(specs: Node): Node {
  const children = specs.children
    .filter(({ text }) => text !== 'typedef')
    .map((spec) => (spec.kind === 'struct' ? (nameOfStruct(spec) ?? spec) : spec));
  return children.every((child, index) => child === specs.children[index]) ? specs : { ...specs, children };
}

/** `struct s` of `struct s { ... }`. */
export function nameOfStruct(struct: Node): Node | undefined {
  const tag = struct.children.findIndex(({ kind }) => kind === 'ident');
  if (tag < 0) return undefined;
  const children = struct.children.slice(0, tag + 1);
  return { ...struct, end: (children.at(-1) as Node).end, children };
}

/** An operand of array type is a pointer. */
const decay = (layers: readonly LayerKind[]): readonly LayerKind[] =>
  layers[0] === 'array' ? ['pointer', ...layers.slice(1)] : layers;

const node = (kind: Node['kind'], text: string, children: readonly Node[] = []): Node => ({
  kind,
  start: 0,
  end: 0,
  text,
  children,
});

const plain = (...words: readonly string[]): CType => ({
  specs: node(
    'specs',
    '',
    words.map((word) => node('token', word)),
  ),
  layers: [],
});

const named = (name: string): CType => ({ specs: node('specs', '', [node('ident', name)]), layers: [] });

const voidPointer: CType = { specs: plain('void').specs, layers: ['pointer'] };

function numberType(text: string): CType {
  if (/^0[xX]/.test(text) ? false : /[.eE]/.test(text)) return plain(/[fF]$/.test(text) ? 'float' : 'double');
  const suffix = /[uUlL]*$/.exec(text)?.[0].toLowerCase() ?? '';
  const words = [...(suffix.includes('u') ? ['unsigned'] : []), ...(suffix.includes('l') ? ['long'] : [])];
  return words.length === 0 ? plain('int') : plain(...words);
}

const RANK: Readonly<Record<string, number>> = {
  char: 1,
  short: 1,
  int: 2,
  unsigned: 3,
  'unsigned int': 3,
  long: 4,
  'unsigned long': 5,
};

function wider(left: CType, right: CType): CType {
  const [a, b] = [keyOfAll(bareTypeNodes(left.specs)), keyOfAll(bareTypeNodes(right.specs))];
  const [rankA, rankB] = [RANK[a] ?? 2, RANK[b] ?? 2];
  if (rankA <= 1 && rankB <= 1) return plain('int');
  return rankA >= rankB ? (rankA <= 1 ? plain('int') : left) : right;
}

function typeOfTypeName(typeName: Node): CType | undefined {
  const [specs, declarator] = typeName.children;
  return specs === undefined ? undefined : { specs, layers: layersOf(declarator) };
}

function fieldType(struct: Node, name: string): CType | undefined {
  const fields = struct.children.find((child) => child.kind === 'fields');
  for (const decl of fields?.children ?? []) {
    if (decl.kind !== 'decl') continue;
    for (const [declared, type] of declarationsOf(decl)) if (declared === name) return type;
    const inner = decl.children[0]?.children.find((spec) => spec.kind === 'struct');
    const found = inner && decl.children.length < 3 ? fieldType(inner, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The type as the tree of a type name. */
function asTypeName(type: CType): Node {
  const specs = node('specs', '', typeNodes(type.specs));
  let inner: Node | undefined;
  for (const layer of type.layers) {
    const parts =
      layer === 'pointer'
        ? [node('token', '*'), ...(inner === undefined ? [] : [inner])]
        : layer === 'array'
          ? [...(inner === undefined ? [] : [inner]), node('token', '['), node('token', ']')]
          : [
              ...(inner === undefined ? [] : [inner]),
              node('token', '('),
              node('params', ''),
              node('token', ')'),
            ];
    inner = node(layer, '', parts);
  }
  return node('type_name', '', inner === undefined ? [specs] : [specs, inner]);
}

/** Numbers by the fewest words: `signed` and the `int` of `long int` say nothing. */
function shortWords<T extends { readonly text: string }>(words: readonly T[]): readonly T[] {
  const has = (text: string): boolean => words.some((word) => word.text === text);
  const sized = has('short') || has('long') || has('unsigned');
  if (!sized && !has('signed')) return words;
  return words.filter(({ text }) => (text === 'int' ? !sized : text !== 'signed' || (!sized && !has('int'))));
}

const withShortWords = (pat: PNode): PNode => {
  const [specs, ...rest] = pat.children;
  if (pat.kind !== 'type_name' || specs?.kind !== 'specs') return pat;
  const children = shortWords(specs.children);
  return children.length === specs.children.length
    ? pat
    : { ...pat, children: [{ ...specs, children }, ...rest] };
};

/** A number's type is as good as that of the fewest words, and a `signed char` as good as a `char`. */
function waysToSay(type: CType): readonly CType[] {
  const { children } = type.specs;
  const short = shortWords(children);
  const ways = [short];
  if (short.some(({ text }) => text === 'signed'))
    ways.push(
      short.some(({ text }) => text === 'char')
        ? short.filter(({ text }) => text !== 'signed')
        : short.map((word) => (word.text === 'signed' ? node('token', 'int') : word)),
    );
  return ways.map((words) =>
    words.length === children.length && words === children
      ? type
      : { ...type, specs: { ...type.specs, children: words } },
  );
}

/** `struct` of `expression struct *x`: any structure. */
function classOf(pat: PNode): string | undefined {
  const specs = pat.kind === 'type_name' ? pat.children[0]?.children : undefined;
  const word = specs?.length === 1 ? specs[0]?.text : undefined;
  return word === 'struct' || word === 'union' || word === 'enum' ? word : undefined;
}

const isOfClass = ({ specs }: CType, word: string): boolean =>
  specs.children.some(({ children }) => children[0]?.text === word);

const sameLayers = (left: readonly LayerKind[], right: readonly LayerKind[]): boolean =>
  left.length === right.length && left.every((layer, index) => layer === right[index]);

/** A field of a constant structure is constant itself; what it points to is not. */
function constantAs(specs: Node, field: CType): CType {
  const word = specs.children.find(({ text }) => text === 'const');
  if (word === undefined || field.layers.includes('pointer')) return field;
  if (field.specs.children.some(({ text }) => text === 'const')) return field;
  return { ...field, specs: { ...field.specs, children: [word, ...field.specs.children] } };
}

/** `expression *x`: any pointer. */
const isAnyBase = (pat: PNode): boolean =>
  pat.kind === 'type_name' && (pat.children[0]?.children.length ?? 0) === 0;

function patternLayers(pat: PNode): readonly LayerKind[] {
  const layers: LayerKind[] = [];
  for (let at: PNode | undefined = pat.children[1]; at !== undefined; ) {
    if (at.kind === 'pointer' || at.kind === 'array' || at.kind === 'func') layers.push(at.kind);
    at = at.children.find(
      (child) => child.kind === 'pointer' || child.kind === 'array' || child.kind === 'func',
    );
  }
  return layers;
}

const hasLayers = (type: CType, wanted: readonly LayerKind[]): boolean =>
  wanted.every((layer, index) => type.layers[index] === layer);
