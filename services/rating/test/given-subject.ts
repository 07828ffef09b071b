import type { Decision } from '@haoban/contracts/decision';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import { newSubject } from '../src/core/hear-moment.ts';
import { inviteRating, type InviteRating } from '../src/core/invite-rating.ts';
import { defaultSettings } from '../src/core/settings.ts';
import type { Subject } from '../src/core/subject.ts';
import { submitRating, type SubmitRating } from '../src/core/submit-rating.ts';
import type { World } from '../src/core/world.ts';

export const caseId = '320281202611230000018';

/** A case that was filed at window 3 and accepted by a clerk. */
export const filed: Subject = {
  ...newSubject(caseId, '320281'),
  heard: {
    submitted: {
      at: '2026-11-23T01:00:00.000Z',
      region: '320281',
      itemCode: 'A',
      org: 'ms',
      hall: 'hall',
      window: '3',
    },
  },
  officers: ['chen'],
};

/** An invitation to node 1, asked for an hour after the filing. */
export const ask: InviteRating = {
  node: '1',
  round: 1,
  channel: 'qr',
  at: '2026-11-23T02:00:00.000Z',
  invitationId: 'first',
  tokenHash: 'hash-first',
  days: 30,
};

/** A bad rating through that invitation. */
export const rating: SubmitRating = {
  invitationId: 'first',
  ratingId: 'r',
  at: '2026-11-24T00:00:00.000Z',
  said: { level: 2, options: [209, 214], text: '等了三次' },
  request: 'same',
  provenance: { addressHash: 'a', deviceHash: 'd' },
};

/** The state after a decision, as it is read back: what was fresh is in other tables. Fails when it was refused. */
export function stateOf(decision: Decision<Subject>): Subject {
  if ('refusal' in decision) throw new Error(decision.refusal);
  const { fresh: _, ...state } = decision.state;
  return state;
}

export const invited = stateOf(inviteRating(filed, ask));
export const rated = stateOf(submitRating(invited, rating));

/** A region that counts silence from an instant (ISO) on, if one is given. */
export const world = (defaultsFrom?: string): World => ({
  zone: 'Asia/Shanghai',
  calendar: undefined,
  hours: defaultHours,
  defaultsFrom,
  settings: defaultSettings,
});
