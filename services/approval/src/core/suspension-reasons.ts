import type { Item } from './case.ts';

/** Procedures that stop every clock (行政许可法 art. 45). */
export const specialProcedures = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert_review',
] as const;

/** Reasons that stop the promised clock alone, where the item's policy lists them under `localSuspensions`. */
export const localReasons = [
  'applicant_correction',
  'fee_payment',
  'publicity',
  'site_survey',
  'force_majeure',
] as const;

/** Every reason there is; `other_by_statute` needs the statute that names it. */
export const suspensionReasons = [...specialProcedures, 'other_by_statute', ...localReasons] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** The clocks of a case. */
export type ClockName = 'statutory' | 'promised';

/** True for a reason of the place, which leaves the law's clock alone. */
export const isLocal = (reason: string): boolean => localReasons.some((local) => local === reason);

/** True unless the item lists the procedures of its own statute and this is none of them. */
export const isListedStatute = (basis: string, { policies }: Item): boolean =>
  policies?.statutorySuspensions?.includes(basis) ?? true;

/** The clocks that a reason stops for this item; none when it is local and the item does not list it. */
export function clocksStopped(reason: SuspensionReason, { policies }: Item): ClockName[] {
  if (!isLocal(reason)) return ['statutory', 'promised'];
  return policies?.localSuspensions?.includes(reason) === true ? ['promised'] : [];
}
