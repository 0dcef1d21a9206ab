import type { Case } from '../case.ts';
import type { Plan } from '../plan.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Site } from '../site.ts';

/** A plan with actions for what has no managed form: only those without which less could be converted. */
export interface ActionPlan {
  readonly plan: Plan;
  readonly handed: ReadonlySet<number>;
}

/** What an action helps against: the resource is understood, and has no managed form that fits. */
const formless: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'no-managed-form',
  'managed-form-missing',
  'managed-form-refused',
  'join-apart',
  'handle-used',
  'owner-foreign',
  'form-not-matched',
  'check-cannot-be-rewritten',
]);

export function actionsThatHelp(
  known: Case,
  plain: Plan,
  planWith: (handed: ReadonlySet<number>) => Plan,
): ActionPlan {
  const without: ActionPlan = { plan: plain, handed: new Set() };
  const candidates = known.sites.filter((site) => {
    const refused = plain.refused.get(site.id);
    return site.pattern.action !== undefined && refused !== undefined && formless.has(refused.code);
  });
  if (candidates.length === 0 || candidates.length === known.sites.length) return without;
  let handed: ReadonlySet<number> = new Set(candidates.map(({ id }) => id));
  let best = planWith(handed);
  if (gainOf(best, handed) <= gainOf(plain, without.handed)) return without;
  for (const { id } of candidates) {
    const fewer = new Set([...handed].filter((one) => one !== id && !best.refused.has(one)));
    const plan = planWith(fewer);
    if (gainOf(plan, fewer) < gainOf(best, handed)) continue;
    handed = fewer;
    best = plan;
  }
  return { plan: best, handed };
}

/** How much is converted to a managed form; what is for review only counts for less. */
function gainOf({ converted, review }: Plan, handed: ReadonlySet<number>): number {
  const formed = converted.filter(({ id }) => !handed.has(id));
  return formed.length + formed.filter(({ id }) => !review.has(id)).length;
}

/** The acquires for which actions would have to be written, where a site could be converted with them. */
export const helpedBy = ({ plan, handed }: ActionPlan, { sites }: Case, { id }: Site): readonly Site[] =>
  plan.converted.some((site) => site.id === id) ? sites.filter((site) => handed.has(site.id)) : [];
