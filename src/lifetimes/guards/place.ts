import type { Node } from '../../c/syntax.ts';
import { shapeOf } from '../../cfg/conditionals.ts';
import type { Role } from '../../driver/model.ts';
import { reachOf } from '../../driver/reach.ts';
import type { Span } from '../../text/span.ts';
import type { Case } from '../case.ts';
import { mostSteps } from '../follow.ts';
import { widest } from '../paths/ways.ts';
import type { Site } from '../site.ts';
import { loopAround } from '../sites.ts';
import { type Objection, objection } from '../verdict.ts';
import { objectionToUnread } from './unread.ts';

/** Where it is acquired: only in probe, once, where one may sleep, in every configuration. */
export function objectionToPlace(known: Case, site: Site): Objection | undefined {
  const { notes } = known;
  const stands = objectionToStanding(known, site);
  if (stands !== undefined) return stands;
  if (!notes.complete) return tooManyPaths(known);
  if (!notes.reached.has(site.id))
    return objectionToUnread(known, site) ?? objection('unreached', site.call, 'never come to');
  const again = notes.acquiredAgain.get(site.id);
  if (again !== undefined)
    return objection('in-loop', again, 'acquired again while it is held, on some path');
  const locked = notes.acquiredUnderLock.get(site.id);
  if (locked !== undefined) return objection('lock-held', locked, 'a lock is held here');
  const directive = conditionalAround(site.fn, site.call) ?? hiddenCode(known, site);
  if (directive !== undefined) return objection('preprocessor-conditional', directive, 'chosen here');
  return undefined;
}

/** Names what was given up, and the limits that it came to. */
const tooManyPaths = ({ unit: { probe, remove } }: Case): Objection =>
  objection(
    'too-many-paths',
    undefined,
    '',
    `${remove === undefined ? `${probe.name}(), with what it calls,` : `${probe.name}() and ${remove.name}(), with what they call,`} would take more than ${mostSteps} steps, or ${widest} ways through one place.`,
  );

/** What the text alone tells: who else comes to the function, and whether the call is in a loop. */
export function objectionToStanding(
  { unit, drivers, calls }: Pick<Case, 'unit' | 'drivers' | 'calls'>,
  site: Site,
): Objection | undefined {
  const name = site.functionName;
  const { foreign, roles } = reachOf(name, unit, drivers, calls);
  if (foreign?.why === 'other-driver')
    return objection('probe-shared', foreign.span, `another driver comes to ${name}() from here`);
  const use = foreign?.span ?? unit.callbacks.find(({ role }) => role !== 'probe' && roles.has(role))?.span;
  if (use !== undefined) return objection('helper-shared', use, `${name}() is also used here`);
  const loop = loopAround(site.fn, site.call);
  return loop === undefined ? undefined : objection('in-loop', loop, 'the loop');
}

/** A place that makes a function reachable in another way than from these callbacks. */
export function useOutside(known: Case, name: string, roles: readonly Role[]): Span | undefined {
  const { unit, drivers, calls } = known;
  const reach = reachOf(name, unit, drivers, calls);
  if (reach.foreign !== undefined) return reach.foreign.span;
  const other = [...reach.roles].find((role) => !roles.includes(role));
  return other === undefined ? undefined : unit.callbacks.find((callback) => callback.role === other)?.span;
}

/** The #if that decides whether a call is there at all. */
export function conditionalAround(fn: Node, call: Span): Node | undefined {
  const open: Node[] = [];
  const sure = new Set<Node>();
  const visit = (node: Node): boolean => {
    if (node.start > call.start) return true;
    if (node.kind === 'directive') {
      const { part, certain } = shapeOf(node);
      if (part === 'open') open.push(node);
      else if (part === 'close') open.pop();
      if (part === 'open' && certain) sure.add(node);
    }
    return node.children.some(visit);
  };
  visit(fn);
  return open.find((node) => !sure.has(node));
}

/** Code in a function on the way that the tree does not show, because another configuration is shown instead. */
function hiddenCode({ file, notes }: Case, site: Site): Node | undefined {
  const words = [
    ...[...site.pattern.acquires, ...site.pattern.others].map((form) => form.callee),
    ...site.pattern.releases.map((form) => form.call.callee),
    'return',
    'goto',
  ];
  for (const item of file.items) {
    if (item.kind !== 'function' || !notes.functions.has(item.name ?? '')) continue;
    if (!file.text.slice(item.start, item.end).includes('#')) continue;
    const found = directivesIn(file.read(item).tree).find(
      (node) => shapeOf(node).hides && words.some((word) => node.text.includes(word)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

const directivesIn = (node: Node): readonly Node[] =>
  node.kind === 'directive' ? [node] : node.children.flatMap(directivesIn);
