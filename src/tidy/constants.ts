import type { Node } from '../c/syntax.ts';
import { declaredNames, variablesOf } from './declared.ts';
import { isConstant } from './flow.ts';
import { removal } from './lines.ts';
import { removeStatement } from './removal.ts';
import { isOwnVariable } from './returns.ts';
import { type Changed, clean, type Finding, inEachFunction } from './scene.ts';
import { assignmentOf, returned, walk } from './shape.ts';

/**
 * `ret = -ENODEV; if (!x) goto err;` has become `if (!x) return ret;`, which reads better as `return -ENODEV;`. Then
 * the assignment, or the initialiser, may be one that nobody looks at any more.
 */
export const constants = inEachFunction((changed) => [
  ...[...walk(changed.now.body)]
    .filter((node) => node.kind === 'return')
    .flatMap((node) => spellOut(node, changed)),
  ...[...walk(changed.now.body)].flatMap((node) => dropDeadStore(node, changed)),
]);

function spellOut(statement: Node, { was, now }: Changed): readonly Finding[] {
  const variable = returned(statement);
  if (variable?.kind !== 'ident' || !isNew(statement, { was, now }) || !isOwnVariable(variable.text, now))
    return [];
  const constant = now.flowOf(variable.text)?.constantAt(statement);
  // Set in the same block, it is for a message or has a comment: two spellings of it side by side would be odd.
  const isNear = (setter: Node): boolean => now.siblingsOf(statement)?.includes(setter) === true;
  if (constant === undefined || constant.setters.some(isNear)) return [];
  const edit = { start: variable.start, end: variable.end, text: constant.text };
  return [clean(`${now.name}: ${constant.text} returned without ${variable.text}`, [edit])];
}

/** Reports whether a return was not there before, as far as the code around it tells. */
function isNew(statement: Node, { was, now }: Pick<Changed, 'was' | 'now'>): boolean {
  const previous = now.previousOf(statement);
  if (previous !== undefined) return !was.hasNeighbours(previous, statement);
  const parent = now.parentOf(statement);
  const owner = parent?.kind === 'block' ? now.parentOf(parent) : parent;
  return owner !== undefined && owner.kind === 'if' && !was.hasStatement(owner);
}

/** A constant that was looked at before, on some path, and is not now. */
function dropDeadStore(node: Node, changed: Changed): readonly Finding[] {
  const { now } = changed;
  const assignment = assignmentOf(node);
  if (assignment !== undefined && isConstant(assignment.value)) {
    if (!hasDied(node, assignment.target.text, changed)) return [];
    const edit = removeStatement(now, node);
    return edit === undefined
      ? []
      : [clean(`${now.name}: unused value of ${assignment.target.text} gone`, [edit])];
  }
  return variablesOf(node).flatMap(({ name, declarator, initialiser }) => {
    const [target] = declarator.children;
    const constant = initialiser !== undefined && isConstant(initialiser);
    if (!constant || target === undefined || !hasDied(node, name, changed)) return [];
    return [
      clean(`${now.name}: unused value of ${name} gone`, [
        removal({ start: target.end, end: declarator.end }),
      ]),
    ];
  });
}

function hasDied(statement: Node, name: string, { was, now, origins }: Changed): boolean {
  if (now.flowOf(name)?.isReadAfter(statement) !== false) return false;
  // It may have been dead before, when a goto came after it; right before a return of something else it looks odd.
  const next = now.nextOf(statement);
  if (next?.kind === 'return' && statement.kind !== 'decl' && !was.hasNeighbours(statement, next))
    return true;
  const old = statement.kind === 'decl' ? declarationOf(name, was.body) : origins.get(statement);
  if (old === undefined || declaredNames(was.tree).get(name) !== 1) return false;
  return was.flowOf(name)?.isReadAfter(old) === true;
}

const declarationOf = (name: string, body: Node): Node | undefined =>
  [...walk(body)].find((node) => variablesOf(node).some((variable) => variable.name === name));
