import type { Node } from '../c/syntax.ts';
import { leaves, nameOfFunction, parameters } from '../c/walk.ts';
import type { Span } from '../text/span.ts';
import { shapeOf } from './conditionals.ts';

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
  /** A branch of an #if that the reader could not keep beside another. */
  | 'hidden-code'
  /** An #if inside an expression, or between a head and its body. */
  | 'directive-in-statement'
  | 'jump-in-expression';

/** A place where the graph says less than the code does, or something else: conclusions from paths do not hold. */
export interface GraphProblem {
  readonly code: GraphProblemCode;
  readonly message: string;
  readonly span: Span;
}

const loops: ReadonlySet<string> = new Set(['while', 'do', 'for', 'iterator']);

/**
 * `#else`, another head of the same function, `#endif`: one body for two kernels. The name and the first parameter have
 * to be the same; what else the heads take or return makes no difference to the paths.
 */
export function isOtherHead(fn: Node, directive: Node): boolean {
  const lines = directive.text.split('\n');
  const hidden = lines.slice(1, -1).join(' ');
  const opens = /^[ \t]*#[ \t]*else\b/.test(lines[0] ?? '') && !/[{};#]/.test(hidden);
  if (!opens || shapeOf(directive).part !== 'close') return false;
  const [first] = parameters(fn);
  const [, name, parameter] = /(\w+)\s*\(\s*([^,()]*)[,)]/.exec(hidden) ?? [];
  return (
    name === nameOfFunction(fn)?.text &&
    first !== undefined &&
    parameter?.match(/\w+|\S/g)?.join(' ') ===
      leaves(first)
        .map(({ text }) => text)
        .join(' ')
  );
}

/** Directives where no list of statements is: the graph shows one of several programs. */
export function directivesInStatements(fn: Node): readonly GraphProblem[] {
  const problems: GraphProblem[] = [];
  const steps: Node[] = [fn];
  for (let node = steps.pop(); node !== undefined; node = steps.pop())
    for (const child of node.children) {
      if (child.children.length > 0) steps.push(child);
      else if (
        child.kind === 'directive' &&
        node.kind !== 'block' &&
        shapeOf(child).part !== 'other' &&
        !(node === fn && isOtherHead(fn, child))
      )
        problems.push({
          code: 'directive-in-statement',
          message: 'this conditional is inside a statement',
          span: { start: child.start, end: child.end },
        });
    }
  return problems;
}

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
        span: { start: node.start, end: node.end },
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
