import type { Node } from '../c/syntax.ts';
import { checkRule } from '../catalogue/checks.ts';
import { lookupValues, type Merge, termValue } from '../catalogue/merges.ts';
import type { PNode } from '../smpl/syntax.ts';
import type { Case } from './case.ts';
import { type Fit, fitCall, fitGone, fitThroughout, knownAs } from './fit.ts';
import { namesIn } from './guards/names.ts';
import { ownerAt } from './guards/owner-at.ts';
import { releasesOf } from './guards/paths.ts';
import { argumentsOf } from './paths/calls.ts';
import { boundDevice } from './paths/values.ts';
import type { PlanOptions } from './plan-file.ts';
import type { Site } from './site.ts';
import { around, rowAround } from './sites.ts';

/** Two sites whose managed forms are one, and what is to be changed for their acquires. */
export interface Merged {
  readonly sites: readonly number[];
  readonly fits: readonly Fit[];
  readonly include: string | undefined;
}

/**
 * What can be written as one managed form, of all that is converted: a claim and a mapping of the same thing, side by
 * side. The first merge of the catalogue that fits is taken; those that do more stand before those that do less.
 */
export function mergesIn(known: Case, chosen: readonly Site[], options: PlanOptions): readonly Merged[] {
  if (options.apart === true || chosen.length < 2) return [];
  const merges = [...known.catalogue.merges]
    .filter(({ declared }) => declared.every(options.declares))
    .sort((a, b) => Number(b.looksUp) - Number(a.looksUp));
  return chosen.flatMap((claim) => {
    for (const merge of merges) {
      if (claim.form.callee !== merge.claim.callee) continue;
      for (const map of chosen) {
        if (map.form.callee !== merge.map.callee || map.fn !== claim.fn) continue;
        const fits = fitMerge(known, merge, claim, map);
        if (fits !== undefined) return [{ sites: [claim.id, map.id], fits, include: merge.include }];
      }
    }
    return [];
  });
}

function fitMerge(known: Case, merge: Merge, claim: Site, map: Site): readonly Fit[] | undefined {
  if (!areOfOne(known, merge, claim, map)) return undefined;
  const claimed = claimedBy(known, claim);
  const mapped = mappedBy(map);
  const term = resultTerm(merge, claim);
  if (!claimed || !mapped || !term || claimed.block !== mapped.block) return undefined;
  if (claimed.last + 1 !== mapped.first) return undefined;
  const sized = sizedBefore(known, claimed, [claim, map], map.call);
  const lookup = lookedUp(known, term, claimed.block, claimed.first - sized.length);
  if (merge.looksUp && !lookup) return undefined;
  const gone = [...claimed.statements, ...(merge.looksUp && lookup ? [...lookup.statements, ...sized] : [])];
  if (merge.looksUp && isNamedElsewhere(known, term, [claim, map], [...gone, map.call])) return undefined;
  const { text } = known.file;
  const dev = ownerAt(known, claim);
  const given = lookup ? argumentsOf(lookup.call) : [];
  const words: Record<string, Node | string> = { res: term, held: mapped.target };
  if (dev !== undefined) words.dev = dev;
  merge.lookup.args.forEach((arg, index) => {
    const here = given[index];
    if (arg.kind === 'meta' && here !== undefined) words[arg.text] = here;
  });
  if (!merge.managed.args.every((name) => words[name] !== undefined)) return undefined;
  const changed = fitCall(text, merge.merged, map.call, knownAs(text, words));
  const check = rewriteCheck(known, merge, mapped, knownAs(text, { held: mapped.target }));
  return changed && check && [fitGone(merge.merged, gone), changed, ...check];
}

/** The values say that both are of one thing, and that it comes from where the merge wants it to come from. */
function areOfOne({ notes }: Case, merge: Merge, claim: Site, map: Site): boolean {
  const [claims, maps] = [claim, map].map((site) => {
    const key = notes.keys.get(site.id);
    return site.form.args.map((arg) => key?.get(arg.text));
  });
  const [first] = merge.claim.args;
  const thing = first && claims?.[0] !== undefined ? thingIn(first, claims[0]) : undefined;
  if (thing === undefined) return false;
  const isLookup = lookupValues(merge, thing.value, boundDevice) !== undefined;
  const values = new Map([[thing.name, thing.value]]);
  const agree = (terms: readonly PNode[], found: readonly (string | undefined)[] | undefined) =>
    terms.every((term, index) => {
      const wanted = termValue(term, values);
      return wanted === undefined || wanted === found?.[index];
    });
  return isLookup && agree(merge.claim.args, claims) && agree(merge.map.args, maps);
}

/** `X` of `X->start`, where the term is `res->start`. */
function thingIn(term: PNode, value: string): { readonly name: string; readonly value: string } | undefined {
  if (term.kind === 'meta') return { name: term.text, value };
  const [base, operator, member] = term.children;
  const end = `${operator?.text ?? ''}${member?.text ?? ''}`;
  return term.kind === 'field' && base?.kind === 'meta' && value.endsWith(end)
    ? { name: base.text, value: value.slice(0, -end.length) }
    : undefined;
}

interface Part {
  readonly block: readonly Node[];
  readonly first: number;
  readonly last: number;
  readonly statements: readonly Node[];
}

/** `if (!claim()) ...`, or `x = claim(); if (!x) ...` where x is used for nothing but the release. */
function claimedBy(known: Case, site: Site): Part | undefined {
  const { statements: block, index: first } = rowAround(site.fn, site.call);
  const statement = block[first];
  const assign = around(site.fn, site.call).find(({ kind }) => kind === 'assign');
  const target = assign?.children[0];
  const last = statement?.kind === 'if' ? first : first + 1;
  const check = block[last];
  if (check === undefined || !isPlainCheck(check)) return undefined;
  if (last === first && !isIn(check.children[2], site.call)) return undefined;
  if (last !== first && (assign === undefined || statement?.kind !== 'expr_stmt')) return undefined;
  const statements = block.slice(first, last + 1);
  if (target !== undefined && isNamedElsewhere(known, target, [site], statements)) return undefined;
  return { block, first, last, statements };
}

/** `base = map(); if (!base) ...` */
function mappedBy(site: Site): (Part & { readonly target: Node; readonly check: Node }) | undefined {
  const { statements: block, index: first } = rowAround(site.fn, site.call);
  const assign = around(site.fn, site.call).find(({ kind }) => kind === 'assign');
  const [target, check] = [assign?.children[0], block[first + 1]];
  if (!target || !check || !isPlainCheck(check) || block[first]?.kind !== 'expr_stmt') return undefined;
  return { block, first, last: first + 1, statements: block.slice(first, first + 2), target, check };
}

const isPlainCheck = (node: Node): boolean => node.kind === 'if' && node.children.length === 5;

const isIn = (node: Node | undefined, inner: Node): boolean =>
  node !== undefined && node.start <= inner.start && inner.end <= node.end;

/** The name of the thing, where the claim is made: `res` of `res->start`. */
function resultTerm(merge: Merge, claim: Site): Node | undefined {
  const [given] = argumentsOf(claim.call);
  const [wanted] = merge.claim.args;
  const member = wanted?.kind === 'field' ? wanted.children[2]?.text : undefined;
  const isMember = given?.kind === 'field' && given.children[2]?.text === member;
  const term = member === undefined ? given : isMember ? given.children[0] : undefined;
  return term?.kind === 'ident' ? term : undefined;
}

/** `size = resource_size(res);` right before the claim, for a variable that is of no use without it. */
function sizedBefore(known: Case, claimed: Part, sites: readonly Site[], call: Node): readonly Node[] {
  const statement = claimed.block[claimed.first - 1];
  const [target, , value] = statement?.kind === 'expr_stmt' ? (statement.children[0]?.children ?? []) : [];
  if (statement === undefined || target?.kind !== 'ident' || value?.kind !== 'call') return [];
  if (!known.catalogue.known.getters.has(value.children[0]?.text ?? '')) return [];
  const gone = [statement, ...claimed.statements, call];
  return isNamedElsewhere(known, target, sites, gone) ? [] : [statement];
}

/** The statement right before the claim that looks the thing up, with its check. */
function lookedUp(
  { file }: Case,
  term: Node,
  block: readonly Node[],
  claim: number,
): { readonly call: Node; readonly statements: readonly Node[] } | undefined {
  const hasCheck = block[claim - 1]?.kind === 'if';
  const first = claim - (hasCheck ? 2 : 1);
  const statement = block[first];
  const assign = statement?.kind === 'expr_stmt' ? statement.children[0] : undefined;
  const [target, , value] = assign?.kind === 'assign' ? assign.children : [];
  if (target?.text !== term.text || value?.kind !== 'call') return undefined;
  const check = hasCheck ? block[claim - 1] : undefined;
  if (check && !(isPlainCheck(check) && isTestOf(file.text, check, term.text))) return undefined;
  return { call: value, statements: block.slice(first, claim) };
}

/** `if (!res)`, `if (res == NULL)`: nothing else is asked. */
const isTestOf = (text: string, check: Node, name: string): boolean => {
  const condition = check.children[2];
  const words = condition === undefined ? '' : text.slice(condition.start, condition.end).replace(/\s/g, '');
  return words === `!${name}` || words === `${name}==NULL` || words === `NULL==${name}`;
};

/** Whether a variable or member is named anywhere but in what goes. */
function isNamedElsewhere(
  { file, notes }: Case,
  target: Node,
  sites: readonly Site[],
  gone: readonly Node[],
): boolean {
  const isMember = target.kind === 'field';
  const name = isMember ? (target.children[2]?.text ?? '') : target.text;
  const [site] = sites;
  const releases = sites.flatMap(({ id }) => releasesOf(notes.releases, id).map(({ call }) => call));
  const goes = [...gone, ...releases];
  return file.items
    .filter((item) => item.kind === 'function' && (isMember || item === site?.item))
    .flatMap((item) => namesIn(file.read(item).tree, name, isMember))
    .some((node) => !goes.some((one) => isIn(one, node)));
}

/** The condition asks in the managed form's way, and what is returned is the managed form's error. */
function rewriteCheck(
  { file, catalogue }: Case,
  merge: Merge,
  { check }: { readonly check: Node },
  known: Fit,
): readonly Fit[] | undefined {
  const rule = checkRule(catalogue.checks, merge.fails, merge.managedFails);
  const code = rule && catalogue.checks.get(`${rule.name}_code`);
  const [condition, branch] = [check.children[2], check.children[4]];
  if (!rule || !code || !condition || !branch) return undefined;
  const asked = fitThroughout(file.text, rule, condition, known);
  const told = fitThroughout(file.text, code, branch, known);
  // Without an error of its own the branch gives one that was set before: then it is not the managed form's.
  if (asked.length !== 1 || told.length === 0) return undefined;
  // The merged form says itself what went wrong.
  const said = branch.children.filter((node) => {
    const call = node.kind === 'expr_stmt' ? node.children[0] : undefined;
    return call?.kind === 'call' && catalogue.known.messages.has(call.children[0]?.text ?? '');
  });
  return [...asked, ...told, fitGone(merge.merged, said)];
}
