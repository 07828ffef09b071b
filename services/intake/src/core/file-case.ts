import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case } from './case.ts';
import { issuePaper } from './issue-paper.ts';

/** A filing with everything it needs from outside: numbers, ids, time (ISO). */
export type FileCase = {
  readonly caseId: string;
  readonly region: string;
  readonly at: string;
  readonly account: string;
  readonly queryCodeHash: string;
  readonly visitId: string;
  readonly submission: EventData<'case.submitted.v1'>;
};

/** Takes in a filing against a receipt; one made in person at a window is the applicant's or agent's visit too. */
export function fileCase(before: Case | undefined, command: FileCase): Decision<Case, 'number_taken'> {
  if (before !== undefined) return { refusal: 'number_taken' };
  const { caseId, region, at, account, queryCodeHash, submission } = command;
  const events: NewEvent[] = [{ type: 'case.submitted.v1', time: at, data: submission }];
  if (submission.channel === 'window' && submission.hall !== undefined) {
    const window = submission.window === undefined ? {} : { window: submission.window };
    events.push({
      type: 'visit.recorded.v1',
      time: at,
      data: {
        visitId: command.visitId,
        kind: 'window',
        by: submission.filedBy,
        hall: submission.hall,
        purpose: 'filing',
        ...window,
      },
    });
  }
  const state: Case = {
    caseId,
    status: 'submitted',
    region,
    org: submission.org,
    submittedAt: at,
    receivedAt: at,
    filedByAccount: account,
    queryCodeHash,
    submission,
    mendings: [],
    papers: [],
    lights: [],
    officers: [],
  };
  const receipt = issuePaper(state, 'receipt', at);
  return { state: receipt.state, events: [...events, receipt.event] };
}
