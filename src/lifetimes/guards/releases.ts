import type { Item } from '../../c/file.ts';
import type { Node } from '../../c/syntax.ts';
import type { CallForm } from '../../catalogue/pattern.ts';
import { reachOf } from '../../driver/reach.ts';
import type { Case } from '../case.ts';
import { argumentsOf } from '../paths/calls.ts';
import { lastName } from '../paths/values.ts';
import type { Site } from '../site.ts';
import { keptIn } from '../sites.ts';
import { type Objection, objection } from '../verdict.ts';
import { releasesOf } from './paths.ts';
import { conditionalAround, useOutside } from './place.ts';

/** All releases found: those that go, and those that would be a second one. */
export function objectionToReleases(known: Case, site: Site): Objection | undefined {
  return (
    objectionToOwnReleases(known, site) ??
    objectionToOtherReleases(known, site) ??
    objectionToHiddenCallbacks(known, site)
  );
}

function objectionToOwnReleases(known: Case, site: Site): Objection | undefined {
  const { notes, file } = known;
  for (const { call, strangers } of releasesOf(notes.releases, site.id)) {
    for (const [value] of strangers)
      if (isMadeElsewhere(value) || isLeftToOthers(value))
        return objection('release-shared', call, 'may release something else');
    const item = file.items.find((one) => one.start <= call.start && call.end <= one.end);
    if (item?.name === undefined) continue;
    const use = useOutside(known, item.name, ['probe', 'remove']);
    if (use !== undefined) return objection('released-elsewhere', use, `${item.name}() releases it as well`);
    const directive = conditionalAround(file.read(item).tree, call);
    if (directive !== undefined)
      return objection('preprocessor-conditional', directive, 'decides on a release');
  }
  return undefined;
}

/** What a device has one of can be undone by any function that gets the device: these must be in sight. */
function objectionToHiddenCallbacks({ unit, catalogue }: Case, { pattern }: Site): Objection | undefined {
  if (pattern.class === 'passive' || pattern.key.length > 0) return undefined;
  const hidden = unit.callbacks.find(
    ({ role, name, definition }) =>
      (role === 'power' || role === 'shutdown') &&
      definition.kind === 'elsewhere' &&
      !catalogue.known.powerCallbacks.has(name),
  );
  return hidden === undefined
    ? undefined
    : objection('driver-incomplete', hidden.span, 'in another file', `${hidden.name}() may undo it as well.`);
}

/** A member of what probe has acquired that it has not written to on this path: others may have. */
const isLeftToOthers = (value: string): boolean => /^#\d+->[\w.]+$/.test(value);

/** The result of a call that is no acquire, or what a loop goes through: not what stood in a place before. */
const isMadeElsewhere = (value: string): boolean => /^call:\w+@\d+$/.test(value) || value.startsWith('item@');

/** Calls anywhere in the file that release, or take over, something with one of the site's names. */
function objectionToOtherReleases(known: Case, site: Site): Objection | undefined {
  const { file, calls, notes } = known;
  const { pattern } = site;
  const releasing = new Set(pattern.releases.map((form) => form.call.callee));
  const others = new Set(pattern.others.map((form) => form.callee));
  const names = namesOf(known, site);
  for (const item of file.items) {
    if (item.kind !== 'function' || !mentions(file.text, item, [...releasing, ...others])) continue;
    for (const { name, call } of calls.callsIn(item)) {
      const isRelease = releasing.has(name);
      if (!isRelease && !pattern.others.some((form) => isOf(file.text, form, name, call))) continue;
      const note = notes.releases.get(call.start);
      if (isRelease && note?.sites.has(site.id)) continue;
      const isNamed = argumentsOf(call).some((argument) => names.has(nameOf(file.text, argument)));
      if (!isNamed && !goesByDevice(known, site, item)) continue;
      if (!isRelease) return objection('different-release', call, 'released here in another way');
      const reached = notes.functions.has(item.name ?? '');
      if (!reached && isOfAnotherDriver(known, site, item.name ?? '')) continue;
      // In code that was followed, a release that is certainly of another resource is no concern of this one. One that no
      // path comes to, since nothing was written there so far, would be left behind.
      const isSkipped =
        note === undefined && argumentsOf(call).some((one) => notes.unwritten.has(nameOf(file.text, one)));
      if (reached && !isSkipped && (note === undefined || note.strangers.size === 0)) continue;
      const code = reached ? 'release-not-recognised' : 'released-elsewhere';
      return objection(code, call, `in ${item.name ?? ''}()`);
    }
  }
  return undefined;
}

/**
 * A resource that a device has one of is told by the device alone, and that goes by many names: in a function of this
 * driver that was not followed, it is this one.
 */
function goesByDevice({ notes, drivers, unit }: Case, { pattern }: Site, { name = '' }: Item): boolean {
  const isOfOther = drivers.units.some(
    (other) => other !== unit && (other.probe.name === name || other.remove?.name === name),
  );
  return pattern.key.length === 0 && !notes.functions.has(name) && !isOfOther;
}

/** A call as a form has it: where the form names a number, it has to be that number. */
const isOf = (text: string, form: CallForm, name: string, call: Node): boolean =>
  form.callee === name &&
  argumentsOf(call).every((argument, index) => {
    const wanted = form.args[index];
    const isFixed = wanted?.kind === 'number' || wanted?.kind === 'ident';
    return !isFixed || wanted.text === text.slice(argument.start, argument.end);
  });

/** What only another driver of the file does, it does for its own devices, unless both share a variable. */
function isOfAnotherDriver({ unit, drivers, calls, notes }: Case, site: Site, name: string): boolean {
  const shares = [...(notes.keys.get(site.id)?.values() ?? [])].some((value) => value.includes('global:'));
  return (
    !shares &&
    drivers.units.some((other) => {
      if (other === unit || other.probe.name === unit.probe.name) return false;
      const { roles, foreign } = reachOf(name, other, drivers, calls);
      return foreign === undefined && roles.size > 0;
    })
  );
}

/** The names that may stand for a site elsewhere: where its result is kept, and what tells it from others. */
const namesOf = ({ notes, file }: Case, site: Site): ReadonlySet<string> =>
  new Set([...(notes.names.get(site.id) ?? []), ...namesOfKey(file.text, site)]);

/** The last names of the acquire's arguments by which its release finds it: `irq` of `priv->irq`. */
function namesOfKey(text: string, { pattern, form, call }: Site): ReadonlySet<string> {
  const asked = pattern.key.filter((name) => name !== form.result);
  const parts = pattern.key.length > 0 ? asked : pattern.ownerArguments;
  const args = argumentsOf(call);
  return new Set(
    form.args.flatMap((arg, index) => {
      const given = args[index];
      return parts.includes(arg.text) && given !== undefined ? [nameOf(text, given)] : [];
    }),
  );
}

const mentions = (text: string, item: Item, words: readonly string[]): boolean => {
  const body = text.slice(item.start, item.end);
  return words.some((word) => body.includes(word));
};

const nameOf = (text: string, node: Node): string => lastName(text.slice(node.start, node.end));

/** The same resource acquired by another function: then that one's is released by what probe's release became. */
export function objectionToOtherAcquires(known: Case, site: Site): Objection | undefined {
  const { file, calls, notes, sites } = known;
  const acquiring = new Set(site.pattern.acquires.map((form) => form.callee));
  const names = notes.names.get(site.id);
  const keyNames = namesOfKey(file.text, site);
  const own = new Set(sites.map((one) => one.call.start));
  for (const item of file.items) {
    if (item.kind !== 'function' || notes.functions.has(item.name ?? '')) continue;
    if (!mentions(file.text, item, [...acquiring])) continue;
    if (isOfAnotherDriver(known, site, item.name ?? '')) continue;
    for (const { name, call } of calls.callsIn(item)) {
      if (!acquiring.has(name) || own.has(call.start)) continue;
      const field = keptIn({ fn: file.read(item).tree, call });
      const sameKey = argumentsOf(call).some((argument) => keyNames.has(nameOf(file.text, argument)));
      if (sameKey || (field !== undefined && names?.has(field)))
        return objection('reassigned', call, `acquired anew in ${item.name ?? ''}()`);
    }
  }
  return undefined;
}
