import type { CFile } from '../../c/file.ts';
import type { Node } from '../../c/syntax.ts';
import { checkRule } from '../../catalogue/checks.ts';
import type { Case } from '../case.ts';
import { type Fit, fitAssignment, fitCall, fitStatements, fitThroughout } from '../fit.ts';
import { sideEffectOf } from '../paths/calls.ts';
import { lastName } from '../paths/values.ts';
import type { Site } from '../site.ts';
import { around, rowAround } from '../sites.ts';
import { type Objection, objection } from '../verdict.ts';
import { namesIn } from './names.ts';
import { releasesOf } from './paths.ts';

/**
 * A pattern that makes one call of two needs both of them side by side: the managed form does the second step where
 * the first one stands. Between them only the check of the first and what has no effect may stand.
 */
export function objectionToJoin(known: Case, site: Site): Objection | undefined {
  if (site.pattern.lookup === undefined) return undefined;
  const lookup = lookupOf(known, site);
  if (lookup === undefined)
    return objection('join-apart', site.call, 'nothing tells where its argument comes from');
  if (!isOwn(known, site, lookup.values))
    return objection('owner-foreign', lookup.call, 'for another device');
  const apart = between(known, site, lookup.call);
  if (apart !== undefined) return objection('join-apart', apart, 'stands between them');
  const constant = withConstantError(known, site, lookup.call);
  if (constant !== undefined)
    return objection(
      'check-cannot-be-rewritten',
      constant,
      'gives an error of its own for any failure of the first',
    );
  return site.pattern.givesStatus ? objectionToLostHandle(known, site, lookup) : undefined;
}

/** How the lookup becomes the managed form, and how the acquire goes. */
export function fitJoin(known: Case, site: Site): readonly Fit[] | undefined {
  const { lookup, acquire } = site.pattern;
  const call = lookupOf(known, site)?.call;
  if (lookup === undefined || call === undefined) return undefined;
  const { statements, index } = rowAround(site.fn, site.call);
  const gone = fitStatements(known.file.text, acquire, statements.slice(index));
  if (gone === undefined) return undefined;
  if (site.pattern.givesStatus) return fitStatus(known, site, call, gone);
  const changed = fitCall(known.file.text, lookup, call);
  return changed === undefined ? undefined : [changed, gone];
}

/** Where the managed form gives a status, the assignment and its check change along with the call. */
function fitStatus(known: Case, site: Site, call: Node, gone: Fit): readonly Fit[] | undefined {
  const { lookup, lookupFails, fails } = site.pattern;
  const { text } = known.file;
  const assign = around(site.fn, call).find(({ kind }) => kind === 'assign');
  const rule = checkRule(known.catalogue.checks, lookupFails, fails);
  const check = checkAfter(site.fn, call);
  if (lookup === undefined || assign === undefined || rule === undefined || check === undefined)
    return undefined;
  const changed = fitAssignment(text, lookup, assign, gone);
  return changed === undefined ? undefined : [changed, gone, ...fitThroughout(text, rule, check, gone)];
}

/** The managed form gives no handle, so nothing else may use it: not probe, and no other function. */
function objectionToLostHandle(known: Case, site: Site, { call, site: id }: Lookup): Objection | undefined {
  const fits = fitJoin(known, site);
  const target = around(site.fn, call).find(({ kind }) => kind === 'assign')?.children[0];
  if (fits === undefined || target === undefined) return undefined;
  const { file, notes, sites } = known;
  const lookup = sites.find((other) => other.id === id);
  const releases = [site, ...(lookup ? [lookup] : [])].flatMap((one) => releasesOf(notes.releases, one.id));
  const goes = [
    ...fits.flatMap(({ pairs }) => pairs.flatMap(({ pat, nodes }) => (pat.mark === 'minus' ? nodes : []))),
    ...releases.map((release) => release.call),
    ...statementsIn(known, site),
  ];
  const isMember = target.kind === 'field';
  const name = lastName(file.text.slice(target.start, target.end));
  if (isMember && !isDeclaredHere(file, name))
    return objection('handle-used', target, 'kept in a struct that other files can see');
  const items = file.items.filter((item) => item.kind === 'function' && (isMember || item === site.item));
  const other = items
    .flatMap((item) => namesIn(file.read(item).tree, name, isMember))
    .find((node) => !goes.some(({ start, end }) => start <= node.start && node.end <= end));
  return other === undefined ? undefined : objection('handle-used', other, 'used here as well');
}

/** Whether a struct of this file has such a member, so that no other file can use it. */
const isDeclaredHere = ({ items, text }: CFile, member: string): boolean =>
  items.some(
    ({ kind, start, end }) =>
      kind !== 'function' && new RegExp(`[*\\s]${member}\\s*[;,]`).test(text.slice(start, end)),
  );

/** The statements of the acquire, which go as a whole. */
function statementsIn({ file }: Case, site: Site): readonly Node[] {
  const { statements, index } = rowAround(site.fn, site.call);
  const row = statements.slice(index);
  const fit = fitStatements(file.text, site.pattern.acquire, row);
  const last = Math.max(...(fit?.pairs ?? []).flatMap(({ nodes }) => nodes.map(({ end }) => end)));
  return row.filter(({ end }) => end <= last);
}

interface Lookup {
  readonly call: Node;
  readonly values: readonly string[];
  /** The site that the lookup is, when it is not managed yet. */
  readonly site: number | undefined;
}

/** The call that gave a site what it takes. */
export function lookupOf({ notes, sites }: Case, { id, pattern }: Site): Lookup | undefined {
  const [name = ''] = pattern.key;
  const value = notes.keys.get(id)?.get(name) ?? '';
  const number = /^#(\d+)$/.exec(value)?.[1];
  const source = number === undefined ? undefined : sites[Number(number)];
  const start = source?.call.start ?? Number(/^call:.*@(\d+)$/.exec(value)?.[1] ?? -1);
  const found = notes.lookups.get(start);
  return found === undefined ? undefined : { ...found, site: source?.id };
}

const isOwn = ({ owner }: Case, { pattern }: Site, values: readonly string[]): boolean =>
  pattern.lookups.some((form) => {
    const index = form.args.findIndex((arg) => arg.text === 'dev');
    return index === -1 || values[index] === owner;
  });

/**
 * The check of the lookup when it makes one error of all, or none: the managed form can fail as the acquire did, and
 * that error would be lost. (Without a value to ask for its error, there is nothing to lose.)
 */
function withConstantError({ file, catalogue }: Case, site: Site, lookup: Node): Node | undefined {
  if (site.pattern.lookupFails !== 'err-ptr') return undefined;
  const check = checkAfter(site.fn, lookup);
  const words = check === undefined ? [] : (file.text.slice(check.start, check.end).match(/\w+/g) ?? []);
  return words.some((word) => catalogue.known.errorOfPointer.has(word)) ? undefined : check;
}

/** The first thing between lookup and acquire that has an effect, or the lookup when they are in different blocks. */
function between({ file, catalogue, mentions }: Case, site: Site, lookup: Node): Node | undefined {
  const { statements, index } = rowAround(site.fn, site.call);
  const first = statements.findIndex((node) => node.start <= lookup.start && lookup.end <= node.end);
  if (first === -1 || first >= index || statements[first]?.kind !== 'expr_stmt') return lookup;
  if (statements[first + 1]?.kind !== 'if') return lookup;
  const names = new Set(mentions.functions.map((item) => item.name ?? ''));
  const acts = (node: Node): boolean => {
    const callee = node.kind === 'call' ? node.children[0] : undefined;
    if (callee !== undefined) {
      const name = file.text.slice(callee.start, callee.end);
      if (names.has(name) || sideEffectOf(catalogue.known, name) !== 'none') return true;
    }
    return node.kind === 'label' || node.children.some(acts);
  };
  const isCheck = (node: Node) => node !== statements[first + 1];
  return statements.slice(first + 1, index).find((node) => isCheck(node) && acts(node));
}

/** The `if` behind the statement that a call stands in. */
function checkAfter(fn: Node, call: Node): Node | undefined {
  const { statements, index } = rowAround(fn, call);
  const next = statements[index + 1];
  return next?.kind === 'if' ? next : undefined;
}
