import type { EventData } from '@haoban/contracts/events/catalogue';

type Revocation = EventData<'licence.revocation_proposed.v1'>;
/** Why a licence ends, in the words of the law; the reason itself is for the record. */
export type RevocationCategory = Revocation['category'];

/**
 * A licence of a case: its number, when it was issued (ISO), and what became of it. It is suspended while the case is
 * open again. `grantedAt` is the decision it rests on, `printedAt` when its PDF was in the store.
 */
export type Licence = {
  readonly number: string;
  readonly grantedAt: string;
  readonly issuedAt: string;
  readonly printedAt?: string;
  readonly suspendedAt?: string;
  readonly proposal?: Pick<Revocation, 'category' | 'reason' | 'proposer'> & { readonly at: string };
  readonly revoked?: { readonly at: string; readonly category: RevocationCategory };
};

const maxCodeLength = 64;

/** `<item>-<case>-<nn>`: the case makes it unique, so an overlong item code gives way. */
export function licenceNumber(itemCode: string, caseId: string, issue: number): string {
  const tail = `-${caseId}-${String(issue).padStart(2, '0')}`;
  return itemCode.slice(0, maxCodeLength - tail.length) + tail;
}

/** Whether a licence can be relied on. */
export const licenceStatus = ({ revoked, suspendedAt }: Licence): 'valid' | 'suspended' | 'revoked' =>
  revoked !== undefined ? 'revoked' : suspendedAt !== undefined ? 'suspended' : 'valid';
