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

/** The clocks that a reason stops for this item; none when it is local and the item does not list it. */
export function clocksStopped(reason: SuspensionReason, { policies }: Item): ClockName[] {
  if (!localReasons.some((local) => local === reason)) return ['statutory', 'promised'];
  const listed = policies?.['localSuspensions'];
  return Array.isArray(listed) && listed.includes(reason) ? ['promised'] : [];
}
