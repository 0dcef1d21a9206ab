// Reads the code of one rule: both slices, the `+` code hung on the leaves, and the pieces cut apart.
import type { Diagnostic } from '../report/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { type Hanging, hangPlus } from './anchor.ts';
import { floatAttachments } from './attachments.ts';
import { Cursor } from './cursor.ts';
import { lexCode } from './lex.ts';
import type { Names } from './names.ts';
import { leavesOf, rebuild, treeOf, withPlus } from './nodes.ts';
import { plusCodeOf, plusPaths } from './plus-code.ts';
import { readExpression } from './read-expression.ts';
import { isNaked, readSequence } from './read-statement.ts';
import { readTypeName } from './read-type.ts';
import type { CodeRule, Pattern, PlusCode, PNode } from './syntax.ts';
import type { Token } from './token.ts';

export interface RuleCode {
  /** Undefined where the code could not be read. */
  readonly patterns: readonly Pattern[] | undefined;
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the code that stands in `span` of `text`. */
export function readRuleCode(
  text: string,
  span: Span,
  firstLine: number,
  names: Names,
  restrict: CodeRule['restrict'],
): RuleCode {
  const { tokens, problems } = lexCode(text, span, firstLine);
  const diagnostics: Diagnostic[] = problems.map(({ start, end, message }) => ({
    severity: 'error',
    code: 'unreadable-code',
    message,
    span: { start, end },
  }));
  if (diagnostics.length > 0) return { patterns: undefined, tokens, diagnostics };
  const minus = readSlice(tokens, 'minus', names, restrict, span.end);
  if (minus.root === undefined) return { patterns: undefined, tokens, diagnostics: minus.diagnostics };
  const plus = readSlice(tokens, 'plus', names, restrict, span.end);
  diagnostics.push(...plus.diagnostics);
  const { root, diagnostics: unhung } = hang(minus.root, plus.root, tokens, names);
  diagnostics.push(...unhung, ...checkStars(tokens), ...checkDotsAdded(tokens));
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { patterns: undefined, tokens, diagnostics };
  const patterns = patternsOf(floatAttachments(root, names), names);
  const inFunctions = plus.root?.children.some((item) => !isFileItem(item, names)) === true;
  return { patterns: inFunctions ? patterns.map(onlyInFunctions) : patterns, tokens, diagnostics };
}

/** Declarations beside which a statement is added are those of functions: no statement can stand at file level. */
const onlyInFunctions = (pattern: Pattern): Pattern =>
  pattern.form === 'declarations' && pattern.code.children.every(({ kind }) => fileKinds.has(kind))
    ? { ...pattern, form: 'locals' }
    : pattern;

interface Slice {
  readonly root: PNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function readSlice(
  tokens: readonly Token[],
  which: 'minus' | 'plus',
  names: Names,
  restrict: CodeRule['restrict'],
  end: number,
): Slice {
  const slice = tokens.filter((token) => isInSlice(token, which));
  if (which === 'plus' && !slice.some(({ mark }) => mark === 'plus'))
    return { root: undefined, diagnostics: [] };
  const last = slice.at(-1);
  const stop: Token = {
    ...(last ?? emptyToken),
    kind: 'end',
    text: '',
    start: last?.end ?? end,
    end: last?.end ?? end,
    attached: [],
    optionalAt: undefined,
  };
  const cursor = new Cursor([...slice, stop], names);
  const root = cursor.attempt(() => readWhole(cursor, restrict));
  if (root !== undefined) return { root, diagnostics: [] };
  return { root: undefined, diagnostics: [unreadable(cursor, tokens, which)] };
}

const emptyToken: Token = {
  kind: 'end',
  text: '',
  start: 0,
  end: 0,
  mark: 'context',
  multiple: false,
  optionalAt: undefined,
  line: 0,
  lineBreak: false,
  indent: 0,
  spaceBefore: false,
  attached: [],
};

/** Comments and directives that are added are no code to parse. */
function isInSlice(token: Token, which: 'minus' | 'plus'): boolean {
  if (which === 'minus') return token.mark !== 'plus';
  return (
    token.mark !== 'minus' &&
    token.kind !== 'comment' &&
    !(token.mark === 'plus' && token.kind === 'directive')
  );
}

function readWhole(cursor: Cursor, restrict: CodeRule['restrict']): PNode {
  if (restrict === 'type') {
    const type = cursor.attempt(() => finished(cursor, readTypeName(cursor)));
    if (type !== undefined) return treeOf('seq', [type]);
  }
  if (restrict === 'expression') {
    const expression = cursor.attempt(() => finished(cursor, readExpression(cursor)));
    if (expression !== undefined) return treeOf('seq', [expression]);
  }
  return finished(cursor, readSequence(cursor));
}

const finished = (cursor: Cursor, node: PNode): PNode =>
  cursor.isKind('end') ? node : cursor.fail('the end of the rule');

const closers: Readonly<Record<string, string>> = {
  or: 'this starts another branch, but no disjunction is open: `\\(` or a `(` in column 0 is missing',
  and: 'this starts another part, but no conjunction is open: `\\(` or a `(` in column 0 is missing',
  close: 'this closes a disjunction, but none is open: `\\(` or a `(` in column 0 is missing',
  'nest-close': 'this closes a nest, but none is open: `<...` or `<+...` is missing',
};

function unreadable(cursor: Cursor, tokens: readonly Token[], which: 'minus' | 'plus'): Diagnostic {
  const { at, expected } = cursor.impasse;
  const token = cursor.tokens[at] as Token;
  const before = cursor.tokens[at - 1];
  const found =
    token.kind === 'end'
      ? 'the end of the rule'
      : token.kind === 'line-end'
        ? 'the end of the line'
        : `\`${token.text}\``;
  const lines =
    which === 'minus' ? '`-` lines and those without a sign' : '`+` lines and those without a sign';
  const open = unclosed(cursor.tokens, at);
  const related = open === undefined ? [] : [{ span: open, message: 'opened here, and never closed' }];
  const closer = expected.includes('the end of the rule') ? closers[token.kind] : undefined;
  const isStatementEnd = expected.includes('`;` or `...`');
  const span = { start: token.start, end: Math.max(token.end, token.start) };
  const place =
    token.kind === 'end' && before !== undefined ? { start: before.start, end: before.end } : span;
  return {
    severity: 'error',
    code: which === 'minus' ? 'pattern-unreadable' : 'plus-code-unreadable',
    message:
      closer ??
      (isStatementEnd
        ? `\`;\` or a line \`...\` is missing before ${found}`
        : `expected ${listOf(expected)}, found ${found}`),
    span: place,
    ...(isStatementEnd
      ? {
          why: `\`${lineOf(before, tokens)}\` is an expression, and a statement follows it at once`,
          advice:
            'put a line `...` between the two (one may have been lost in copying), or end the first with `;`',
        }
      : {
          why: `the ${lines} must read as C when they are put together, here without the ${which === 'minus' ? '`+`' : '`-`'} lines`,
        }),
    ...(related.length === 0 ? {} : { related }),
  };
}

const listOf = (expected: readonly string[]): string => {
  const few = expected.slice(0, 5);
  return few.length < 2 ? few.join('') : `${few.slice(0, -1).join(', ')} or ${few.at(-1)}`;
};

/** The code of the line that `token` is on, as far as it is in the slice. */
function lineOf(token: Token | undefined, tokens: readonly Token[]): string {
  if (token === undefined) return '';
  const line = tokens.filter((each) => each.line === token.line && each.mark === token.mark);
  return line.map((each, index) => `${index > 0 && each.spaceBefore ? ' ' : ''}${each.text}`).join('');
}

/** The last bracket before `at` that nothing closes. */
function unclosed(tokens: readonly Token[], at: number): Span | undefined {
  const open: Token[] = [];
  for (const token of tokens.slice(0, at + 1)) {
    if (token.kind === 'open' || token.kind === 'nest-open' || /^[([{]$/.test(token.text)) open.push(token);
    else if (token.kind === 'close' || token.kind === 'nest-close' || /^[)\]}]$/.test(token.text)) open.pop();
  }
  const last = open.at(-1);
  return last === undefined ? undefined : { start: last.start, end: last.end };
}

function hang(
  root: PNode,
  plusRoot: PNode | undefined,
  tokens: readonly Token[],
  names: Names,
): { root: PNode; diagnostics: readonly Diagnostic[] } {
  const hangings = hangPlus(root, tokens);
  const atFileLevel = root.children.length > 0 && root.children.every((item) => isFileItem(item, names));
  const context = { paths: plusPaths(plusRoot), names, atFileLevel };
  const before = new Map<PNode, PlusCode[]>();
  const after = new Map<PNode, PlusCode[]>();
  const opened: Token[] = [];
  for (const { tokens: run, places } of hangings) {
    const { opening, rest } = closingOf(run, opened);
    for (const { node, side } of places) {
      const sided = side === 'before' ? before : after;
      const end = isWithin(opening, node) ? rest : 0;
      for (const part of [run.slice(0, end), run.slice(end)]) {
        if (part.length === 0) continue;
        const code = plusCodeOf(part, context);
        // `static` before a declaration goes to its first word, a statement before all that the first word may match
        const isFirst = side === 'before' && code.form === 'pieces';
        const closes = end > 0 && part[0] === run[0];
        const carrier = isFirst ? firstLeaf(node) : closes ? lastLeaf(node) : node;
        sided.set(carrier, [...(sided.get(carrier) ?? []), code]);
      }
    }
  }
  const hung = rebuild(root, (node, original) =>
    withPlus(node, before.get(original) ?? [], after.get(original) ?? []),
  );
  return {
    root: hung,
    diagnostics: hangings.filter(({ places }) => places.length === 0).map(nothingToHangOn),
  };
}

/** The added `{` of an earlier run that this one closes first, and where what comes behind begins; `opened` is still open. */
function closingOf(
  run: readonly Token[],
  opened: Token[],
): { readonly opening: Token | undefined; readonly rest: number } {
  let opening: Token | undefined;
  let rest = 0;
  for (const [index, token] of run.entries()) {
    if (token.text === '{') opened.push(token);
    if (token.text !== '}') continue;
    const start = opened.pop();
    if (start === undefined || run.includes(start)) continue;
    opening ??= start;
    rest = index + 1;
  }
  return { opening, rest };
}

/** Braces that are added around the last branch of an `if` end where that branch does, wherever it is in the code. */
const isWithin = (opening: Token | undefined, node: PNode): boolean =>
  opening !== undefined && node.kind === 'if' && node.start < opening.start && opening.start < node.end;

function lastLeaf(node: PNode): PNode {
  const leaves = [...leavesOf(node)];
  return leaves.at(-1) ?? node;
}

function firstLeaf(node: PNode): PNode {
  for (const leaf of leavesOf(node)) return leaf;
  return node;
}

function nothingToHangOn({ tokens }: Hanging): Diagnostic {
  const first = tokens[0] as Token;
  const last = tokens.filter(({ line }) => line === first.line).at(-1) as Token;
  return {
    severity: 'error',
    code: 'plus-without-anchor',
    message: 'this `+` code is attached to nothing',
    span: { start: first.start, end: last.end },
    why: '`+` code goes before or after code that the rule matches; `...` and the signs of a disjunction match no code of their own',
    advice: 'put it next to a `-` line or to a line without a sign, inside the same branch',
  };
}

function checkStars(tokens: readonly Token[]): readonly Diagnostic[] {
  const star = tokens.find(({ mark }) => mark === 'star');
  const change = tokens.find(({ mark }) => mark === 'minus' || mark === 'plus');
  if (star === undefined || change === undefined) return [];
  return [
    {
      severity: 'error',
      code: 'star-and-change',
      message: 'a rule with `*` lines cannot have `-` or `+` lines as well',
      span: { start: star.start, end: star.end },
      why: '`*` shows places, `-` and `+` change them',
      related: [{ span: { start: change.start, end: change.end }, message: 'changed here' }],
    },
  ];
}

/** `...` on a `+` line stands for no code that could be added, except in parameters of a variadic function. */
function checkDotsAdded(tokens: readonly Token[]): readonly Diagnostic[] {
  // Behind a comma `...` may be C's own; alone in brackets it can only be meant to stand for what was there.
  const isAlone = (at: number): boolean => tokens[at - 1]?.text === '(' && tokens[at + 1]?.text === ')';
  const found = tokens.filter(
    ({ mark, kind }, at) => mark === 'plus' && (notAdded.test(kind) || (kind === 'dots' && isAlone(at))),
  );
  return found.slice(0, 1).map(({ kind, text, start, end }) => ({
    severity: 'error',
    code: 'dots-added',
    message: `${kind === 'dots' ? '`...`' : kind.startsWith('nest') ? 'a nest' : 'a choice'} cannot be added`,
    span: { start, end },
    why: `code on a \`+\` line is written into the file as it is, and \`${kind.startsWith('nest') ? '<... ...>' : text}\` is no code`,
  }));
}

const notAdded = /^(nest-open|nest-close|open|or|and|close)$/;

const fileKinds: ReadonlySet<PNode['kind']> = new Set(['fundef', 'decl', 'directive', 'macro_decl']);

function isFileItem(item: PNode, names: Names): boolean {
  if (item.kind === 'meta') return names.kindOf(item.text) === 'declaration';
  if (item.kind === 'disj' || item.kind === 'conj')
    return item.children.filter((_, index) => index % 2 === 1).every((branch) => isFileItem(branch, names));
  if (item.kind === 'seq')
    return item.children.length > 0 && item.children.every((each) => isFileItem(each, names));
  if (item.kind === 'optional') return isFileItem(item.children[1] as PNode, names);
  return fileKinds.has(item.kind);
}

/** Whether an item can only stand at file level: it is matched there on its own. */
function standsAlone(item: PNode): boolean {
  if (item.kind === 'disj' || item.kind === 'conj')
    return item.children
      .filter((_, index) => index % 2 === 1)
      .every((branch) => branch.kind === 'nothing' || standsAlone(branch));
  if (item.kind === 'seq') return item.children.some(standsAlone);
  return item.kind === 'fundef' || item.kind === 'directive';
}

/** Cuts the items of a rule into the pieces that are matched one by one. */
function patternsOf(root: PNode, names: Names): readonly Pattern[] {
  const cursor = new Cursor([emptyToken], names);
  const [only] = root.children;
  if (only !== undefined && root.children.length === 1) {
    const term = termForm(cursor, only);
    // What found no term of its kind is hung on the whole: `f(x)@S`, the statement that it stands in.
    const attached = [...only.attached, ...root.attached];
    if (term !== undefined) return [{ form: term, code: { ...only, attached } }];
  }
  const patterns: Pattern[] = [];
  let items: PNode[] = [];
  const close = (): void => {
    if (items.length > 0) patterns.push({ form: formOf(items, names), code: treeOf('seq', items) });
    items = [];
  };
  for (const item of root.children) {
    if (standsAlone(item)) {
      close();
      patterns.push({ form: 'toplevel', code: treeOf('seq', [item]) });
    } else items.push(item);
  }
  close();
  return patterns;
}

const formOf = (items: readonly PNode[], names: Names): Pattern['form'] =>
  items.every((item) => isFileItem(item, names)) ? 'declarations' : 'statements';

/** What a rule that is a single term without `;` matches; undefined for anything else. */
function termForm(cursor: Cursor, item: PNode): 'expression' | 'type' | undefined {
  if (item.kind === 'type_name') return 'type';
  if (item.kind === 'meta' && cursor.names.kindOf(item.text) === 'type') return 'type';
  if (item.kind === 'disj' || item.kind === 'conj') {
    const forms = item.children
      .filter((_, index) => index % 2 === 1)
      .map((branch) => termForm(cursor, branch));
    return forms.every((form) => form === forms[0])
      ? forms[0]
      : forms.includes(undefined)
        ? undefined
        : 'expression';
  }
  if (item.kind === 'nest')
    return [...leavesOf(item)].length > 0 && isExpressionNest(cursor, item) ? 'expression' : undefined;
  return isNaked(cursor, item) ? 'expression' : undefined;
}

const isExpressionNest = (cursor: Cursor, nest: PNode): boolean =>
  nest.children[1] !== undefined && nest.children[1].kind !== 'seq' && isNaked(cursor, nest.children[1]);
