import { describe, expect, test } from 'vitest';
import { ask, filed, invited, rated, stateOf } from '../../test/given-subject.ts';
import { inviteRating } from './invite-rating.ts';
import type { Subject } from './subject.ts';

const expiresAt = '2026-12-23T02:00:00.000Z';
const second = { ...ask, invitationId: 'second', tokenHash: 'hash-second', at: '2026-11-24T02:00:00.000Z' };

describe('inviting to rate', () => {
  test('given a node that was reached, when invited, then the link is open for its days and only its hash is kept', () => {
    expect(inviteRating(filed, ask)).toEqual({
      state: {
        ...filed,
        invitations: [
          { invitationId: 'first', node: '1', round: 1, channel: 'qr', invitedAt: ask.at, expiresAt },
        ],
        fresh: {
          links: [
            {
              token_hash: 'hash-first',
              invitation_id: 'first',
              node: '1',
              round: 1,
              channel: 'qr',
              expires_at: expiresAt,
            },
          ],
        },
      },
      events: [
        {
          type: 'rating.invited.v1',
          time: ask.at,
          data: {
            invitationId: 'first',
            node: '1',
            nodeAt: '2026-11-23T01:00:00.000Z',
            round: 1,
            expiresAt,
            channel: 'qr',
            itemCode: 'A',
            org: 'ms',
            hall: 'hall',
            window: '3',
          },
        },
      ],
    });
  });

  test('given an open link, when invited again by its channel, then it is void and the new one is open', () => {
    expect(stateOf(inviteRating(invited, second)).invitations).toMatchObject([
      { invitationId: 'first', replacedAt: second.at },
      { invitationId: 'second' },
    ]);
  });

  test('given an open link, when invited by another channel, then both are open', () => {
    const [first] = stateOf(inviteRating(invited, { ...second, channel: 'sms' })).invitations;
    expect(first).not.toHaveProperty('replacedAt');
  });

  test('given a node not reached, when invited, then it is refused', () => {
    expect(inviteRating(filed, { ...ask, node: '3' })).toEqual({ refusal: 'node_not_reached' });
    expect(inviteRating(filed, { ...ask, node: 'visit' })).toEqual({ refusal: 'node_not_reached' });
  });

  test('given a rated node, when invited again, even after the link expired, then it is refused', () => {
    expect(inviteRating(rated, second)).toEqual({ refusal: 'node_rated' });
    expect(inviteRating(rated, { ...second, at: '2027-06-01T00:00:00.000Z' })).toEqual({
      refusal: 'node_rated',
    });
  });

  test('given no closed rectification, when invited to round 2, then it is refused', () => {
    expect(inviteRating(rated, { ...second, round: 2 })).toEqual({ refusal: 'round_not_open' });
  });

  test('given thirty invitations of a node, when invited again, then it is refused', () => {
    let state: Subject = filed;
    for (let asked = 0; asked < 30; asked += 1)
      state = stateOf(inviteRating(state, { ...ask, invitationId: `i${asked}` }));
    expect(inviteRating(state, second)).toEqual({ refusal: 'invitations_exhausted' });
  });
});
