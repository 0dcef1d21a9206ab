import type { Node } from '../../c/syntax.ts';
import { bare, callArguments, calleeName, nodesOfKind, sourceText, spelling, walk } from '../../c/walk.ts';
import { around, rowAround } from '../../lifetimes/sites.ts';
import { type Held, managedIn } from '../held.ts';
import type { FileView, Found, Rule } from '../rule.ts';

/** A managed form fails in a way that the driver does not look for. */
export const failureNotChecked: Rule = {
  id: 'failure-not-checked',
  purpose:
    'The result of a managed acquire is tested for NULL where it is an error pointer, or the other way round, or not at all.',
  cases: [
    'hwrng mtk, renesas nand, omap hwspinlock: "check return value of devm_*"',
    'devres.rst: a conversion "may mean introducing checks that were not necessary before"',
  ],
  inFile: (view: FileView): readonly Found[] =>
    managedIn(view, view.mentions.functions).flatMap((site) => {
      const wrong = wrongTest(view, site);
      if (wrong !== undefined) return [foundAt(view, site, wrong)];
      const missing = missingTest(view, site);
      return missing === undefined ? [] : [neverTested(view, site, missing)];
    }),
};

interface Wrong {
  readonly test: Node;
  readonly tests: 'null' | 'err-ptr';
  readonly target: string;
}

function foundAt({ file }: FileView, site: Held, { test, tests, target }: Wrong): Found {
  const name = site.managed?.name ?? '';
  const gives = site.pattern.fails === 'null' ? 'NULL' : 'an error pointer';
  const looks = tests === 'null' ? 'for NULL' : 'for an error pointer';
  return {
    confidence: 'certain',
    span: test,
    functionName: site.functionName,
    message: `${name}() gives ${gives} when it fails, and ${target} is tested ${looks}`,
    why: 'The test never sees the failure, and what follows uses a pointer that is none.',
    advice:
      site.pattern.fails === 'null'
        ? `Test it by \`!${target}\` and return -ENOMEM.`
        : `Test it by \`IS_ERR(${target})\` and return \`PTR_ERR(${target})\`.`,
    path: [
      { span: site.call, text: `gives ${gives} when it fails` },
      { span: test, text: `tested ${looks} here` },
    ],
    subject: sourceText(site.call, file.text),
  };
}

/** The first statement behind the acquire that speaks of its result, if it tests it the wrong way. */
function wrongTest(view: FileView, site: Held): Wrong | undefined {
  const { fails } = site.pattern;
  if (fails !== 'null' && fails !== 'err-ptr') return undefined;
  const assign = around(site.fn, site.call).find(({ kind }) => kind === 'assign');
  const [left, operator, right] = assign?.children ?? [];
  if (left === undefined || operator?.text !== '=' || right === undefined) return undefined;
  if (bare(right) !== site.call) return undefined;
  const target = spelling(left);
  const { statements, index } = rowAround(site.fn, site.call);
  const next = statements.slice(index + 1).find((statement) => speaksOf(statement, target));
  if (next === undefined || statements[index]?.kind !== 'expr_stmt') return undefined;
  if (next.kind !== 'if') return undefined;
  const condition = next.children[2] as Node;
  if (!speaksOf(condition, target)) return undefined;
  const tests = testsIn(view, condition, target);
  if (tests === undefined || tests.kind === fails || isTestedElsewhere(view, site, target)) return undefined;
  return { test: tests.node, tests: tests.kind, target };
}

/** Somewhere the function does ask in the right way: NULL then stands for "there is none". */
const isTestedElsewhere = ({ catalogue }: FileView, { fn, pattern }: Held, target: string): boolean =>
  pattern.fails === 'err-ptr' &&
  nodesOfKind(fn, 'call').some((call) => {
    const [argument] = callArguments(call);
    const name = calleeName(call) ?? '';
    const { errorPointerTests, errorOrNullTests, errorOfPointer } = catalogue.known;
    const asks = [errorPointerTests, errorOrNullTests, errorOfPointer].some((list) => list.has(name));
    return asks && argument !== undefined && isTarget(bare(argument), target);
  });

const speaksOf = (node: Node, target: string): boolean =>
  [...walk(node)].some((inner) => isTarget(inner, target));

const isTarget = (node: Node, target: string): boolean =>
  (node.kind === 'ident' || node.kind === 'field' || node.kind === 'index') && spelling(node) === target;

/** How a condition tests the target, when that is all it does. */
function testsIn(
  { catalogue }: FileView,
  condition: Node,
  target: string,
): { readonly kind: 'null' | 'err-ptr'; readonly node: Node } | undefined {
  const node = bare(condition);
  const [first, second, third] = node.children;
  if (node.kind === 'unary' && first?.text === '!' && second !== undefined && isTarget(bare(second), target))
    return { kind: 'null', node };
  const isNull = (one: Node | undefined) => one?.text === 'NULL';
  if (
    node.kind === 'binary' &&
    (second?.text === '==' || second?.text === '!=') &&
    first !== undefined &&
    third !== undefined
  )
    if ((isNull(third) && isTarget(bare(first), target)) || (isNull(first) && isTarget(bare(third), target)))
      return { kind: 'null', node };
  const [argument] = node.kind === 'call' ? callArguments(node) : [];
  const name = node.kind === 'call' ? calleeName(node) : undefined;
  if (name === undefined || argument === undefined || !isTarget(bare(argument), target)) return undefined;
  return catalogue.known.errorPointerTests.has(name) ? { kind: 'err-ptr', node } : undefined;
}

interface Missing {
  /** Where the failure does harm: the pointer is followed, or the call itself, whose result nobody keeps. */
  readonly at: Node;
  readonly target: string | undefined;
}

function neverTested({ file }: FileView, site: Held, { at, target }: Missing): Found {
  const name = site.managed?.name ?? '';
  return {
    // Who keeps no result may be able to do without: a sysfs file, an LED.
    confidence: target === undefined ? 'possible' : 'certain',
    span: at,
    functionName: site.functionName,
    message:
      target === undefined
        ? `${name}() may fail, and its result is ignored`
        : `${target} is followed, and nobody has asked whether ${name}() failed`,
    why:
      target === undefined
        ? 'The driver goes on as if it had what it does not have.'
        : 'On failure it is no pointer.',
    advice: target === undefined ? 'Return the error.' : `Test ${target} first, and return the error.`,
    path: [
      { span: site.call, text: 'may fail' },
      ...(target === undefined ? [] : [{ span: at, text: 'followed here' }]),
    ],
    subject: sourceText(site.call, file.text),
  };
}

/** A result that nobody looks at: dropped, or followed as a pointer without any question in the whole function. */
function missingTest(view: FileView, site: Held): Missing | undefined {
  const { fails } = site.pattern;
  const [outer] = around(site.fn, site.call);
  if (fails === 'errno')
    return outer?.kind === 'expr_stmt' ? { at: site.call, target: undefined } : undefined;
  if (fails !== 'null' && fails !== 'err-ptr') return undefined;
  const assign = around(site.fn, site.call).find(({ kind }) => kind === 'assign' || kind === 'init');
  const [left, , right] = assign?.children ?? [];
  if (left === undefined || right === undefined || bare(right) !== site.call) return undefined;
  // `a = b = f()`: whoever asks about one asks about both.
  if (around(site.fn, assign as Node)[0]?.kind === 'assign') return undefined;
  const name = left.kind === 'pointer' ? left.children.at(-1) : left;
  if (name === undefined || (assign?.kind === 'init' && name.kind !== 'ident')) return undefined;
  const target = spelling(name);
  if (isAskedAnywhere(view, site.fn, assign as Node, target)) return undefined;
  const at = [...walk(site.fn)].find((node) => node.start > site.call.end && follows(node, target));
  return at === undefined || isOnlyMeasured(site.fn, at) ? undefined : { at, target };
}

const follows = ({ kind, children: [first, second] }: Node, target: string): boolean => {
  if (kind === 'unary') return first?.text === '*' && second !== undefined && isTarget(second, target);
  const leads = (kind === 'field' && second?.text === '->') || kind === 'index';
  return leads && first !== undefined && isTarget(first, target);
};

/** It stands anywhere but behind an arrow or among the arguments of functions: a test, a copy, what is returned. */
const isAskedAnywhere = (view: FileView, fn: Node, assign: Node, target: string): boolean =>
  [...walk(fn)].some((node) => {
    if (!isTarget(node, target) || (assign.start <= node.start && node.end <= assign.end)) return false;
    const [parent, outer] = around(fn, node);
    if (parent === undefined || onlyNames.has(parent.kind)) return false;
    if (parent.kind === 'field' && parent.children[0] !== node) return false;
    if (parent.kind === 'args') return outer !== undefined && isTest(view, calleeName(outer) ?? '');
    return !follows(parent, target) && !isTakenAsSize(parent);
  });

/** What declares the name, or is another thing of that name. */
const onlyNames: ReadonlySet<string> = new Set(['declarators', 'pointer', 'struct', 'designator']);

/** A test for errors, or a macro that may be one. */
const isTest = ({ catalogue: { known } }: FileView, name: string): boolean =>
  /^[A-Z][A-Z0-9_]*$/.test(name) ||
  [known.errorPointerTests, known.errorOrNullTests, known.errorOfPointer, known.wrappers].some((list) =>
    list.has(name),
  );

const isTakenAsSize = ({ kind }: Node): boolean => kind === 'sizeof' || kind === 'typeof';

const isOnlyMeasured = (fn: Node, node: Node): boolean => around(fn, node).some(isTakenAsSize);
