import { describe, expect, test } from 'vitest';
import { inviteRating } from './invite-rating.ts';
import type { Subject } from './subject.ts';

const filed: Subject = {
  subject: '320281202611230000018',
  region: '320281',
  heard: { submitted: { at: '2026-11-23T01:00:00.000Z', region: '320281', itemCode: 'A', org: 'ms' } },
  invitations: [],
  ratings: [],
};
const first = {
  invitationId: 'first',
  node: '1',
  round: 1,
  invitedAt: '2026-11-23T02:00:00.000Z',
  expiresAt: '2026-12-23T02:00:00.000Z',
} as const;
const invited: Subject = { ...filed, invitations: [first] };
const rated: Subject = {
  ...invited,
  ratings: [
    {
      ratingId: 'r',
      invitationId: 'first',
      node: '1',
      round: 1,
      level: 5,
      options: [],
      hasText: false,
      channel: 'qr',
      at: '2026-11-23T03:00:00.000Z',
    },
  ],
};
const ask = { node: '1', at: '2026-11-23T02:00:00.000Z', invitationId: 'first' } as const;

describe('inviting to rate', () => {
  test('given a node that was reached, when invited, then the link is open for 30 days', () => {
    expect(inviteRating(filed, ask)).toEqual({
      state: invited,
      events: [
        {
          type: 'rating.invited.v1',
          time: ask.at,
          data: {
            invitationId: 'first',
            node: '1',
            nodeAt: '2026-11-23T01:00:00.000Z',
            round: 1,
            expiresAt: first.expiresAt,
            itemCode: 'A',
            org: 'ms',
          },
        },
      ],
    });
  });

  test('given an open invitation, when invited again, then it stays the only one', () => {
    const again = { ...ask, at: '2026-12-23T01:59:59.999Z', invitationId: 'second' };
    expect(inviteRating(invited, again)).toEqual({ state: invited, events: [] });
  });

  test('given an expired invitation, when invited again, then there is a new one', () => {
    const later = { ...ask, at: first.expiresAt, invitationId: 'second' };
    expect(inviteRating(invited, later)).toMatchObject({
      state: { invitations: [first, { invitationId: 'second', expiresAt: '2027-01-22T02:00:00.000Z' }] },
      events: [{ type: 'rating.invited.v1' }],
    });
  });

  test('given a node not reached, when invited, then it is refused', () => {
    expect(inviteRating(filed, { ...ask, node: '3' })).toEqual({ refusal: 'node_not_reached' });
    expect(inviteRating(filed, { ...ask, node: 'visit' })).toEqual({ refusal: 'node_not_reached' });
  });

  test('given a rated node, when invited again, even after the link expired, then it is refused', () => {
    expect(inviteRating(rated, ask)).toEqual({ refusal: 'node_rated' });
    expect(inviteRating(rated, { ...ask, at: '2027-06-01T00:00:00.000Z' })).toEqual({
      refusal: 'node_rated',
    });
  });
});
