import type { PNode } from '../smpl/syntax.ts';
import type { Formula } from './formula.ts';
import { hasChange, hasPosition } from './shape.ts';
import {
  type After,
  afterWhole,
  matchPiece,
  type Place,
  quantify,
  splitVariables,
  type Translation,
  translateList,
  translateStatement,
  withBound,
} from './statements.ts';

const TAIL: After = { kind: 'tail' };

const headOf = (node: PNode, length: number): PNode => ({
  ...node,
  children: node.children.slice(0, length),
});

/** `if (e) S`: no else, and both ways are as the pattern says; `if (e) S else T` likewise. */
export function translateIf(t: Translation, node: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const [then, otherwise, other] = [node.children[4] as PNode, node.children[5], node.children[6]];
  const head = headOf(node, 4);
  const { shared } = splitVariables(t, [[head], [then], ...(other === undefined ? [] : [[other]])], place);
  const label = `$if${node.start}`;
  const inner: Place = { ...withBound(place, [...shared, label]), within: label };
  const branch = (body: PNode): Formula => translateStatement(t, body, TAIL, inner);
  const elsePart =
    other === undefined || otherwise === undefined
      ? make.mark('fallthrough')
      : make.and(
          make.mark('false'),
          make.next(make.and(matchPiece(t, 'else', otherwise, inner), make.next(branch(other)))),
        );
  const formula = make.and(
    matchPiece(t, 'head', head, inner),
    make.scope(label, 'same'),
    make.nextSome(make.and(make.mark('true'), make.next(branch(then)))),
    make.nextSome(elsePart),
  );
  return make.exists([label], [], quantify(t, shared, afterWhole(t, formula, after), place));
}

/** `while`, `for` and loops made by macros. */
export function translateLoop(t: Translation, node: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const body = node.children.at(-1) as PNode;
  const head = headOf(node, node.children.length - 1);
  if (isAnyStatement(t, body) && after.kind !== 'then') return matchPiece(t, 'head', head, place);
  const { shared } = splitVariables(t, [[head], [body]], place);
  const label = `$loop${node.start}`;
  const inner: Place = {
    ...withBound(place, [...shared, label]),
    within: label,
    loop: label,
    choice: undefined,
  };
  const formula = make.and(
    matchPiece(t, 'head', head, inner),
    make.scope(label, 'same'),
    make.nextSome(make.and(make.mark('inloop'), make.next(translateStatement(t, body, TAIL, inner)))),
  );
  return make.exists([label], [], quantify(t, shared, afterWhole(t, formula, after), place));
}

/** A statement metavariable that nobody else speaks of: anything will do. */
const isAnyStatement = (t: Translation, node: PNode): boolean =>
  node.kind === 'meta' &&
  t.variables.get(node.text)?.kind === 'statement' &&
  !t.kept.has(node.text) &&
  !hasChange(node) &&
  !hasPosition(node);

export function translateDo(t: Translation, node: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const body = node.children[1] as PNode;
  const head = headOf(node, 1);
  const tail = { ...node, children: node.children.slice(2) };
  const { shared } = splitVariables(t, [[head], [body], [tail]], place);
  const label = `$loop${node.start}`;
  const inner: Place = {
    ...withBound(place, [...shared, label]),
    within: label,
    loop: label,
    choice: undefined,
  };
  const end = matchPiece(t, 'tail', tail, inner);
  const formula = make.and(
    matchPiece(t, 'head', head, inner),
    make.scope(label, 'same'),
    make.next(translateStatement(t, body, { kind: 'then', formula: end, afterBody: true }, inner)),
  );
  return make.exists([label], [], quantify(t, shared, afterWhole(t, formula, after), place));
}

/** `switch (e) { cases }`: each case of the pattern is there, and each case of the code is as one of the pattern says. */
export function translateSwitch(t: Translation, node: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const block = node.children.at(-1) as PNode;
  const head = headOf(node, node.children.length - 1);
  const cases = casesOf(block.children.slice(1, -1));
  const openBrace = block.children[0] as PNode;
  const closeBrace = block.children.at(-1) as PNode;
  const groups = [[head], [openBrace], ...cases.map((group) => group), [closeBrace]];
  const { shared } = splitVariables(t, groups, place);
  const label = `$switch${node.start}`;
  const brace = `$brace${block.start}`;
  const inner: Place = { ...withBound(place, [...shared, label, brace]), within: label, choice: label };
  const guard: Place = { ...inner, guard: true };
  const headers = cases.map((group) => matchPiece(t, 'statement', group[0] as PNode, guard));
  const bodies = cases.map((group) => translateList(t, group, TAIL, inner));
  const hasDefault = cases.some((group) => group[0]?.kind === 'default');
  const body = make.and(
    matchPiece(t, 'open', openBrace, inner, { brace }),
    ...headers.map((header) => make.nextSome(header)),
    make.next(make.or(make.not(make.or(...headers)), ...bodies)),
  );
  const formula = make.and(
    matchPiece(t, 'head', head, inner),
    make.scope(label, 'same'),
    make.next(hasDefault ? body : make.or(make.mark('fallthrough'), body)),
    make.nextSome(body),
  );
  const closed =
    hasChange(closeBrace) || hasPosition(closeBrace)
      ? make.and(formula, make.everywhere(matchPiece(t, 'close', closeBrace, inner, { brace })))
      : formula;
  return make.exists([label, brace], [], quantify(t, shared, afterWhole(t, closed, after), place));
}

/** The statements of a switch's body, cut before each case label. */
function casesOf(statements: readonly PNode[]): readonly (readonly PNode[])[] {
  const cases: PNode[][] = [];
  for (const statement of statements) {
    if (statement.kind === 'case' || statement.kind === 'default' || cases.length === 0)
      cases.push([statement]);
    else (cases.at(-1) as PNode[]).push(statement);
  }
  return cases;
}
