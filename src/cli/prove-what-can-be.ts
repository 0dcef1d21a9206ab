import type { Catalogue } from '../catalogue/pattern.ts';
import type { Meter } from '../engine/meter.ts';
import { type Converted, convertFile } from '../lifetimes/convert-file.ts';
import { groundOf } from '../lifetimes/ground.ts';
import type { PlanOptions, UnitPlan } from '../lifetimes/plan-file.ts';
import { type Verdict, verify } from '../proof/verify.ts';

/** A conversion that the proof agrees with, and what had to be left out for that. */
export interface Proved {
  readonly converted: Converted;
  /** What the proof showed of it. */
  readonly verdict: Verdict;
  /** Sites that were left out, by where their call starts, each with what the proof had to say. */
  readonly withheld: ReadonlyMap<number, Verdict>;
  /** Why nothing could be made of the whole file, where two drivers want different things of one place. */
  readonly diagnostics: Converted['diagnostics'];
}

interface Attempt {
  readonly converted: Converted;
  readonly verdict: Verdict;
}

const unchanged: Verdict = { verified: true, units: [], outside: [], unread: false };

/** More sites than this are not tried one by one: the driver is left alone. */
const mostSingles = 8;

/**
 * Converts a text so that the proof agrees with all of it. What cannot be proved is left out: of a driver the one site
 * without which most of the others can be proved, or all of them. Drivers of one file do not hold each other back.
 */
export function proveWhatCanBe(
  text: string,
  catalogue: Catalogue,
  options: PlanOptions,
  prove: typeof verify = verify,
  meter?: Meter,
): Proved {
  const ground = groundOf(text, catalogue, meter);
  const attemptOnce = (without: Iterable<number>, apart: boolean): Attempt => {
    const converted = convertFile(ground, catalogue, { ...options, withheld: new Set(without), apart });
    const verdict = converted.text === text ? unchanged : prove(text, converted.text, catalogue);
    return { converted, verdict };
  };
  const attempt = (withheldNow: Iterable<number>): Attempt => {
    const without = [...withheldNow];
    const merged = attemptOnce(without, false);
    // What can only be proved when nothing is merged is converted without.
    if (merged.verdict.verified || !merged.converted.merges || isTooMuch(merged)) return merged;
    return attemptOnce(without, true);
  };
  const withheld = new Map<number, Verdict>();
  let now = attempt([]);
  const { diagnostics } = now.converted;
  for (;;) {
    const blamed = blamedIn(now);
    if (blamed === undefined) return { ...now, withheld, diagnostics };
    const sites = blamed.chosen.map(({ call }) => call.start);
    const isWorthIt = sites.length > 1 && sites.length <= mostSingles && !isTooMuch(now);
    const singles = isWorthIt ? sites : [];
    const better = singles
      .map((site) => ({ site, next: attempt([...withheld.keys(), site]) }))
      .filter(({ next }) => isProved(next, blamed) && countOf(next, blamed) > 0);
    const best = better.reduce<(typeof better)[0] | undefined>(
      (most, one) =>
        most === undefined || countOf(one.next, blamed) > countOf(most.next, blamed) ? one : most,
      undefined,
    );
    for (const site of best === undefined ? sites : [best.site]) withheld.set(site, now.verdict);
    now = best?.next ?? attempt(withheld.keys());
  }
}

/** A driver that has something converted which cannot be proved, or may be what something else cannot be proved for. */
function blamedIn({ converted, verdict }: Attempt): UnitPlan | undefined {
  const changing = converted.plan.units.filter(({ chosen }) => chosen.length > 0);
  const isConflict = converted.diagnostics.some(({ severity }) => severity === 'error');
  if (verdict.verified && !isConflict) return undefined;
  const unproved = changing.find(({ unit }) => isUnproved(verdict, unit.name));
  return unproved ?? changing.at(-1);
}

/** What has too many paths for the proof has so without one of its sites, too. */
const isTooMuch = ({ verdict }: Attempt): boolean =>
  verdict.units.some(({ findings }) => findings.some(({ code }) => code === 'too-many-paths'));

const isUnproved = ({ units }: Verdict, name: string): boolean =>
  units.some(({ driver, verified }) => driver === name && !verified);

const isProved = ({ verdict }: Attempt, { unit }: UnitPlan): boolean =>
  verdict.outside.length === 0 && !isUnproved(verdict, unit.name);

const countOf = ({ converted }: Attempt, { unit }: UnitPlan): number =>
  converted.plan.units.find((one) => one.unit.name === unit.name)?.chosen.length ?? 0;
