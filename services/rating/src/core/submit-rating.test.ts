import { describe, expect, test } from 'vitest';
import { submitRating, type SubmitRating } from './submit-rating.ts';
import type { Subject } from './subject.ts';

const invited: Subject = {
  subject: '320281202611230000018',
  region: '320281',
  heard: { submitted: { at: '2026-11-23T01:00:00.000Z', region: '320281', itemCode: 'A', org: 'ms' } },
  invitations: [
    {
      invitationId: 'i',
      node: '1',
      round: 1,
      invitedAt: '2026-11-23T02:00:00.000Z',
      expiresAt: '2026-12-23T02:00:00.000Z',
    },
  ],
  ratings: [],
};
const rating: SubmitRating = {
  invitationId: 'i',
  ratingId: 'r',
  at: '2026-11-24T00:00:00.000Z',
  level: 2,
  options: [209, 214],
  text: '等了三次',
  channel: 'qr',
  request: 'same',
  provenance: { addressHash: 'a', deviceHash: 'd' },
};
const given = (before: Subject, command: SubmitRating): Subject => {
  const decision = submitRating(before, command);
  if ('refusal' in decision) throw new Error(decision.refusal);
  return decision.state;
};

describe('rating through a link', () => {
  test('given an open link, when rated, then the rating is kept and said, its words kept apart', () => {
    const decision = submitRating(invited, rating);
    const kept = {
      ratingId: 'r',
      invitationId: 'i',
      node: '1',
      round: 1,
      level: 2,
      hasText: true,
      channel: 'qr',
    };
    expect(decision).toMatchObject({
      state: { ratings: [{ ...kept, options: [209, 214] }], texts: { r: '等了三次' } },
      events: [
        {
          type: 'rating.submitted.v1',
          time: rating.at,
          data: {
            ...kept,
            nodeAt: '2026-11-23T01:00:00.000Z',
            itemCode: 'A',
            org: 'ms',
            realName: false,
            enteredBy: 'citizen',
            addressHash: 'a',
            deviceHash: 'd',
          },
        },
      ],
    });
    expect(JSON.stringify('events' in decision && decision.events)).not.toContain('等了三次');
  });

  test('given a used link, when rated again, then it is refused', () => {
    const used = given(invited, rating);
    expect(submitRating(used, { ...rating, request: 'other' })).toEqual({ refusal: 'link_used' });
    const { request: _, ...unnamed } = rating;
    expect(submitRating(given(invited, unnamed), unnamed)).toEqual({ refusal: 'link_used' });
  });

  test('given a used link, when the same request comes again, then nothing changes', () => {
    const used = given(invited, rating);
    expect(submitRating(used, { ...rating, ratingId: 'r2' })).toEqual({ state: used, events: [] });
  });

  test('given any level, only its own options fit', () => {
    expect(submitRating(invited, { ...rating, options: [510] })).toEqual({ refusal: 'option_unfit' });
    expect(submitRating(invited, { ...rating, options: [209, 999] })).toEqual({ refusal: 'option_unfit' });
    expect(submitRating(invited, { ...rating, level: 5, options: [510, 517] })).toHaveProperty('state');
    expect(submitRating(invited, { ...rating, options: [] })).toHaveProperty('state');
  });

  test('given no such invitation, when rated, then it is refused', () => {
    expect(submitRating(undefined, rating)).toEqual({ refusal: 'link_forged' });
    expect(submitRating(invited, { ...rating, invitationId: 'x' })).toEqual({ refusal: 'link_forged' });
  });

  test('given a decision re-opened after the invitation, when rated, then it has to wait', () => {
    expect(submitRating({ ...invited, heard: {} }, rating)).toEqual({ refusal: 'node_not_reached' });
  });
});
