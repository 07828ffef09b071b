/** The clocks of a case that suspensions stop and extensions move. */
export const caseClocks = ['statutory', 'promised'] as const;
export type CaseClock = (typeof caseClocks)[number];

/** Why a clock may stand still: art. 45 of 行政许可法, the item's own statute, the local reasons. */
export const suspensionReasons = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert_review',
  'other_by_statute',
  'applicant_correction',
  'fee_payment',
  'publicity',
  'site_survey',
  'force_majeure',
] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** Units of a term. */
export const termUnits = ['WD', 'ND', 'WH', 'IMMEDIATE'] as const;

/** Who may extend. */
export const extensionKinds = ['A', 'B'] as const;
