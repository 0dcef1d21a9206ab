import type { Node } from '../../c/syntax.ts';
import { bodyOf, calleeName, nodesOfKind, sourceText, walk } from '../../c/walk.ts';
import { around, loopAround } from '../../lifetimes/sites.ts';
import type { Held } from '../held.ts';
import type { DriverView, Found, Rule } from '../rule.ts';

/** A pointer is followed before the acquire that gives it its value. */
export const usedBeforeAcquired: Rule = {
  id: 'used-before-acquired',
  purpose: 'A local pointer is followed in front of the acquire that sets it.',
  cases: ['Two acquires of probe changed places, and the second used what the first allocates'],
  inDriver: (view: DriverView): readonly Found[] =>
    view.held.flatMap((site) => {
      const use = useBefore(site);
      if (use === undefined) return [];
      const name = use.children[0]?.text ?? '';
      return [
        {
          confidence: 'certain',
          span: use,
          functionName: site.functionName,
          message: `${name} is followed before ${site.form.callee}() sets it`,
          why: 'The pointer has no value yet.',
          advice: `Acquire ${name} first.`,
          path: [
            { span: use, text: 'followed here' },
            { span: site.call, text: 'set only here' },
          ],
          subject: sourceText(site.call, view.file.text),
        },
      ];
    }),
};

/** The first `x->f` in front of `x = acquire()`, where that is the only value that `x` ever gets. */
function useBefore({ fn, call }: Held): Node | undefined {
  const assign = around(fn, call).find(({ kind }) => kind === 'assign');
  const target = assign?.children[0];
  const body = bodyOf(fn);
  if (assign === undefined || target?.kind !== 'ident' || body === undefined) return undefined;
  if (loopAround(fn, call) !== undefined) return undefined;
  const name = target.text;
  if (!isDeclaredBare(body, name) || setsOf(body, name) !== 1) return undefined;
  for (const node of walk(body)) {
    if (node.start >= assign.start) return undefined;
    if (node.kind !== 'field' || node.children[0]?.text !== name || node.children[1]?.text !== '->') continue;
    return isMeasured(fn, node) ? undefined : node;
  }
  return undefined;
}

/** `struct x *name;`, without a value. */
const isDeclaredBare = (body: Node, name: string): boolean =>
  nodesOfKind(body, 'decl').some((decl) =>
    decl.children.some(
      (list) =>
        list.kind === 'declarators' &&
        list.children.some((one) => one.kind === 'pointer' && one.children.at(-1)?.text === name),
    ),
  );

/** How often it is assigned, handed out by its address, or given to a call or a loop that may be a macro. */
const setsOf = (body: Node, name: string): number =>
  [...walk(body)].filter(
    ({ kind, children: [first, second, ...others] }) =>
      (kind === 'assign' && first?.text === name) ||
      (kind === 'unary' && first?.text === '&' && second?.text === name) ||
      (kind === 'iterator' && others.some((list) => list.children.some((one) => one.text === name))),
  ).length;

/** Within `sizeof` nothing is followed, nor need it be within a macro such as `ARRAY_SIZE()`. */
const isMeasured = (fn: Node, node: Node): boolean =>
  around(fn, node).some(
    (one) => one.kind === 'sizeof' || one.kind === 'typeof' || /^[A-Z_0-9]+$/.test(calleeName(one) ?? ''),
  );
