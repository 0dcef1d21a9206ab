import type { Edit } from '../../text/edit.ts';
import { commentsAbove, lineStart, newlineOf } from '../../tidy/lines.ts';
import type { Case } from '../case.ts';
import { ownerAt } from '../guards/owner-at.ts';
import { releasesOf } from '../guards/paths.ts';
import { argumentsOf } from '../paths/calls.ts';
import type { Site } from '../site.ts';
import { around } from '../sites.ts';
import { type Objection, objection } from '../verdict.ts';
import { addedCheck } from './check.ts';
import { checkedCall } from './lines.ts';

/** A release handed to the device by an action of the driver's own: what has to be written for that. */
export interface HandedOver {
  /** The release that the action makes, and the function that makes it. */
  readonly release: string;
  readonly callback: string;
  readonly edits: readonly Edit[];
}

/** The function that registers an action, as far as the catalogue knows one. */
export const registrar = ({ catalogue }: Case): string | undefined => catalogue.known.actionsOrReset.names[0];

export function objectionToHandingOver(known: Case, site: Site): Objection | undefined {
  return handOver(known, site) === undefined
    ? objection('form-not-matched', site.call, 'no action can be registered behind this')
    : undefined;
}

/** Undefined where the acquire, its check or its release is written in a way that this cannot be added to. */
export function handOver(known: Case, site: Site): HandedOver | undefined {
  const { file } = known;
  const name = registrar(known);
  const owner = ownerAt(known, site);
  const release = releaseOf(known, site);
  const data = dataOf(known, site);
  const check = addedCheck(known, site);
  if (name === undefined || owner === undefined || release === undefined) return undefined;
  if (data === undefined || check === undefined) return undefined;
  const callback = callbackName(known, site);
  if (callback === undefined) return undefined;
  const lines = checkedCall(file.text, check, name, [owner, callback, data]);
  const own = check.declaration === undefined ? [] : [check.declaration];
  return { release, callback, edits: [...own, { start: check.at, end: check.at, text: lines }] };
}

/** The one function that releases it wherever it is released, given nothing but the resource. */
function releaseOf({ notes }: Case, site: Site): string | undefined {
  const callees = new Set(releasesOf(notes.releases, site.id).map(({ callee }) => callee));
  const [callee] = callees;
  const form = site.pattern.releases.find(({ call }) => call.callee === callee);
  const [arg, ...others] = form?.call.args ?? [];
  const isAlone = form !== undefined && form.tail.length === 0 && others.length === 0 && !form.call.open;
  return callees.size === 1 && isAlone && arg?.kind === 'meta' && arg.text === keyOf(site)
    ? callee
    : undefined;
}

const keyOf = ({ pattern }: Site): string | undefined => {
  const names = pattern.key.length > 0 ? pattern.key : pattern.ownerArguments;
  return names.length === 1 ? names[0] : undefined;
};

/** How what has to be released is written at its acquire. */
function dataOf({ file }: Case, site: Site): string | undefined {
  const key = keyOf(site);
  const { form, call, fn } = site;
  const index = form.args.findIndex((arg) => arg.text === key);
  const assigned = form.result === key ? around(fn, call)[0] : undefined;
  const node =
    index === -1
      ? assigned?.kind === 'assign'
        ? assigned.children[0]
        : undefined
      : argumentsOf(call)[index];
  const text = node === undefined ? '' : file.text.slice(node.start, node.end);
  return /^&?[A-Za-z_]\w*(?:(?:->|\.)[A-Za-z_]\w*)*$/.test(text) ? text : undefined;
}

/** `foo_clk_disable`, for a driver whose probe is `foo_probe`. */
function callbackName({ file, unit }: Case, { pattern }: Site): string | undefined {
  const { action } = pattern;
  const prefix = /^(\w+?)_?probe\w*$/.exec(unit.probe.name)?.[1] ?? unit.name.replace(/_?driver$/, '');
  if (action === undefined || prefix === '') return undefined;
  const names = [`${prefix}_${action}`, `${prefix}_${action}_action`];
  return names.find((name) => !new RegExp(`\\b${name}\\b`).test(file.text));
}

/** The functions that the actions call, each once, above the first function that hands them over. */
export function callbackEdits(
  known: Case,
  handed: readonly (readonly [Site, HandedOver])[],
): readonly Edit[] {
  const { text, items } = known.file;
  const newline = newlineOf(text);
  const written = new Set<string>();
  return [...handed]
    .sort(([a], [b]) => a.call.start - b.call.start)
    .flatMap(([site, { callback, release }]): readonly Edit[] => {
      if (written.has(callback)) return [];
      written.add(callback);
      const place = items.indexOf(site.item);
      const previous = items[place - 1]?.end ?? 0;
      const [comment] = commentsAbove(text, site.item.start, previous);
      const at = lineStart(text, comment?.start ?? site.item.start);
      const lines = [`static void ${callback}(void *data)`, '{', `\t${release}(data);`, '}', '', ''];
      return [{ start: at, end: at, text: lines.join(newline) }];
    });
}
