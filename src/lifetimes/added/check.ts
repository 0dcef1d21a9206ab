import type { Node } from '../../c/syntax.ts';
import { declarators, declaredName, walk } from '../../c/walk.ts';
import type { Edit } from '../../text/edit.ts';
import { closesLine, commentsAfter, indentAt, newlineOf, nextLine } from '../../tidy/lines.ts';
import type { Case } from '../case.ts';
import type { Site } from '../site.ts';
import { rowAround } from '../sites.ts';
import { blankBehind, checkLines } from './lines.ts';

/**
 * Where a call that can fail is added behind an acquire: what takes its result, and how probe is left when it fails.
 * That is the way which the acquire's own check takes; where there is none, the way of the next check.
 */
export interface AddedCheck {
  /** The statement of the acquire. */
  readonly statement: Node;
  /** Where the new lines go: the end of a line, behind the acquire and its check. */
  readonly at: number;
  /** The acquire is checked, so that what is added makes a paragraph of its own. */
  readonly apart: boolean;
  readonly indent: string;
  /** The variable for the result. */
  readonly status: string;
  /** Declares that variable, where there is none. */
  readonly declaration: Edit | undefined;
  /** `return ret;`, `goto err_put;` */
  readonly way: string;
}

export function addedCheck(known: Case, site: Site): AddedCheck | undefined {
  const { text } = known.file;
  const row = rowAround(site.fn, site.call);
  const statement = row.statements[row.index];
  if (statement === undefined) return undefined;
  const own = ownCheck(text, site, statement, row.statements[row.index + 1]);
  if (own === 'unclear') return undefined;
  const check = own ?? nextCheck(row.statements.slice(row.index + 1));
  const way = check === undefined ? plainWay(site.fn) : wayOut(known, check, own !== undefined);
  const at = lineEnd(text, (own ?? statement).end);
  if (way === undefined || at === undefined) return undefined;
  const status = way.status ?? statusOf(site.fn, assigned(statement));
  const declaration = status === undefined ? declarationIn(text, site.fn) : undefined;
  if (status === undefined && declaration === undefined) return undefined;
  return {
    statement,
    at,
    apart: own !== undefined,
    indent: indentAt(text, statement.start),
    status: status ?? newStatus,
    declaration,
    way: way.text ?? `return ${status ?? newStatus};`,
  };
}

/** Makes `f(x);` into `ret = f(x);` with a check behind it. */
export function checkEdits(known: Case, site: Site): readonly Edit[] {
  const check = addedCheck(known, site);
  if (check === undefined) return [];
  const { text } = known.file;
  const newline = newlineOf(text);
  const lines = newline + checkLines(check).join(newline) + blankBehind(text, check.at);
  return [
    ...(check.declaration === undefined ? [] : [check.declaration]),
    { start: check.statement.start, end: check.statement.start, text: `${check.status} = ` },
    { start: check.at, end: check.at, text: lines },
  ];
}

const newStatus = 'ret';

/** The check of an acquire; undefined when it has none, 'unclear' when nobody can say. */
function ownCheck(
  text: string,
  site: Site,
  statement: Node,
  next: Node | undefined,
): Node | 'unclear' | undefined {
  if (statement.kind === 'if') {
    const condition = statement.children[2];
    const within =
      condition !== undefined && condition.start <= site.call.start && site.call.end <= condition.end;
    return within && isBare(statement) ? statement : 'unclear';
  }
  const expression = statement.kind === 'expr_stmt' ? statement.children[0] : undefined;
  if (expression === undefined) return 'unclear';
  if (expression === site.call) return undefined;
  const target = expression.kind === 'assign' ? expression.children[0] : undefined;
  if (target === undefined || expression.children[2] !== site.call) return 'unclear';
  const condition = next?.kind === 'if' ? next.children[2] : undefined;
  const name = text.slice(target.start, target.end);
  const asks = condition !== undefined && text.slice(condition.start, condition.end).includes(name);
  return next !== undefined && asks && isBare(next) ? next : 'unclear';
}

/** An `if` without an `else`. */
const isBare = (node: Node): boolean => node.kind === 'if' && node.children.length === 5;

const mostBetween = 6;

/** The first check behind a call that leaves probe. */
function nextCheck(following: readonly Node[]): Node | undefined {
  for (const node of following.slice(0, mostBetween)) {
    if (node.kind === 'label') return undefined;
    if (isBare(node) && leaveOf(node) !== undefined) return node;
  }
  return undefined;
}

/** The statements of a branch. */
function branchOf(check: Node): readonly Node[] {
  const branch = check.children[4];
  if (branch === undefined) return [];
  return branch.kind === 'block' ? branch.children.filter((child) => child.kind !== 'token') : [branch];
}

function leaveOf(check: Node): Node | undefined {
  const last = branchOf(check).at(-1);
  return last?.kind === 'goto' || last?.kind === 'return' ? last : undefined;
}

interface Way {
  /** `goto err;`, undefined for a return. */
  readonly text: string | undefined;
  readonly status: string | undefined;
}

/** How a check leaves probe; undefined where it does more than to print and to leave. */
function wayOut(known: Case, check: Node, isOwn: boolean): Way | undefined {
  const { text } = known.file;
  const leave = leaveOf(check);
  if (leave === undefined) return undefined;
  const before = branchOf(check).slice(0, -1);
  if (isOwn && !before.every((node) => isIdle(known, node))) return undefined;
  if (leave.kind === 'goto') {
    const set = before.map(assigned).find((name) => name !== undefined);
    return { text: text.slice(leave.start, leave.end), status: set };
  }
  const value = leave.children.find((child) => child.kind !== 'token');
  if (value === undefined) return undefined;
  return { text: undefined, status: undefined };
}

/** Prints, sets a variable, or releases something that goes too. */
function isIdle({ catalogue, notes }: Case, node: Node): boolean {
  if (node.kind !== 'expr_stmt') return node.kind === 'directive';
  for (const one of walk(node)) {
    if (one.kind !== 'call') continue;
    const name = one.children[0]?.text ?? '';
    const { harmless, errorOfPointer } = catalogue.known;
    if (!harmless.has(name) && !errorOfPointer.has(name) && !notes.releases.has(one.start)) return false;
  }
  return true;
}

/** Of a function with no way out but returns. */
const plainWay = (fn: Node): Way | undefined =>
  [...walk(fn)].some((node) => node.kind === 'goto') ? undefined : { text: undefined, status: undefined };

/** The variable that a statement assigns to. */
function assigned(statement: Node): string | undefined {
  const expression = statement.kind === 'expr_stmt' ? statement.children[0] : undefined;
  const target = expression?.kind === 'assign' ? expression.children[0] : undefined;
  return target?.kind === 'ident' ? target.text : undefined;
}

const usualNames = ['ret', 'err', 'error', 'rc', 'retval', 'result', 'status', 'res', 'r', 'rv', 'rval'];

/** An int of the function that holds results already: the one of the acquire, or one of the usual name. */
function statusOf(fn: Node, preferred: string | undefined): string | undefined {
  const ints = intsOf(fn);
  if (preferred !== undefined && ints.includes(preferred)) return preferred;
  return usualNames.find((name) => ints.includes(name));
}

const topDeclarations = (fn: Node): readonly Node[] => {
  const body = fn.children.find((child) => child.kind === 'block');
  return (body?.children ?? []).filter((child) => child.kind === 'decl');
};

/** Variables of the function's own block that are declared as plain `int`. */
const intsOf = (fn: Node): readonly string[] =>
  topDeclarations(fn).flatMap((decl) => {
    const [specs] = decl.children;
    const isInt = specs?.children.length === 1 && specs.children[0]?.text === 'int';
    if (!isInt) return [];
    return declarators(decl).flatMap((declarator) => {
      const plain = declarator.kind === 'ident' || declarator.kind === 'init';
      const [first] = declarator.kind === 'init' ? declarator.children : [declarator];
      return plain && first?.kind === 'ident' ? (declaredName(declarator)?.text ?? []) : [];
    });
  });

function declarationIn(text: string, fn: Node): Edit | undefined {
  const last = topDeclarations(fn).at(-1);
  if (last === undefined || [...walk(fn)].some((node) => node.kind === 'ident' && node.text === newStatus))
    return undefined;
  const at = lineEnd(text, last.end);
  if (at === undefined) return undefined;
  return { start: at, end: at, text: `${newlineOf(text)}${indentAt(text, last.start)}int ${newStatus};` };
}

/** The end of the line on which something ends, when nothing but a comment follows it there. */
function lineEnd(text: string, end: number): number | undefined {
  const next = nextLine(text, end);
  const at = text[next - 1] === '\n' ? (text[next - 2] === '\r' ? next - 2 : next - 1) : next;
  if (closesLine(text, end)) return at;
  const [comment] = commentsAfter(text, end);
  const between = comment === undefined ? undefined : text.slice(end, comment.start);
  return comment !== undefined && between?.trim() === '' && closesLine(text, comment.end) ? at : undefined;
}
