import type { Node } from '../c/syntax.ts';
import { commentsIn } from './lines.ts';
import { isOwnVariable } from './returns.ts';
import { type Changed, clean, type Finding, inEachFunction } from './scene.ts';
import { assignmentOf, branchesOf, returned, walk } from './shape.ts';

/**
 * `ret = f(); if (ret) return ret; return 0;` where a goto was, or more stood in between: `return ret;`, which then
 * becomes `return f();`. A test that only asks for `ret < 0` stays: what else `f` may return is not known here.
 */
export const lastCheck = inEachFunction((changed) =>
  [...walk(changed.now.body)]
    .filter((node) => node.kind === 'if')
    .flatMap((node) => foldCheck(node, changed)),
);

function foldCheck(check: Node, { was, now }: Changed): readonly Finding[] {
  const name = checkedValue(check);
  const last = now.nextOf(check);
  const assignment = now.previousOf(check);
  if (name === undefined || last?.kind !== 'return' || returned(last)?.text !== '0') return [];
  if (assignment === undefined || assignmentOf(assignment)?.target.text !== name) return [];
  if (was.hasNeighbours(check, last) && was.hasNeighbours(assignment, check)) return [];
  if (!isOwnVariable(name, now) || now.isConditional(check.start)) return [];
  if (commentsIn(now.text, { start: assignment.end, end: last.end }).length > 0) return [];
  const edit = { start: check.start, end: last.end, text: `return ${name};` };
  return [clean(`${now.name}: last check and return 0 in one`, [edit])];
}

/** The variable of `if (ret) return ret;`. */
function checkedValue(check: Node): string | undefined {
  const branches = branchesOf(check);
  if (branches === undefined || branches.otherwise !== undefined) return undefined;
  const { condition, then } = branches;
  const value = then.kind === 'return' ? returned(then) : undefined;
  return condition.kind === 'ident' && value?.kind === 'ident' && value.text === condition.text
    ? condition.text
    : undefined;
}
