import type { EventData } from '@haoban/contracts/events/catalogue';

type Submission = EventData<'case.submitted.v1'>;

/** Where a filing stands; `accepted` hands it to approval, those after it end it. */
export type CaseStatus =
  | 'submitted'
  | 'correcting'
  | 'accepted'
  | 'refused'
  | 'not_required'
  | 'abandoned'
  | 'withdrawn';

/** A paper that was issued; what it says is in the rest of the case. */
export type Paper = EventData<'document.issued.v1'> & { readonly at: string };

/** The one-time notice: everything that is missing. */
export type Notice = {
  readonly number: string;
  readonly at: string;
  readonly officer: string;
  readonly missing: readonly string[];
};

/** What was mended at the window without a notice, and the codes of materials that came with it. */
export type Mending = {
  readonly at: string;
  readonly officer: string;
  readonly mended: readonly string[];
  readonly materials: readonly string[];
};

/** A light of the review clock; cancelled ones stay. */
export type Light = EventData<'light.raised.v1'> & {
  readonly raisedAt: string;
  readonly cancelledAt?: string;
};

/** A filing as intake keeps it. Instants are ISO texts; `receivedAt` is the last complete receipt. */
export type Case = {
  readonly caseId: string;
  readonly status: CaseStatus;
  readonly region: string;
  /** Who reviews it; starts as the item's organisation. */
  readonly org: string;
  readonly submittedAt: string;
  readonly receivedAt: string;
  readonly filedByAccount: string;
  readonly queryCodeHash: string;
  readonly submission: Submission;
  readonly notice?: Notice;
  readonly mendings: readonly Mending[];
  readonly papers: readonly Paper[];
  readonly lights: readonly Light[];
  /** Everybody who handled it: none of them may cancel its lights. */
  readonly officers: readonly string[];
  readonly acceptedAt?: string;
  readonly day0?: string;
  readonly deemed?: boolean;
  readonly lateMaterials?: readonly string[];
  readonly committedMaterials?: readonly string[];
  readonly reason?: string;
  /** What its applicant can do about a refusal. */
  readonly remedy?: string;
  /** When something is due next, kept by the timed journal. */
  readonly wakesAt?: string | null;
};

export type CaseRefusal =
  | 'case_unknown'
  | 'area_denied'
  | 'wrong_status'
  | 'accepted_already'
  | 'second_notice'
  | 'mendings_full'
  | 'reason_missing'
  | 'org_unchanged'
  | 'tolerance_not_allowed'
  | 'commitment_not_allowed'
  | 'commitment_blocked'
  | 'light_unknown'
  | 'light_cancelled'
  | 'second_person_needed';

/** True until the filing was accepted or ended. */
export const isPending = ({ status }: Case): boolean => status === 'submitted' || status === 'correcting';

/** Why a filing in this state can't be handled so: an accepted case is approval's to move. */
export const unfit = ({ status }: Case): { refusal: CaseRefusal } => ({
  refusal: status === 'accepted' ? 'accepted_already' : 'wrong_status',
});

/** The officers of a case and one more who handled it. */
export const withOfficer = ({ officers }: Case, officer: string): readonly string[] =>
  officers.includes(officer) ? officers : [...officers, officer];
