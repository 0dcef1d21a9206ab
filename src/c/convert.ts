/**
 * Builds our trees from a parse of the masked words. Each shape gets the children that stand for real text, in order,
 * with the grammar's name for each; stand-ins have vanished by then, and shapes that consist of frames only collapse to
 * what they framed.
 */
import { emptyTree, listTree, tree } from './nodes.ts';
import type { Node, TreeKind } from './syntax.ts';

/** The grammar's name of a child, or `hidden` for what the parser never saw (annotations, directives). */
export const hidden = 'hidden';

export type Shape = (kids: Node[], names: readonly string[]) => Node | undefined;

const plain =
  (kind: TreeKind): Shape =>
  (kids) =>
    kids.length === 0
      ? undefined
      : kids.length === 1 && kind !== 'struct'
        ? (kids[0] as Node)
        : tree(kind, kids);

const always =
  (kind: TreeKind): Shape =>
  (kids) =>
    kids.length === 0 ? undefined : tree(kind, kids);

const isToken = (node: Node | undefined, text: string): boolean =>
  node !== undefined && node.text === text && node.kind === 'token';

const specNames = new Set([
  'primitive_type',
  'type_qualifier',
  'storage_class_specifier',
  'struct_specifier',
  'union_specifier',
  'enum_specifier',
  'sized_type_specifier',
  'macro_type_specifier',
]);

const typeNames = new Set(['primitive_type', 'struct_specifier', 'union_specifier', 'enum_specifier']);

/** Where the specifiers of a declaration end: before its first declarator. */
function specsEnd(kids: readonly Node[], names: readonly string[]): number {
  let typed = false;
  let end = 0;
  for (let i = 0; i < kids.length; i++) {
    const name = names[i] as string;
    if (name === hidden) {
      if ((kids[i] as Node).kind === 'directive') break;
      end = i + 1;
      continue;
    }
    if (name === 'type_identifier' ? typed : !specNames.has(name)) break;
    if (name === 'type_identifier' || typeNames.has(name)) typed = true;
    end = i + 1;
  }
  return end;
}

/** `specs`, with the words of an `unsigned long` and the like taken in one by one. */
const specsOf = (kids: readonly Node[]): Node[] => (kids.length === 0 ? [] : [tree('specs', kids)]);

const isDeclarator = (node: Node): boolean => node.kind !== 'attribute' && node.kind !== 'directive';

/** decl [specs declarators ';'], from the specifiers, declarators and commas that the grammar gives in one row. */
const declaration: Shape = (kids, names) => {
  if (kids.length === 0) return undefined;
  const split = specsEnd(kids, names);
  const last = kids[kids.length - 1] as Node;
  const stop = isToken(last, ';') ? kids.length - 1 : kids.length;
  let listEnd = stop;
  while (listEnd > split && !isDeclarator(kids[listEnd - 1] as Node)) listEnd--;
  const declarators = withBitfields(kids.slice(split, listEnd), names.slice(split, listEnd));
  const macro =
    declarators.length === 1 && (declarators[0] as Node).kind === 'call' ? declarators[0] : undefined;
  if (macro !== undefined) {
    return tree('macro_decl', [...specsOf(kids.slice(0, split)), ...macro.children, ...kids.slice(listEnd)]);
  }
  const list = declarators.length === 0 ? [] : [tree('declarators', declarators)];
  return tree('decl', [...specsOf(kids.slice(0, split)), ...list, ...kids.slice(listEnd)]);
};

/** Joins a member's declarator and the width that follows it. */
function withBitfields(kids: readonly Node[], names: readonly string[]): Node[] {
  const out: Node[] = [];
  for (const [i, kid] of kids.entries()) {
    const before = out[out.length - 1];
    const joins = before !== undefined && !isToken(before, ',') && before.kind !== 'directive';
    if (names[i] !== 'bitfield_clause') out.push(kid);
    else if (joins) out[out.length - 1] = tree('bitfield', [before, ...kid.children]);
    else out.push(tree('bitfield', kid.children));
  }
  return out;
}

const fundef: Shape = (kids, names) => {
  // The frame of a fragment: only the body is real.
  if (kids.length <= 1) return kids[0];
  const split = specsEnd(kids, names);
  return tree('fundef', [...specsOf(kids.slice(0, split)), ...kids.slice(split)]);
};

/** A parameter or a type's name: specs and a declarator. */
const typed =
  (kind: TreeKind): Shape =>
  (kids, names) => {
    if (kids.length === 0) return undefined;
    const split = specsEnd(kids, names);
    const rest = kids.slice(split);
    // A frame that held a macro call or an expression.
    if (split === 0 && rest.length === 1 && (rest[0] as Node).kind === 'call') return rest[0];
    return tree(kind, [...specsOf(kids.slice(0, split)), ...rest]);
  };

/** pointer ['*' specs? declarator?]. */
const pointer: Shape = (kids, names) => {
  if (kids.length === 0) return undefined;
  if (!isToken(kids[0], '*')) return kids[0];
  let end = 1;
  while (
    end < kids.length &&
    (names[end] === 'type_qualifier' || (names[end] === hidden && (kids[end] as Node).kind !== 'directive'))
  )
    end++;
  return tree('pointer', [kids[0] as Node, ...specsOf(kids.slice(1, end)), ...kids.slice(end)]);
};

/** Brackets and what is between them; the list between gets a node of its own, empty or not. */
const bracketed =
  (kind: TreeKind): Shape =>
  (kids) => {
    const [first] = kids;
    if (first === undefined) return undefined;
    if (!isOpening(first)) return kids.length === 1 ? first : tree(kind, kids);
    const inner = withTrailing(kids.slice(1, -1));
    return tree('generic', [first, listTree(kind, inner, first.end), kids[kids.length - 1] as Node]);
  };

/** Takes annotations that follow a parameter into it. */
function withTrailing(kids: readonly Node[]): readonly Node[] {
  if (!kids.some(isAnnotation)) return kids;
  const out: Node[] = [];
  kids.forEach((kid, i) => {
    const before = out[out.length - 1];
    if (before?.kind === 'param' && (kid.kind === 'attribute' || (kid.kind === 'ident' && i > 0))) {
      out[out.length - 1] = tree('param', [...before.children, kid]);
    } else out.push(kid);
  });
  return out;
}

const isAnnotation = (node: Node): boolean => node.kind === 'attribute' || node.kind === 'ident';

const isOpening = (node: Node | undefined): boolean => isToken(node, '(') || isToken(node, '{');

/** Takes the children of marked kinds of child in their place: brackets stand among their owner's children. */
function spread(kids: readonly Node[], names: readonly string[], which: ReadonlySet<string>): Node[] {
  const out: Node[] = [];
  for (let i = 0; i < kids.length; i++) {
    const kid = kids[i] as Node;
    const begins = kid.children[0];
    if (which.has(names[i] as string) && (isOpening(begins) || isToken(begins, 'else')))
      out.push(...kid.children);
    else out.push(kid);
  }
  return out;
}

const argumentLists = new Set(['argument_list']);
const parameterLists = new Set(['parameter_list']);
const conditions = new Set(['parenthesized_expression', 'else_clause']);
const enumeratorLists = new Set(['enumerator_list']);

const call: Shape = (kids, names) => {
  // The frame of a fragment: only the argument is real.
  if (kids.length <= 1) return kids[0];
  return tree('call', spread(kids, names, argumentLists));
};

const func: Shape = (kids, names) => {
  if (kids.length <= 1) return kids[0];
  return tree('func', spread(kids, names, parameterLists));
};

/** A control statement whose condition's brackets are its own children. */
const control =
  (kind: TreeKind): Shape =>
  (kids, names) =>
    tree(kind, spread(kids, names, conditions));

/** A loop, or an iterator macro that was put to the parser as one. */
const whileLoop: Shape = (kids, names) => {
  const [head] = kids;
  if (head === undefined) return undefined;
  if (isToken(head, 'while')) return control('while')(kids, names);
  return tree('iterator', [...(head.kind === 'call' ? head.children : [head]), ...kids.slice(1)]);
};

const forLoop: Shape = (kids) => {
  const open = kids.findIndex((kid) => isToken(kid, '('));
  let close = kids.length - 1;
  while (close > open && !isToken(kids[close], ')')) close--;
  const clauses = listTree('for_clauses', kids.slice(open + 1, close), (kids[open] as Node).end);
  return tree('for', [...kids.slice(0, open + 1), clauses, ...kids.slice(close)]);
};

/** Statements of a block; what labels mark comes after them, as a statement of its own. */
const block: Shape = (kids) => {
  const flat = kids.some((kid) => kid.kind === 'marked')
    ? kids.flatMap((kid) => (kid.kind === 'marked' ? kid.children : [kid]))
    : kids;
  const statements = joinTypeOnly(flat);
  if (statements.length === 0) return undefined;
  if (isToken(statements[0], '{')) return tree('block', statements);
  return framed(statements);
};

/** `struct x {...};` comes as a type and a `;`: a declaration without declarators. */
function joinTypeOnly(kids: readonly Node[]): readonly Node[] {
  if (!kids.some((kid, i) => (kid.kind === 'struct' || kid.kind === 'enum') && isToken(kids[i + 1], ';')))
    return kids;
  const out: Node[] = [];
  for (let i = 0; i < kids.length; i++) {
    const kid = kids[i] as Node;
    if ((kid.kind === 'struct' || kid.kind === 'enum') && isToken(kids[i + 1], ';')) {
      out.push(tree('decl', [tree('specs', [kid]), kids[++i] as Node]));
    } else out.push(kid);
  }
  return out;
}

/** What a macro's argument held when it was framed as a block. */
function framed(statements: readonly Node[]): Node {
  const [only] = statements;
  if (statements.length === 1 && only !== undefined) {
    if (only.kind === 'decl' && !isToken(only.children[only.children.length - 1], ';'))
      return parameterOf(only);
    return only;
  }
  return tree('block', statements);
}

/** `struct x *y` as a macro's argument: what a parameter is. */
function parameterOf(decl: Node): Node {
  const children = decl.children.flatMap((child) =>
    child.kind === 'declarators' ? child.children : [child],
  );
  return tree('param', children);
}

/** case, default or label with what it marks; a block takes them apart again. */
const marked =
  (kind: 'case' | 'label'): Shape =>
  (kids) => {
    const colon = kids.findIndex((kid) => isToken(kid, ':'));
    const head = kids.slice(0, colon + 1).flatMap((kid) => (isRange(kid) ? kid.children : [kid]));
    const rest = kids.slice(colon + 1).flatMap((kid) => (kid.kind === 'marked' ? kid.children : [kid]));
    const label = tree(isToken(head[0], 'default') ? 'default' : kind, head);
    return tree('marked', [label, ...joinTypeOnly(rest)]);
  };

const isRange = (node: Node): boolean => node.kind === 'binary' && isToken(node.children[1], '...');

const expressionStatement: Shape = (kids) => {
  const [first] = kids;
  if (first === undefined) return undefined;
  const last = kids[kids.length - 1] as Node;
  if (first.kind === 'asm') return tree('asm', [...first.children, ...kids.slice(1)]);
  if (!isToken(last, ';')) return tree('macro_stmt', kids);
  return tree(kids.length === 1 ? 'empty' : 'expr_stmt', kids);
};

const binary: Shape = (kids) => {
  if (kids.length === 2) {
    // Joined by a stand-in: adjacent strings, of which some come from macro calls.
    return tree(
      'strings',
      kids.flatMap((kid) => (kid.kind === 'strings' ? kid.children : [kid])),
    );
  }
  return plain('binary')(kids, []);
};

const update: Shape = (kids) =>
  (kids[0] as Node).kind === 'token' ? tree('unary', kids) : postfix(kids[0] as Node, kids[1] as Node);

/** The grammar binds `!x++` as `(!x)++`; C binds it the other way round. */
function postfix(operand: Node, operator: Node): Node {
  if (operand.kind !== 'unary') return tree('postfix', [operand, operator]);
  const inner = operand.children[operand.children.length - 1] as Node;
  return tree('unary', [...operand.children.slice(0, -1), postfix(inner, operator)]);
}

/** A type that stands where an expression was wanted had a stand-in `sizeof ( )` put around it. */
const sizeOf: Shape = (kids) => (kids.length === 1 ? kids[0] : tree('sizeof', kids));

const enumOrTypeof: Shape = (kids, names) => {
  const [head] = kids;
  if (head === undefined) return undefined;
  if (!isToken(head, 'enum')) {
    // A macro call in a type's place, or typeof with its brackets.
    if (kids.length === 1) return head;
    return tree(
      'typeof',
      kids.flatMap((kid) => (kid.kind === 'paren' ? kid.children : [kid])),
    );
  }
  return tree('enum', spread(kids, names, enumeratorLists));
};

/** name [= value]; a macro call in its place had a stand-in for the name. */
const enumerator: Shape = (kids) => {
  if (kids.length === 1 && (kids[0] as Node).kind !== 'ident') return kids[0];
  return kids.length === 0 ? undefined : tree('enumerator', kids);
};

const braces: Shape = (kids) => {
  const [first] = kids;
  if (first === undefined) return undefined;
  if (!isToken(first, '{')) return kids.length === 1 ? first : tree('inits', kids);
  return tree('braces', [
    first,
    listTree('inits', kids.slice(1, -1), first.end),
    kids[kids.length - 1] as Node,
  ]);
};

const designated: Shape = (kids, names) => {
  if (names[0] === 'field_identifier') {
    return tree('designated', [tree('designator', kids.slice(0, 2)), ...kids.slice(2)]);
  }
  return tree('designated', kids);
};

const paren: Shape = (kids) => {
  if (kids.length === 0) return undefined;
  if (!isToken(kids[0], '(')) return kids.length === 1 ? kids[0] : tree('generic', kids);
  return tree(kids[1]?.kind === 'block' ? 'stmt_expr' : 'paren', kids);
};

const strings: Shape = (kids) => (kids.length === 1 ? kids[0] : tree('strings', kids));

/** One item's tree out of what the parser found at the top: usually the one thing there is. */
const root: Shape = (kids) => {
  const joined = joinTypeOnly(kids.flatMap((kid) => (kid.kind === 'marked' ? kid.children : [kid])));
  if (joined.length === 0) return emptyTree('generic', 0);
  return joined.length === 1 ? joined[0] : tree('generic', joined);
};

/** At a file's top level a call is no statement. */
export function macroDeclaration(node: Node): Node {
  const [first] = node.children;
  const isCall = (node.kind === 'expr_stmt' || node.kind === 'macro_stmt') && first?.kind === 'call';
  return isCall ? tree('macro_decl', [...first.children, ...node.children.slice(1)]) : node;
}

/** What a stand-in qualifier was put around. */
const framedCall: Shape = (kids) => kids[0];

const shapes: Readonly<Record<string, Shape>> = {
  type_qualifier: framedCall,
  macro_type_specifier: always('generic'),
  sized_type_specifier: always('generic'),
  linkage_specification: always('generic'),
  declaration_list: always('generic'),
  alignas_qualifier: framedCall,
  translation_unit: root,
  function_definition: fundef,
  declaration,
  type_definition: declaration,
  field_declaration: declaration,
  init_declarator: plain('init'),
  pointer_declarator: pointer,
  abstract_pointer_declarator: pointer,
  function_declarator: func,
  abstract_function_declarator: func,
  array_declarator: plain('array'),
  abstract_array_declarator: always('array'),
  parenthesized_declarator: always('parens'),
  abstract_parenthesized_declarator: always('parens'),
  bitfield_clause: always('generic'),
  parameter_list: bracketed('params'),
  parameter_declaration: typed('param'),
  struct_specifier: always('struct'),
  union_specifier: always('struct'),
  field_declaration_list: always('fields'),
  enum_specifier: enumOrTypeof,
  enumerator_list: bracketed('enumerators'),
  enumerator,
  type_descriptor: typed('type_name'),
  compound_statement: block,
  case_statement: marked('case'),
  labeled_statement: marked('label'),
  expression_statement: expressionStatement,
  if_statement: control('if'),
  else_clause: always('generic'),
  while_statement: whileLoop,
  do_statement: control('do'),
  for_statement: forLoop,
  switch_statement: control('switch'),
  return_statement: (kids) => tree(isToken(kids[0], 'goto') ? 'goto' : 'return', kids),
  goto_statement: always('goto'),
  break_statement: always('break'),
  continue_statement: always('continue'),
  call_expression: call,
  argument_list: bracketed('args'),
  subscript_expression: always('index'),
  field_expression: always('field'),
  pointer_expression: always('unary'),
  unary_expression: always('unary'),
  update_expression: update,
  binary_expression: binary,
  assignment_expression: always('assign'),
  conditional_expression: always('conditional'),
  cast_expression: always('cast'),
  sizeof_expression: sizeOf,
  alignof_expression: sizeOf,
  parenthesized_expression: paren,
  comma_expression: always('comma'),
  concatenated_string: strings,
  compound_literal_expression: (kids) => (kids.length === 1 ? kids[0] : tree('compound', kids)),
  initializer_list: braces,
  initializer_pair: designated,
  subscript_designator: always('designator'),
  subscript_range_designator: always('designator'),
  field_designator: always('designator'),
};

const generic: Shape = always('generic');

export const shapeOf = (name: string): Shape => shapes[name] ?? generic;

/**
 * Reports whether a node of the grammar is one token of ours: everything without a shape is. Asking the parser for
 * children costs as much as all else that is done for a token. Were something taken for a token that is none, the
 * count of words would be off, and the item a problem.
 */
export const isLeafName = (name: string): boolean => shapes[name] === undefined || leaves.has(name);

/** What has a shape only for the sake of a stand-in that may be in it. */
const leaves = new Set(['type_qualifier']);
