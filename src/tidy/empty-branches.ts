import type { Node } from '../c/syntax.ts';
import type { Edit } from '../text/edit.ts';
import type { FunctionView } from './function-view.ts';
import { left } from './left.ts';
import { commentsIn, isAboutRelease, nextLine, removal } from './lines.ts';
import { isNamed } from './names.ts';
import { negate } from './negation.ts';
import { isPure } from './purity.ts';
import { removeStatement } from './removal.ts';
import { type Changed, clean, type Finding, inEachFunction, type Scene } from './scene.ts';
import { branchesOf, callOf, labelName, loopBody, spelling, statementsOf, walk } from './shape.ts';

/** An `if`, `else` or loop with nothing left in it, and an `if` that only goes where the code would go anyway. */
export const emptyBranches = inEachFunction((changed, scene) =>
  [...walk(changed.now.body)].flatMap((node) => {
    if (node.kind === 'if') return tidyIf(node, changed, scene);
    if (node.kind === 'return') return tidyLastReturn(node, changed);
    const body = loopBody(node);
    return body === undefined ? [] : tidyLoop(node, body, changed, scene);
  }),
);

function tidyIf(node: Node, changed: Changed, scene: Scene): readonly Finding[] {
  const { now } = changed;
  const branches = branchesOf(node);
  if (branches === undefined) return [];
  const { condition, then, otherwise } = branches;
  if (otherwise === undefined) {
    const pointless = isPointlessJump(node, then, changed);
    return pointless || hasBecomeEmpty(then, node, changed) ? removeIf(node, condition, now, scene) : [];
  }
  if (hasBecomeEmpty(otherwise, node, changed)) return removeElse(then, otherwise, now);
  if (!hasBecomeEmpty(then, node, changed) || otherwise.kind === 'if') return [];
  return invert(condition, then, otherwise, now);
}

/** `return;` that has become the last statement of a function. */
function tidyLastReturn(node: Node, { was, now }: Changed): readonly Finding[] {
  const last = now.parentOf(node) === now.body && now.nextOf(node) === undefined;
  if (!last || spelling(node) !== 'return ;' || was.hasNeighbours(node, undefined)) return [];
  const marked = now.previousOf(node)?.kind === 'label';
  const edit = marked ? undefined : removeStatement(now, node);
  return edit === undefined ? [] : [clean(`${now.name}: last return gone`, [edit])];
}

const isEmpty = (body: Node): boolean => body.kind === 'block' && statementsOf(body).length === 0;

/** Reports whether a branch of `owner` has nothing left, neither code nor a comment that should stay. */
function hasBecomeEmpty(body: Node, owner: Node, { was, now, origins }: Changed): boolean {
  if (!isEmpty(body)) return false;
  const comments = commentsIn(now.text, { start: body.start, end: nextLine(now.text, body.end) });
  if (!comments.every((comment) => comment.end < body.end && isAboutRelease(now.text, comment))) return false;
  const origin = origins.get(owner);
  return origin === undefined || !wasEmpty(origin, owner, body, was);
}

/** Reports whether the branch of the old statement that `body` has come from was empty already. */
function wasEmpty(origin: Node, owner: Node, body: Node, was: FunctionView): boolean {
  const [old, current] = [branchesOf(origin), branchesOf(owner)];
  const before = old === undefined ? loopBody(origin) : body === current?.then ? old.then : old.otherwise;
  if (before === undefined) return false;
  return (
    isEmpty(before) || before.kind === 'empty' || was.text.slice(before.start, before.end).trim() === ';'
  );
}

function removeIf(node: Node, condition: Node, view: FunctionView, { options }: Scene): readonly Finding[] {
  if (isPure(condition, options.pureCalls)) {
    const edit = removeStatement(view, node);
    const loses = commentsIn(view.text, condition).length > 0;
    if (edit === undefined || loses)
      return [left(node, `An if of ${view.name} has nothing left to do.`, 'A comment there would be lost.')];
    return [clean(`${view.name}: if without effect gone`, [edit])];
  }
  const call =
    condition.kind === 'unary' && condition.children[0]?.text === '!' ? condition.children[1] : condition;
  const name = call === undefined ? undefined : callOf(call)?.name;
  // A name in capitals is a macro, and may be no more than a comparison: that is no statement.
  if (call === undefined || name === undefined || /^[A-Z0-9_]+$/.test(name))
    return [left(node, `An if of ${view.name} has nothing left in it.`, 'Its condition does something.')];
  const text = `${view.text.slice(call.start, call.end)};`;
  return [clean(`${view.name}: if around a call gone`, [{ start: node.start, end: node.end, text }])];
}

/** Takes `else { }` away; the braces of the other branch are another pass's business. */
function removeElse(then: Node, otherwise: Node, view: FunctionView): readonly Finding[] {
  if (commentsIn(view.text, { start: then.end, end: otherwise.start }).length > 0) return [];
  const edit = removal({ start: then.end, end: otherwise.end });
  return [clean(`${view.name}: empty else gone`, [edit])];
}

/** `if (a) { } else b;` is `if (!a) b;`. */
function invert(condition: Node, then: Node, otherwise: Node, view: FunctionView): readonly Finding[] {
  if (commentsIn(view.text, { start: then.end, end: otherwise.start }).length > 0) return [];
  const close = view.text.indexOf(')', condition.end) + 1;
  const elseEnd = view.text.indexOf('else', then.end) + 4;
  const edits: Edit[] = [
    { start: condition.start, end: condition.end, text: negate(condition, view.text) },
    removal({ start: close, end: elseEnd }),
  ];
  return [clean(`${view.name}: empty then branch gone`, edits)];
}

/** `if (a) return x;` before `return x;`, or `if (a) goto out;` before `out:`, where that was not so before. */
function isPointlessJump(node: Node, then: Node, { was, now }: Changed): boolean {
  const jump = then.kind === 'block' ? statementsOf(then)[0] : then;
  if (jump === undefined || (then.kind === 'block' && statementsOf(then).length !== 1)) return false;
  if (commentsIn(now.text, then).length > 0) return false;
  const next = now.nextOf(node);
  if (jump.kind === 'continue')
    return next === undefined && endsLoop(node, now) && !was.hasNeighbours(node, next);
  if (was.hasNeighbours(node, next) || now.siblingsOf(node) === undefined) return false;
  if (jump.kind === 'return')
    return next === undefined
      ? jump.children[1]?.text === ';' && now.parentOf(node) === now.body
      : next.kind === 'return' && spelling(next) === spelling(jump);
  const target = labelName(jump);
  for (let at = next; at?.kind === 'label'; at = now.nextOf(at))
    if (labelName(at) === target) return jump.kind === 'goto';
  return false;
}

/** Reports whether a statement is the last one of a loop's block. */
function endsLoop(node: Node, view: FunctionView): boolean {
  const block = view.parentOf(node);
  const loop = block?.kind === 'block' ? view.parentOf(block) : undefined;
  return loop !== undefined && loopBody(loop) === block;
}

/** A loop that does nothing any more: it goes if nobody looks at its counter afterwards. */
function tidyLoop(node: Node, body: Node, changed: Changed, { options }: Scene): readonly Finding[] {
  const { now } = changed;
  if (!hasBecomeEmpty(body, node, changed)) return [];
  const counter = counterOf(node, options.pureCalls);
  const unread = counter !== undefined && now.flowOf(counter)?.isReadAfter(node) === false;
  const edit = unread ? removeStatement(now, node) : undefined;
  if (edit === undefined)
    return [left(node, `A loop of ${now.name} has nothing left in it.`, 'Its head may have effects.')];
  return [clean(`${now.name}: empty loop gone`, [edit])];
}

/** The one variable that a loop's head changes, when it does nothing else: `i` of `for (i = 0; i < n; i++)`. */
function counterOf(node: Node, pureCalls: readonly string[]): string | undefined {
  const head = node.kind === 'iterator' ? [] : node.children.slice(0, -1);
  const changed = new Set<string>();
  for (const each of head.flatMap((part) => [...walk(part)])) {
    const [first, second] = each.children;
    if (each.kind === 'assign' || each.kind === 'postfix') changed.add(first?.text ?? '');
    else if (each.kind === 'unary' && /^(\+\+|--)$/.test(first?.text ?? '')) changed.add(second?.text ?? '');
    else if (['decl', 'stmt_expr', 'asm', 'generic', 'directive'].includes(each.kind)) return undefined;
    else if (each.kind === 'call' && !isNamed(pureCalls, callOf(each)?.name ?? '')) return undefined;
  }
  const [counter, ...others] = changed;
  return others.length > 0 || counter === '' ? undefined : counter;
}
