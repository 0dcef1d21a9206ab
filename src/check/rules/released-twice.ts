import type { Item } from '../../c/file.ts';
import type { Node } from '../../c/syntax.ts';
import { callArguments, calleeName, nodesOfKind, sourceText, spelling } from '../../c/walk.ts';
import type { Trace } from '../../lifetimes/paths/state.ts';
import { costsNothing, hasConditionals, isCorrelated, isRepeated } from '../evidence.ts';
import type { DriverView, FileView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';
import { whatOf } from '../what.ts';

/** A path releases by hand what it has released by hand before. */
export const releasedTwice: Rule = {
  id: 'released-twice',
  purpose: 'One path through probe or remove releases the same resource by hand a second time.',
  cases: ['An error label and the function that is called before it both free the same memory'],
  inFile: (view: FileView): readonly Found[] =>
    view.mentions.functions.filter((item) => hasTwo(view, item)).flatMap((item) => inARow(view, item)),
  inDriver: (view: DriverView): readonly Found[] => {
    const seen = new Set<number>();
    return view.watch.twice.flatMap(({ holding, call, trace, surely }) => {
      const site = view.held[holding.site];
      if (
        site === undefined ||
        seen.has(call.start) ||
        costsNothing(view, site) ||
        isQuiet(view, call.children[0]?.text ?? '')
      )
        return [];
      seen.add(call.start);
      const first = view.watch.byHand.find((one) => one.holding.site === site.id);
      const isFirst = ({ node }: Trace): boolean => node.start === first?.call.start;
      // Counts may have been raised elsewhere; memory is freed once.
      const isKnown =
        site.pattern.class === 'passive' &&
        first !== undefined &&
        first.call !== call &&
        isSameFunction(view, first.call, call) &&
        !hasConditionals(site.fn) &&
        !isCorrelated(trace, isFirst, releasedBy(call)) &&
        surely &&
        // What other functions write in between, a driver is followed through.
        (view.kind === 'driver' || view.kind === 'module') &&
        view.watch.complete &&
        !isRepeated(view, site);
      return [
        {
          confidence: isKnown ? 'certain' : 'likely',
          span: call,
          functionName: functionAt(view.file, call.start),
          message: `${call.children[0]?.text}() releases for a second time ${whatOf(site, view.file.text)}`,
          why: 'The first release has given it back: by now it may be somebody else’s.',
          advice: 'Leave one of the two out, or forget the pointer after the first.',
          path: [
            { span: site.call, text: 'acquired here' },
            ...(first === undefined ? [] : [{ span: first.call, text: 'released here' }]),
            ...stepsOf(trace, isFirst).slice(1),
            { span: call, text: 'released again here' },
          ],
          subject: sourceText(call, view.file.text),
        },
      ];
    });
  },
};

/** What another function reports of its own failure decides whether the path goes on: it is not followed that closely. */
const isSameFunction = ({ file }: DriverView, a: Node, b: Node): boolean =>
  functionAt(file, a.start) === functionAt(file, b.start);

/** To bring to rest what rests already does no harm. */
const isQuiet = ({ catalogue }: DriverView, callee: string): boolean => catalogue.known.quiets.has(callee);

/** How the code calls what a call releases: its own test may stand before it. */
const releasedBy = (call: Node): string => {
  const [first] = callArguments(call);
  return first === undefined ? '' : spelling(first);
};

/** Functions in which a release's name stands twice. */
const hasTwo = ({ mentions, vocabulary }: FileView, item: Item): boolean => {
  const releases = [...mentions.wordsOf(item)].filter((word) => meaningsOf(vocabulary, word).length > 0);
  const text = mentions.textOf(item);
  return releases.some((name) => (text.match(new RegExp(`\\b${name}\\s*\\(`, 'g')) ?? []).length > 1);
};

const meaningsOf = ({ meanings }: FileView['vocabulary'], name: string) =>
  (meanings.get(name) ?? []).filter(({ role }) => role === 'release');

/** The same release twice in one block, of the same expressions, and nothing in between that speaks of them. */
function inARow(view: FileView, item: Item): readonly Found[] {
  const { file, vocabulary, catalogue } = view;
  const { tree } = file.read(item);
  return nodesOfKind(tree, 'block').flatMap(({ children }) =>
    children.flatMap((statement, at) => {
      const call = releaseIn(view, statement);
      if (call === undefined) return [];
      const text = spelling(call);
      const names = callArguments(call).flatMap((argument) => spelling(argument).match(/\b[a-z_]\w*/g) ?? []);
      if (names.length === 0) return [];
      const isAbout = (one: Node): boolean => {
        const words = new Set(sourceText(one, file.text).match(/\b[a-z_]\w*/g) ?? []);
        return names.some((name) => words.has(name));
      };
      // What comes in between must run on to it.
      const next = firstBehind(children, at, (one) => one.kind !== 'expr_stmt' || isAbout(one));
      const second = next === undefined ? undefined : releaseIn(view, next);
      if (second === undefined || spelling(second) !== text) return [];
      const name = calleeName(call) ?? '';
      const isCounted = meaningsOf(vocabulary, name).some((word) =>
        catalogue.patterns.some((one) => one.name === word.pattern && one.class !== 'passive'),
      );
      return [
        {
          confidence: isCounted ? 'likely' : 'certain',
          span: second,
          functionName: item.name ?? '',
          message: `${name}() releases ${spelling(callArguments(call).at(-1) ?? call)} twice in a row`,
          why: 'The first release has given it back: by now it may be somebody else’s.',
          advice: 'Leave one of the two out.',
          path: [
            { span: call, text: 'released here' },
            { span: second, text: 'released again here' },
          ],
          subject: sourceText(second, file.text),
        },
      ];
    }),
  );
}

function firstBehind(nodes: readonly Node[], at: number, fits: (one: Node) => boolean): Node | undefined {
  for (const index of nodes.keys()) {
    const one = nodes[at + 1 + index];
    if (one === undefined || fits(one)) return one;
  }
  return undefined;
}

/** The release by hand that a statement is. */
function releaseIn({ vocabulary, catalogue }: FileView, statement: Node): Node | undefined {
  const call = statement.kind === 'expr_stmt' ? statement.children[0] : undefined;
  const name = call?.kind === 'call' ? (calleeName(call) ?? '') : '';
  return meaningsOf(vocabulary, name).length > 0 && !catalogue.known.quiets.has(name) ? call : undefined;
}
