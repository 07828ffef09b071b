import { randomUUID } from 'node:crypto';
import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { recordBreach } from '../../core/record-breach.ts';
import type { Stores } from '../../db/stores.ts';

/** A broken promise goes on the record of whoever gave it; cases that were not filed here are nobody's. */
export const commitmentBroken =
  ({ cases, credits }: Pick<Stores, 'cases' | 'credits'>): Effect =>
  async (event, heard, context) => {
    const { subject: caseId, region, time } = event;
    const { commitmentId } = dataOf(event, 'commitment.broken.v1');
    const applicantRef = (await cases.load(caseId))?.state.submission.applicantRef;
    const breach = { at: time, applicantRef, creditId: randomUUID(), caseId, commitmentId };
    await credits.execute({
      subject: applicantRef ?? caseId,
      region,
      context,
      heard,
      decide: (before) => recordBreach(before, breach),
    });
  };
