import type { Node } from '../../c/syntax.ts';
import type { Case } from '../case.ts';
import { type Fit, fitCall, fitStatements } from '../fit.ts';
import { sideEffectOf } from '../paths/calls.ts';
import type { Site } from '../site.ts';
import { around } from '../sites.ts';
import { type Objection, objection } from '../verdict.ts';

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
  return apart === undefined ? undefined : objection('join-apart', apart, 'stands between them');
}

/** How the lookup becomes the managed form, and how the acquire goes. */
export function fitJoin(known: Case, site: Site): readonly Fit[] | undefined {
  const { lookup, acquire } = site.pattern;
  const call = lookupOf(known, site)?.call;
  if (lookup === undefined || call === undefined) return undefined;
  const changed = fitCall(known.file.text, lookup, call);
  const { statements, index } = statementsAround(site.fn, site.call);
  const gone = fitStatements(known.file.text, acquire, statements.slice(index));
  return changed === undefined || gone === undefined ? undefined : [changed, gone];
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

/** The first thing between lookup and acquire that has an effect, or the lookup when they are in different blocks. */
function between({ file, catalogue, mentions }: Case, site: Site, lookup: Node): Node | undefined {
  const { statements, index } = statementsAround(site.fn, site.call);
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
  const releases = (node: Node) => node !== statements[first + 1];
  return statements.slice(first + 1, index).find((node) => releases(node) && acts(node));
}

/** The statements of the block that a call stands in, and which of them it is in. */
function statementsAround(
  fn: Node,
  call: Node,
): { readonly statements: readonly Node[]; readonly index: number } {
  const block = around(fn, call).find((node) => node.kind === 'block');
  const statements = block?.children ?? [];
  return {
    statements,
    index: statements.findIndex((node) => node.start <= call.start && call.end <= node.end),
  };
}
