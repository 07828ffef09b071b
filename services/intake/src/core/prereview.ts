import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Area, Item } from './reference.ts';

/**
 * `filed` until its review, `passed` while it waits for papers, `converting` between its end and the case it becomes;
 * the last three end it.
 */
export type PrereviewStatus = 'filed' | 'passed' | 'converting' | 'converted' | 'failed' | 'withdrawn';

/** The case that a pre-review becomes: everything it needs is settled before it is filed. */
export type Conversion = {
  readonly caseId: string;
  readonly queryCodeHash: string;
  readonly at: string;
  readonly item: Item;
  readonly area: Area;
};

/** A filing that is reviewed before a paper it needs is there (预审). Instants are ISO texts. */
export type Prereview = {
  readonly prereviewId: string;
  readonly region: string;
  readonly status: PrereviewStatus;
  readonly filedAt: string;
  readonly account: string;
  readonly visitId: string;
  readonly submission: EventData<'case.submitted.v1'>;
  /** Papers that are not there yet. */
  readonly waitingFor: readonly string[];
  readonly arrivals: readonly { readonly material: string; readonly at: string }[];
  readonly officer?: string;
  readonly reason?: string;
  readonly conversion?: Conversion;
  /** While it is converting: when the sweep finishes what a crash left. */
  readonly wakesAt: string | null;
};

export type PrereviewRefusal =
  | 'prereview_unknown'
  | 'area_denied'
  | 'number_taken'
  | 'wrong_status'
  | 'reason_missing'
  | 'material_not_awaited';

/** True while it is being reviewed or waits. */
export const isWaiting = ({ status }: Prereview): boolean => status === 'filed' || status === 'passed';

/** True when nothing keeps a pre-review from becoming a case. */
export const isReady = ({ status, waitingFor }: Prereview): boolean =>
  status === 'passed' && waitingFor.length === 0;
