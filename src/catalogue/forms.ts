import type { CodeRule, PNode } from '../smpl/syntax.ts';
import type { CallForm, ReleaseForm } from './pattern.ts';

/**
 * The calls of a rule, as shapes: which function, and what stands at each argument. Whether a place really matches is
 * the matcher's business; these shapes tell what a call means while the paths of a driver are explored.
 */
export const callsOf = (rule: CodeRule | undefined): readonly CallForm[] =>
  rule === undefined ? [] : rule.patterns.flatMap((pattern) => callsIn(pattern.code, undefined));

/** One form for each branch of the rule: its first call releases, the others go along. */
export const releasesOf = (rule: CodeRule): readonly ReleaseForm[] =>
  rule.patterns
    .flatMap((pattern) => branchesOf(pattern.code))
    .flatMap((branch) => {
      const [call, ...tail] = callsIn(branch, undefined);
      return call === undefined ? [] : [{ call, tail }];
    });

function branchesOf(code: PNode): readonly PNode[] {
  if (code.kind === 'disj')
    return code.children.filter((child) => child.kind !== 'token').flatMap(branchesOf);
  if ((code.kind === 'seq' || code.kind === 'expr_stmt') && code.children.length > 0) {
    const [first] = code.children;
    const alone = code.children.filter((child) => child.kind !== 'token').length === 1;
    if (alone && first !== undefined) return branchesOf(first);
  }
  return [code];
}

function callsIn(code: PNode, result: string | undefined): readonly CallForm[] {
  if (code.kind === 'call') return formsOf(code, result);
  if (code.kind === 'assign' || code.kind === 'init') {
    const [left, , right] = code.children;
    if (left?.kind === 'meta' && right !== undefined) return callsIn(right, left.text);
  }
  const passes = code.kind === 'paren' || code.kind === 'cast' || code.kind === 'disj';
  return code.children.flatMap((child) => callsIn(child, passes ? result : undefined));
}

function formsOf(call: PNode, result: string | undefined): readonly CallForm[] {
  const [callee, , args] = call.children;
  const all = args?.children.filter((child) => child.kind !== 'token') ?? [];
  const open = all.at(-1)?.kind === 'dots';
  const given = open ? all.slice(0, -1) : all;
  return namesOf(callee).map((name) => ({ callee: name, args: given, open, result }));
}

/** `kfree` for a name; several for `\(kfree\|kvfree\)`. */
function namesOf(callee: PNode | undefined): readonly string[] {
  if (callee === undefined) return [];
  if (callee.kind === 'ident') return [callee.text];
  if (callee.kind === 'disj') return callee.children.flatMap(namesOf);
  return [];
}
