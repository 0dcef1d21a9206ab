import type { Node } from '../c/syntax.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { FunctionView } from './function-view.ts';
import {
  commentsAfter,
  commentsIn,
  indentAt,
  isAboutRelease,
  isAlone,
  linesOf,
  newlineOf,
  nextLine,
  removal,
} from './lines.ts';

/**
 * The edit that takes a statement out of its function. A statement that is the only body of another one leaves an
 * empty block, for the pass that removes those. Undefined when a comment on its line would be lost: the comments
 * that `mayLose` accepts go along.
 */
export function removeStatement(
  view: FunctionView,
  statement: Node,
  mayLose: (comment: Span) => boolean = (comment) => isAboutRelease(view.text, comment),
): Edit | undefined {
  const { text } = view;
  const comments = commentsAfter(text, statement.end);
  if (view.siblingsOf(statement) === undefined) {
    const parent = view.parentOf(statement);
    const head = parent?.children[parent.children.indexOf(statement) - 1];
    if (
      parent === undefined ||
      head === undefined ||
      commentsIn(text, { start: head.end, end: statement.start }).length > 0
    )
      return undefined;
    const block = ` {${newlineOf(text)}${indentAt(text, parent.start)}}`;
    return { start: head.end, end: statement.end, text: block };
  }
  if (marksNothingElse(view, statement)) return undefined;
  if (comments.length > 0) {
    const last = (comments.at(-1) as Span).end;
    const all = { start: statement.start, end: last };
    const onlyComments =
      comments.every(mayLose) && isAlone(text, all) && last < nextLine(text, statement.end);
    return onlyComments ? removal(linesOf(text, all)) : undefined;
  }
  return removal(isAlone(text, statement) ? linesOf(text, statement) : withSpaceBefore(text, statement));
}

/** Reports whether a `case`, or a label of an inner block, would stand before nothing without the statement. */
function marksNothingElse(view: FunctionView, statement: Node): boolean {
  const mark = view.previousOf(statement)?.kind;
  if (view.nextOf(statement) !== undefined) return false;
  return (
    mark === 'case' || mark === 'default' || (mark === 'label' && view.parentOf(statement) !== view.body)
  );
}

const withSpaceBefore = (text: string, span: Span): Span => {
  const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  return { start: span.start - before, end: span.end };
};
