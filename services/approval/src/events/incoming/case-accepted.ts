import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import type { Case } from '../../core/case.ts';
import { jointsOf } from '../../core/joint.ts';
import { openCase } from '../../core/open-case.ts';
import type { Stores } from '../../db/stores.ts';
import { openJoints } from '../open-joints.ts';

/** An accepted filing becomes approval's case. */
export const caseAccepted =
  (stores: Pick<Stores, 'cases' | 'filings' | 'daysOf' | 'joints' | 'themes' | 'pass'>): Effect =>
  async (event, heard, context) => {
    const { cases, filings, daysOf } = stores;
    const { subject, region, time } = event;
    const submission = (await filings.load(subject))?.state;
    const data = dataOf(event, 'case.accepted.v1');
    const { calendar } = await daysOf({ calendarId: data.calendarId, region });
    const calendarVersion = calendar?.version ?? 0;
    const accepted = { caseId: subject, region, at: time, data, submission, calendarVersion };
    const opening = {
      subject,
      region,
      context,
      decide: (before: Case | undefined) => openCase(before, accepted),
    };
    if (submission === undefined || jointsOf(submission).length === 0) {
      await cases.execute({ ...opening, heard });
      return;
    }
    // the inbox moves last: a crash in between repeats what changes nothing twice
    await cases.execute(opening);
    await openJoints(stores, event, data, submission, context);
    await stores.pass(heard);
  };
