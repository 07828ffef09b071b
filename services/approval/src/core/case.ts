import type { EventData } from '@haoban/contracts/events/catalogue';

export type Area = EventData<'area.published.v1'>;
/** The item as it was frozen at acceptance. */
export type Item = EventData<'case.accepted.v1'>['item'];
export type StageDefinition = NonNullable<Item['stages']>[number];

/** `open` until the decision or withdrawal; only a re-opening brings a decided case back. */
export type CaseStatus = 'open' | 'granted' | 'denied' | 'withdrawn';

/** One run of a stage, instants as ISO texts; without `completedAt` it is active. */
export type StageRun = {
  readonly attempt: number;
  readonly startedAt: string;
  readonly completedAt?: string;
  readonly outcome?: string;
};

/** What stopped which clocks, of the case or of one stage; without `endedAt` it is open. */
export type Suspension = EventData<'suspension.started.v1'> & {
  readonly startedAt: string;
  readonly endedAt?: string;
};

/** An accepted case. `runs` holds the stages that have started, by code. */
export type Case = {
  readonly caseId: string;
  readonly region: string;
  readonly status: CaseStatus;
  readonly acceptedAt: string;
  readonly calendarId: string;
  readonly item: Item;
  readonly runs: Readonly<Record<string, StageRun>>;
  readonly suspensions: readonly Suspension[];
  readonly decisions: number;
  readonly endedAt?: string;
  readonly reason?: string;
};

/** Whoever acts; an approver may act for every organisation. */
export type Actor = { readonly id: string; readonly org: string | undefined; readonly approver: boolean };

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
  | 'reason_missing';

/** True when the actor belongs to the organisation or stands above it. */
export const mayActFor = ({ org, approver }: Actor, wanted: string | undefined): boolean =>
  approver || (org !== undefined && org === wanted);

export const isOpen = ({ endedAt }: Suspension): boolean => endedAt === undefined;

/** The run of a stage that is under way, or undefined. */
export function activeRun({ runs }: Case, code: string): StageRun | undefined {
  const run = Object.hasOwn(runs, code) ? runs[code] : undefined;
  return run?.completedAt === undefined ? run : undefined;
}
