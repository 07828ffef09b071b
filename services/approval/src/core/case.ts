import type { EventData } from '@haoban/contracts/events/catalogue';

export type Area = EventData<'area.published.v1'>;
export type Organisation = EventData<'org.published.v1'>;
/** The filing as intake took it in. */
export type Submission = EventData<'case.submitted.v1'>;
/** The same with its end (ISO), if it came before an acceptance. */
export type Filing = Submission & { readonly endedAt?: string };
export type Theme = EventData<'theme.published.v1'>;
/** The item as it was frozen at acceptance. */
export type Item = EventData<'case.accepted.v1'>['item'];
export type StageDefinition = NonNullable<Item['stages']>[number];

/** `open` until the decision or withdrawal; only a re-opening brings a decided case back. */
export type CaseStatus = 'open' | 'granted' | 'granted_tolerance' | 'denied' | 'withdrawn';

/** What one organisation said of a joint stage. */
export type Opinion = Omit<EventData<'stage.opinion_given.v1'>, 'stage' | 'attempt'> & {
  readonly at: string;
};

/** A visit to the site; it counts once a second officer has signed it. */
export type Survey = Omit<EventData<'survey.recorded.v1'>, 'stage' | 'attempt'> & {
  readonly signedAt?: string;
};

/** One run of a stage, instants as ISO texts; without `completedAt` it is active. `survey` is the latest. */
export type StageRun = {
  readonly attempt: number;
  readonly startedAt: string;
  readonly completedAt?: string;
  readonly outcome?: string;
  readonly officer?: string;
  readonly opinion?: string;
  readonly opinions?: readonly Opinion[];
  readonly survey?: Survey;
};

/** What stopped which clocks, of the case or of one stage; without `endedAt` it is open. */
export type Suspension = EventData<'suspension.started.v1'> & {
  readonly startedAt: string;
  readonly endedAt?: string;
};

/** An extension that was granted, with its instant. */
export type Extension = EventData<'extension.granted.v1'> & { readonly approvedAt: string };

/** A light that was raised; cancelled ones stay. */
export type Light = EventData<'light.raised.v1'> & {
  readonly raisedAt: string;
  readonly cancelledAt?: string;
};

/** A paper that may come late, or a promise to be checked; open until kept or broken. */
export type Commitment = EventData<'commitment.due.v1'> & {
  readonly status: 'due' | 'kept' | 'broken';
};

/** An accepted case. `runs` holds the latest run of each stage that has started, by code; `pastRuns` those before. */
export type Case = {
  readonly caseId: string;
  readonly region: string;
  readonly status: CaseStatus;
  readonly acceptedAt: string;
  /** Instant that the clocks count from: the acceptance, or the receipt where it was deemed. */
  readonly countsFrom: string;
  /** Its local date. */
  readonly day0: string;
  readonly calendarId: string;
  readonly item: Item;
  /** Who handles it now; starts as the item's organisation. */
  readonly org?: string;
  /** Absent in cases whose filing was never heard of. */
  readonly submission?: Submission;
  /** Everybody who handled it: none of them may cancel its lights or review its quality. */
  readonly officers: readonly string[];
  readonly runs: Readonly<Record<string, StageRun>>;
  readonly pastRuns: readonly (StageRun & { readonly stage: string })[];
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
  /** What it was accepted without; the commitments say until when. */
  readonly awaited?: readonly Pick<Commitment, 'kind' | 'materials'>[];
  readonly commitments: readonly Commitment[];
  readonly lights: readonly Light[];
  readonly decisions: number;
  readonly endedAt?: string;
  readonly reopenedAt?: string;
  readonly reason?: string;
  /** Who decided, and where a denial may be contested; both go with a re-opening. */
  readonly decidedBy?: string;
  readonly remedy?: string;
  /** A revocation takes the decision's effect, not its place in the figures. */
  readonly revoked?: EventData<'case.decision_revoked.v1'> & { readonly at: string };
  /** Calendar version that its deadlines were last said under. */
  readonly calendarVersion?: number;
  /** Since when (ISO) that is so, where another version was before. */
  readonly calendarSince?: string;
  /** When something is due next, kept by the timed journal. */
  readonly wakesAt?: string | null;
};

/** Whoever acts; an approver may act for every organisation, a substitute for those of whom it stands in for. */
export type Actor = {
  readonly id: string;
  readonly org: string | undefined;
  readonly approver: boolean;
  readonly standsInFor?: readonly string[];
};

export type CaseRefusal =
  | 'case_unknown'
  | 'area_denied'
  | 'org_denied'
  | 'wrong_status'
  | 'stage_unknown'
  | 'stage_unfit'
  | 'stage_not_active'
  | 'stages_open'
  | 'suspension_unknown'
  | 'suspension_open'
  | 'suspension_ended'
  | 'reason_stops_nothing'
  | 'basis_missing'
  | 'basis_not_listed'
  | 'reason_missing'
  | 'stage_failed'
  | 'stage_not_completed'
  | 'stage_not_joint'
  | 'reviewer_unfit'
  | 'opinion_given'
  | 'opinions_missing'
  | 'opinion_missing'
  | 'disagreement_open'
  | 'survey_not_due'
  | 'survey_unknown'
  | 'survey_signed'
  | 'second_officer_missing'
  | 'survey_missing'
  | 'survey_failed'
  | 'extension_too_late'
  | 'extension_used'
  | 'extension_too_long'
  | 'extension_moves_nothing'
  | 'calendar_missing'
  | 'approver_wrong'
  | 'approver_involved'
  | 'tolerance_open'
  | 'tolerance_missing'
  | 'decision_revoked'
  | 'commitment_unknown'
  | 'commitment_settled'
  | 'org_unknown'
  | 'org_same';

/** True when the actor belongs to the organisation, stands in for somebody of it, or stands above it. */
export const mayActFor = ({ org, approver, standsInFor = [] }: Actor, wanted: string | undefined): boolean =>
  approver || (wanted !== undefined && (org === wanted || standsInFor.includes(wanted)));

/** Who handles a case now. */
export const orgOf = ({ org, item }: Case): string | undefined => org ?? item.org;

/** Those who have handled a case, with one more. */
export const withOfficer = ({ officers }: Case, officer: string): readonly string[] =>
  officers.includes(officer) ? officers : [...officers, officer];

export const isOpen = ({ endedAt }: Suspension): boolean => endedAt === undefined;

/** The run of a stage that is under way, or undefined. */
export function activeRun({ runs }: Case, code: string): StageRun | undefined {
  const run = Object.hasOwn(runs, code) ? runs[code] : undefined;
  return run?.completedAt === undefined ? run : undefined;
}
