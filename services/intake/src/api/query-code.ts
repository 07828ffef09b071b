import { createHash, createHmac } from 'node:crypto';

/**
 * The eight digits on the receipt that let a citizen ask for a case. Derived from the number under a secret key, so
 * that it can be printed again but is kept nowhere.
 */
export const queryCodeOf = (key: Buffer, caseId: string): string =>
  String(createHmac('sha256', key).update(`query ${caseId}`).digest().readUInt32BE(0) % 100_000_000).padStart(
    8,
    '0',
  );

/** What is kept of it beside the case. */
export const queryCodeHash = (key: Buffer, caseId: string): string =>
  createHash('sha256').update(caseId).update(queryCodeOf(key, caseId)).digest('hex');
