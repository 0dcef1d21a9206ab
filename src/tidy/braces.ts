import type { Node } from '../c/syntax.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { FunctionView } from './function-view.ts';
import { commentsAfter, commentsIn, isAlone, linesOf, nextLine, opensLine, removal } from './lines.ts';
import { type Changed, clean, type Finding, inEachFunction } from './scene.ts';
import { branchesOf, isSimple, loopBody, statementsOf, walk } from './shape.ts';

/**
 * Braces around a single simple statement, where more stood before. Kernel style has braces on all branches of an
 * if or on none, so a chain of `else if` is looked at as a whole.
 */
export const braces = inEachFunction((changed) =>
  [...walk(changed.now.body)].flatMap((node) => {
    const bodies = bodiesOf(node, changed.now);
    return bodies === undefined ? [] : unwrap(node, bodies, changed);
  }),
);

/** What the statement's branches are (of an if that begins a chain: those of the whole chain), or a loop's body. */
function bodiesOf(node: Node, view: FunctionView): readonly Node[] | undefined {
  const body = loopBody(node);
  if (body !== undefined) return [body];
  if (node.kind !== 'if' || isElseIf(node, view)) return undefined;
  return chainBodies(node);
}

const isElseIf = (node: Node, view: FunctionView): boolean => {
  const parent = view.parentOf(node);
  return parent?.kind === 'if' && branchesOf(parent)?.otherwise === node;
};

function chainBodies(node: Node): readonly Node[] | undefined {
  const branches = branchesOf(node);
  if (branches === undefined) return undefined;
  const { then, otherwise } = branches;
  if (otherwise === undefined) return [then];
  const rest = otherwise.kind === 'if' ? chainBodies(otherwise) : [otherwise];
  return rest === undefined ? undefined : [then, ...rest];
}

function unwrap(node: Node, bodies: readonly Node[], { was, now, origins }: Changed): readonly Finding[] {
  const blocks = bodies.filter((body) => body.kind === 'block');
  if (blocks.length === 0 || !bodies.every((body) => fitsWithoutBraces(body, now.text))) return [];
  const origin = origins.get(node);
  const oldBodies = origin === undefined ? undefined : bodiesOf(origin, was);
  if (oldBodies?.every((body) => fitsWithoutBraces(body, was.text))) return [];
  const edits = blocks.map((block) => dropBraces(block, now));
  return edits.some((each) => each === undefined)
    ? []
    : [
        clean(
          `${now.name}: braces of a single statement gone`,
          edits.flatMap((each) => each ?? []),
        ),
      ];
}

function fitsWithoutBraces(body: Node, text: string): boolean {
  if (body.kind !== 'block') return isSimple(body);
  const [only, ...others] = statementsOf(body);
  return (
    only !== undefined &&
    others.length === 0 &&
    isSimple(only) &&
    commentsIn(text, body).every((comment) => trails(comment, only, text))
  );
}

/** Reports whether a comment stands behind a statement on its line, where it stays. */
const trails = (comment: Span, statement: Node, text: string): boolean =>
  comment.start >= statement.end && comment.end < nextLine(text, statement.end);

/** Takes the braces out of a block whose statement has lines of its own; undefined when something is in the way. */
function dropBraces(block: Node, view: FunctionView): readonly Edit[] | undefined {
  const { text } = view;
  const [only] = statementsOf(block);
  if (only === undefined || !opensLine(text, only.start) || block.end <= nextLine(text, only.end))
    return undefined;
  if (commentsAfter(text, block.end).length > 0) return undefined;
  const open = { start: block.start, end: block.start + 1 };
  const close = { start: block.end - 1, end: block.end };
  const spaceBefore = /[ \t]*$/.exec(text.slice(0, open.start))?.[0].length ?? 0;
  const opening = isAlone(text, open)
    ? linesOf(text, open)
    : { start: open.start - spaceBefore, end: open.end };
  if (isAlone(text, close)) return [removal(opening), removal(linesOf(text, close))];
  const beforeElse = /^[ \t]*(?=else\b)/.exec(text.slice(close.end))?.[0];
  if (beforeElse === undefined) return undefined;
  return [removal(opening), removal({ start: close.start, end: close.end + beforeElse.length })];
}
