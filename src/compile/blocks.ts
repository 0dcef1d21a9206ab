import type { PNode } from '../smpl/syntax.ts';
import { isPlainDots } from './dots.ts';
import type { Formula } from './formula.ts';
import { findNeighbours } from './neighbours.ts';
import { branchesOf, elementsOf, hasChange, hasPosition, isWhollyRemoved } from './shape.ts';
import {
  type After,
  afterWhole,
  braceName,
  matchPiece,
  type Place,
  quantify,
  seqAfter,
  splitVariables,
  type Translation,
  translateList,
  withBound,
} from './statements.ts';

/** `{` and `}`, each with what hangs on the block as a whole. */
const open = (block: PNode): PNode => {
  const token = block.children[0] as PNode;
  return block.before.length === 0 ? token : { ...token, before: [...block.before, ...token.before] };
};
const close = (block: PNode): PNode => {
  const token = block.children.at(-1) as PNode;
  return block.after.length === 0 ? token : { ...token, after: [...token.after, ...block.after] };
};
const bodyOf = (block: PNode): readonly PNode[] => block.children.slice(1, -1);

/** `{ body }`: the braces belong together, and dots in the body stay inside. */
export function translateBlock(t: Translation, block: PNode, after: After, place: Place): Formula {
  const body = bodyOf(block);
  if (isTakenAsAWhole(t, body)) {
    const brace = braceName(block);
    const whole = matchPiece(t, 'block', block, place, { brace });
    return afterWhole(t, t.make.exists([brace], [], whole), after);
  }
  const asGiven = blockAsGiven(t, block, after, place);
  return endsInReturn(body) ? t.make.or(asGiven, leftByGoto(t, block, place)) : asGiven;
}

/** `{ ... }` and, with a statement list, `{ ss }`: whatever the braces hold, no path is followed in there. */
function isTakenAsAWhole(t: Translation, [only, ...more]: readonly PNode[]): boolean {
  if (only === undefined || more.length > 0) return false;
  if (only.kind === 'dots') return only.whens.length === 0;
  return only.kind === 'meta' && t.variables.get(only.text)?.kind === 'statement list';
}

function blockAsGiven(t: Translation, block: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const brace = braceName(block);
  const label = `$block${block.start}`;
  const { shared } = splitVariables(t, [[open(block)], bodyOf(block), [close(block)]], place);
  const inner: Place = { ...withBound(place, [...shared, brace, label]), within: label };
  const end = make.until(
    make.every,
    make.mark('close'),
    matchPiece(t, 'close', close(block), inner, { brace }),
  );
  const body = translateList(t, bodyOf(block), { kind: 'then', formula: seqAfter(t, end, after) }, inner);
  const formula = make.and(
    matchPiece(t, 'open', open(block), inner, { brace }),
    make.scope(label, 'same'),
    make.next(body),
  );
  return make.exists([brace, label], [], quantify(t, shared, formula, place));
}

/**
 * A block that ends in a return stands for error handling, which the C code may have behind a goto: instead of the
 * block, or of its last part.
 */
function leftByGoto(t: Translation, block: PNode, place: Place): Formula {
  const { make } = t;
  const body = bodyOf(block);
  if (hasChange(open(block)) || hasChange(close(block)) || hasPosition(close(block))) return make.no;
  const outside: Place = { ...place, within: undefined };
  // Without the braces around it, the body's dots have other neighbours.
  const bare: Translation = { ...t, neighbours: findNeighbours(body, t.variables) };
  const instead = make.and(
    make.mark('goto'),
    make.next(
      make.until(
        make.every,
        make.mark('close'),
        make.next(translateList(bare, body, { kind: 'end' }, outside)),
      ),
    ),
  );
  const { shared } = splitVariables(t, [[open(block)], body], place);
  const inner = withBound(outside, [...shared, braceName(block)]);
  const partly = make.and(
    matchPiece(t, 'open', open(block), inner, { brace: braceName(block) }),
    make.mark('leaves-by-goto'),
    make.next(translateList(t, body, { kind: 'tail' }, inner)),
  );
  return make.or(instead, make.exists([braceName(block)], [], quantify(t, shared, partly, place)));
}

/** Whether a list of statement patterns has dots and then, at its end, a return. */
function endsInReturn(elements: readonly PNode[], dotsBefore = false): boolean {
  const last = elements.at(-1);
  const dots = dotsBefore || elements.some((element) => element.kind === 'dots' || element.kind === 'nest');
  if (last === undefined) return false;
  if (last.kind === 'return') return dots;
  if (last.kind === 'disj') return branchesOf(last).every((branch) => endsInReturn(elementsOf(branch), dots));
  return last.kind === 'conj' && branchesOf(last).some((branch) => endsInReturn(elementsOf(branch), dots));
}

/** `f(params) { body }`: the one pattern that says where in the function it begins. */
export function translateFunction(t: Translation, node: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const block = node.children.at(-1) as PNode;
  const body = bodyOf(block);
  const head: PNode = {
    ...node,
    children: node.children.slice(0, -1),
    mark: isWhollyRemoved(node) ? 'minus' : 'context',
  };
  const { shared } = splitVariables(t, [[head], [open(block)], body, [close(block)]], place);
  const inner: Place = withBound({ ...place, within: undefined }, shared);
  const header = matchPiece(t, 'head', head, inner);
  const [only] = body;
  const closing = hasChange(close(block)) || hasPosition(close(block));
  const whole = isTakenAsAWhole(t, body)
    ? matchPiece(t, 'block', block, inner)
    : body.length === 1 && only !== undefined && !closing && isFree(only)
      ? make.and(matchPiece(t, 'open', open(block), inner), bodyAnywhere(t, only, block, after, inner))
      : make.and(
          matchPiece(t, 'open', open(block), inner),
          make.next(
            translateList(t, body, { kind: 'then', formula: functionEnd(t, block, after, inner) }, inner),
          ),
        );
  return quantify(t, shared, make.and(header, make.next(whole)), place);
}

/** A body of one nest or of dots that ask nothing of the path itself: then paths need not be followed. */
function isFree(only: PNode): boolean {
  if (only.kind === 'nest')
    return only.whens.length === 0 && !only.atLeastOnce && only.children[0]?.mark !== 'minus';
  return (
    only.kind === 'dots' &&
    only.mark !== 'minus' &&
    only.whens.every((when) => when.kind !== 'not-true' && when.kind !== 'not-false')
  );
}

function bodyAnywhere(t: Translation, only: PNode, block: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const end = functionEnd(t, block, after, place);
  if (only.kind === 'nest') {
    const code = elementsOf(only.children[1] as PNode);
    return make.everywhere(translateList(t, code, { kind: 'guard', formula: end }, place, true));
  }
  // Dots over the whole body: what their `when`s forbid is forbidden on error exits too.
  const dots: PNode = { ...only, whens: [...only.whens, { kind: 'strict', span: only }] };
  return make.next(translateList(t, [dots], { kind: 'then', formula: end }, place));
}

/** The `}` behind which the function is over, on whatever way. */
function functionEnd(t: Translation, block: PNode, after: After, place: Place): Formula {
  const { make } = t;
  const over = make.until(make.every, make.mark('close'), make.or(make.mark('exit'), make.mark('errorexit')));
  const first = make.previous(false, make.not(make.mark('copy')));
  return seqAfter(t, make.and(matchPiece(t, 'close', close(block), place), first, over), after);
}

export { isPlainDots };
