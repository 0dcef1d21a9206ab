import type { Node } from '../c/syntax.ts';
import type { Edit } from '../text/edit.ts';
import { declaratorName, declaredNames, typeSpelling, variablesOf } from './declared.ts';
import { hasAddressTaken, isConstant } from './flow.ts';
import type { FunctionView } from './function-view.ts';
import {
  commentsIn,
  indentAt,
  isAlone,
  lineStart,
  linesOf,
  newlineOf,
  nextLine,
  opensLine,
  removal,
} from './lines.ts';
import { type Changed, clean, type Finding, inEachFunction } from './scene.ts';
import { assignmentOf, returned, walk } from './shape.ts';
import { indentOf, widthOf, wrapCall } from './wrap.ts';

/**
 * `ret = -ENOMEM; return ret;` that was a goto before: `return -ENOMEM;`. A constant may have other statements
 * between itself and the return, as in `ret = -ENODEV; dev_err(...); goto err;`.
 */
export const returns = inEachFunction((changed) =>
  [...walk(changed.now.body)]
    .filter((node) => node.kind === 'return')
    .flatMap((node) => foldReturn(node, changed)),
);

function foldReturn(statement: Node, { was, now }: Changed): readonly Finding[] {
  const variable = returned(statement);
  const assignment = variable?.kind === 'ident' ? assignmentBefore(statement, variable.text, now) : undefined;
  if (variable === undefined || assignment === undefined) return [];
  const next = now.nextOf(assignment);
  if (
    next !== statement ? wasThere(assignment, statement, was, now) : was.hasNeighbours(assignment, statement)
  )
    return [];
  if (!isOwnVariable(variable.text, now) || now.isConditional(statement.start)) return [];
  // Whoever has its address could look at it only while something else runs.
  if (next !== statement && hasAddressTaken(variable.text, now.tree)) return [];
  const edits =
    next === statement ? joinLines(assignment, statement, now) : moveConstant(assignment, statement, now);
  return edits === undefined ? [] : [clean(`${now.name}: value returned without ${variable.text}`, edits)];
}

/** The assignment whose value a return gives back: right before it, or further up if it is a constant. */
function assignmentBefore(statement: Node, name: string, view: FunctionView): Node | undefined {
  for (let at = view.previousOf(statement); at !== undefined; at = view.previousOf(at)) {
    const assignment = assignmentOf(at);
    if (assignment?.target.text === name) {
      const adjacent = view.nextOf(at) === statement;
      const simple = ![...walk(assignment.value)].some(
        (node) => node.kind === 'assign' || node.kind === 'stmt_expr',
      );
      return (adjacent && simple) || isConstant(assignment.value) ? at : undefined;
    }
    const passable =
      at.kind === 'expr_stmt' && ![...walk(at)].some((node) => node.kind === 'ident' && node.text === name);
    if (!passable) return undefined;
  }
  return undefined;
}

/** Reports whether the stretch from `first` to `last` was there before, word for word. */
function wasThere(first: Node, last: Node, was: FunctionView, now: FunctionView): boolean {
  for (let at: Node | undefined = first; at !== undefined && at !== last; at = now.nextOf(at))
    if (!was.hasNeighbours(at, now.nextOf(at))) return false;
  return true;
}

/**
 * Reports whether a variable dies with the function: a local or parameter, declared once, of the very type that
 * the function returns.
 */
export function isOwnVariable(name: string, view: FunctionView): boolean {
  if (declaredNames(view.tree).get(name) !== 1) return false;
  const [specs, declarator] = view.tree.children;
  if (declarator === undefined) return false;
  const wanted = typeSpelling(specs, returnDeclarator(declarator));
  for (const node of walk(view.tree)) {
    const [itsSpecs, itsDeclarator] = node.children;
    if (node.kind === 'param' && itsDeclarator !== undefined && declaratorName(itsDeclarator) === name)
      return typeSpelling(itsSpecs, itsDeclarator) === wanted;
    for (const variable of variablesOf(node)) {
      if (variable.name !== name) continue;
      const lasting = itsSpecs?.children.some((spec) =>
        /^(static|extern|volatile|register)$/.test(spec.text),
      );
      const declared =
        variable.declarator.kind === 'init' ? variable.declarator.children[0] : variable.declarator;
      return lasting !== true && typeSpelling(itsSpecs, declared as Node) === wanted;
    }
  }
  return false;
}

/** A function's declarator without its parameters: what is left are the stars of its return type. */
const returnDeclarator = (declarator: Node): Node => ({
  ...declarator,
  children: declarator.children.flatMap((child) =>
    child.kind === 'func' ? [returnDeclarator(child)] : child.kind === 'params' ? [] : [child],
  ),
});

/** `ret = f(a);` + `return ret;`: the value stays where it stands, and its further lines keep their column. */
function joinLines(assignment: Node, statement: Node, view: FunctionView): readonly Edit[] | undefined {
  const { text } = view;
  const parts = assignmentOf(assignment);
  if (parts === undefined || !isAlone(text, statement)) return undefined;
  if (commentsIn(text, { start: nextLine(text, assignment.end), end: statement.start }).length > 0)
    return undefined;
  if (commentsIn(text, { start: assignment.start, end: parts.value.start }).length > 0) return undefined;
  const gapStart = nextLine(text, assignment.end);
  if (gapStart > statement.start) return undefined;
  const shift = 'return '.length - (parts.value.start - assignment.start);
  return [
    ...gapAbove(assignment, text.slice(gapStart, statement.start), view),
    { start: assignment.start, end: parts.value.start, text: 'return ' },
    ...shiftLines(parts.value, shift, text),
    ...wrapCall(parts.value, shift, text),
    removal({ start: gapStart, end: linesOf(text, statement).end }),
  ];
}

/** A blank line that stood before the return moves up with it. */
function gapAbove(assignment: Node, gap: string, view: FunctionView): readonly Edit[] {
  const at = lineStart(view.text, assignment.start);
  const above = view.text.slice(lineStart(view.text, at - 1), at);
  const wanted = /^[ \t]*\r?\n/.test(gap) && view.previousOf(assignment) !== undefined && above.trim() !== '';
  if (!wanted || commentsIn(view.text, { start: at - above.length, end: at }).length > 0) return [];
  return [{ start: at, end: at, text: newlineOf(view.text) }];
}

/** Moves lines that are aligned to an open parenthesis of `value` by as many columns as the value itself moves. */
function shiftLines(value: Node, columns: number, text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = nextLine(text, value.start); at < value.end; at = nextLine(text, at)) {
    const indent = indentAt(text, at);
    const width = widthOf(indent);
    if (indent.length === 0 || width <= widthOf(text.slice(lineStart(text, value.start), value.start)))
      continue;
    const wanted = width + columns;
    edits.push({
      start: at,
      end: at + indent.length,
      text: indentOf(wanted),
    });
  }
  return edits;
}

/** `ret = -ENODEV; dev_err(...); return ret;`: the constant moves into the return. */
function moveConstant(assignment: Node, statement: Node, view: FunctionView): readonly Edit[] | undefined {
  const { text } = view;
  const value = assignmentOf(assignment)?.value;
  const variable = returned(statement);
  if (value === undefined || variable === undefined || !isAlone(text, assignment)) return undefined;
  const previous = view.previousOf(assignment)?.end ?? lineStart(text, assignment.start);
  if (
    commentsIn(text, { start: previous, end: assignment.start }).length > 0 ||
    !opensLine(text, statement.start)
  )
    return undefined;
  return [
    removal(linesOf(text, assignment)),
    { start: variable.start, end: variable.end, text: text.slice(value.start, value.end) },
  ];
}
