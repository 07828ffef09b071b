import type { Envelope } from '@haoban/contracts/envelope';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { expect, test } from 'vitest';
import { invitationDraft, invitationOf } from './notice-drafts.ts';

const time = '2026-11-26T01:00:00.000Z';
const invited = (over: Partial<EventData<'rating.invited.v1'>>): Envelope => ({
  specversion: '1.0',
  id: 'e-1',
  source: 'haoban/rating',
  type: 'rating.invited.v1',
  time,
  subject: 'case-1',
  sequence: 1,
  recordedat: time,
  dataset: 'live',
  region: '320281',
  data: { invitationId: 'i-1', node: '3', nodeAt: time, round: 1, expiresAt: time, channel: 'sms', ...over },
});

test('a link for the phone is sent to it; one that is shown at the window is not', () => {
  expect(invitationDraft(invited({}))).toMatchObject([
    { values: { invitationId: 'i-1', node: '3', round: '1' } },
  ]);
  for (const channel of ['qr', 'tablet', 'mobile'] as const)
    expect(invitationDraft(invited({ channel }))).toEqual([]);
});

test('a second round is told whatever its channel: nobody is there to hand it over', () => {
  expect(invitationDraft(invited({ round: 2, channel: 'qr' }))).toHaveLength(1);
});

test('an invitation that a message made is not told by another one', () => {
  expect(invitationDraft(invited({ invitationId: invitationOf('e-0') }))).toEqual([]);
});
