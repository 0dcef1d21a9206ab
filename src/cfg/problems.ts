import type { Node } from '../c/syntax.ts';
import type { Span } from '../text/span.ts';

export type GraphProblemCode =
  | 'no-body'
  | 'unread'
  | 'unknown-label'
  | 'duplicate-label'
  | 'computed-goto'
  | 'stray-break'
  | 'stray-continue'
  | 'stray-case'
  | 'unbalanced-directive'
  | 'jump-in-expression';

/** A place where the graph says less than the code does, or something else: conclusions from paths do not hold. */
export interface GraphProblem {
  readonly code: GraphProblemCode;
  readonly message: string;
  readonly span: Span;
}

const loops: ReadonlySet<string> = new Set(['while', 'do', 'for', 'iterator']);

/**
 * Jumps out of statement expressions, which the graph does not show because it keeps expressions whole. A break or
 * continue of a loop inside the expression itself is harmless.
 */
export function jumpsInExpressions(fn: Node): readonly GraphProblem[] {
  const problems: GraphProblem[] = [];
  const steps: { node: Node; inside: boolean; inLoop: boolean }[] = [
    { node: fn, inside: false, inLoop: false },
  ];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, inside, inLoop } = step;
    if (inside && isJump(node, inLoop))
      problems.push({
        code: 'jump-in-expression',
        message: `a ${node.kind} inside a statement expression is not followed`,
        span: node,
      });
    const enters = node.kind === 'stmt_expr';
    for (const child of node.children)
      if (child.children.length > 0 || child.kind === 'break')
        steps.push({
          node: child,
          inside: inside || enters,
          inLoop: enters ? false : inLoop || loops.has(node.kind) || node.kind === 'switch',
        });
  }
  return problems;
}

function isJump(node: Node, inLoop: boolean): boolean {
  if (node.kind === 'return' || node.kind === 'goto') return true;
  return (node.kind === 'break' || node.kind === 'continue') && !inLoop;
}
