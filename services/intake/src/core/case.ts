import type { EventData } from '@haoban/contracts/events/catalogue';

type Submission = EventData<'case.submitted.v1'>;

/** Where a filing stands; `accepted` hands it to approval, the last three end it. */
export type CaseStatus = 'submitted' | 'correcting' | 'accepted' | 'refused' | 'withdrawn';

/** A filing as intake keeps it. Instants are ISO texts; `receivedAt` is the last complete receipt. */
export type Case = {
  readonly caseId: string;
  readonly status: CaseStatus;
  readonly region: string;
  readonly submittedAt: string;
  readonly receivedAt: string;
  readonly corrections: number;
  readonly filedByAccount: string;
  readonly queryCodeHash: string;
  readonly submission: Submission;
  readonly acceptedAt?: string;
  readonly reason?: string;
};

export type CaseRefusal =
  | 'case_unknown'
  | 'area_denied'
  | 'wrong_status'
  | 'second_notice'
  | 'window_unknown';

/** True until the filing was accepted or ended. */
export const isPending = ({ status }: Case): boolean => status === 'submitted' || status === 'correcting';
