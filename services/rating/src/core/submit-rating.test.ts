import { describe, expect, test } from 'vitest';
import { ask, filed, invited, rated, rating, stateOf } from '../../test/given-subject.ts';
import { inviteRating } from './invite-rating.ts';
import { submitRating } from './submit-rating.ts';

const sms = { ...ask, invitationId: 'second', channel: 'sms' } as const;
const said = { level: 2, options: [209] };

describe('rating through a link', () => {
  test('given an open link, when rated, then the rating is kept and said with its tables, its words kept apart', () => {
    const decision = submitRating(invited, rating);
    const kept = {
      ratingId: 'r',
      invitationId: 'first',
      node: '1',
      round: 1,
      level: 2,
      levelsVersion: 1,
      optionsVersion: 1,
      hasText: true,
      channel: 'qr',
    };
    expect(decision).toMatchObject({
      state: {
        ratings: [{ ...kept, options: [209, 214] }],
        fresh: {
          texts: { r: '等了三次' },
          ratings: [
            { rating_id: 'r', level: 2, options: [209, 214], org: 'ms', device_hash: 'd', canary: false },
          ],
        },
      },
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
    expect(JSON.stringify('state' in decision && decision.state.ratings)).not.toContain('等了三次');
  });

  test('given a used link, when rated again, then it is refused', () => {
    expect(submitRating(rated, { ...rating, request: 'other' })).toEqual({ refusal: 'link_used' });
    const { request: _, ...unnamed } = rating;
    expect(submitRating(stateOf(submitRating(invited, unnamed)), unnamed)).toEqual({ refusal: 'link_used' });
  });

  test('given a used link, when the same request comes again, then nothing changes', () => {
    expect(submitRating(rated, { ...rating, ratingId: 'r2' })).toEqual({ state: rated, events: [] });
  });

  test('given two links of one node, when one was used, then the other says that it is rated already', () => {
    const both = stateOf(inviteRating(invited, sms));
    const used = stateOf(submitRating(both, rating));
    expect(submitRating(used, { ...rating, invitationId: 'second', request: 'x' })).toEqual({
      refusal: 'already_rated',
    });
  });

  test('given a link that a newer one replaced, when rated, then it is refused and the newer one works', () => {
    const renewed = stateOf(inviteRating(invited, { ...ask, invitationId: 'second' }));
    expect(submitRating(renewed, rating)).toEqual({ refusal: 'link_replaced' });
    expect(submitRating(renewed, { ...rating, invitationId: 'second' })).toHaveProperty('state');
  });

  test('given an open link, it is open up to its last millisecond', () => {
    const at = '2026-12-23T02:00:00.000Z';
    expect(submitRating(invited, { ...rating, at: '2026-12-23T01:59:59.999Z' })).toHaveProperty('state');
    expect(submitRating(invited, { ...rating, at })).toEqual({ refusal: 'link_expired' });
  });

  test('given any level, only its own options fit', () => {
    const option = (level: number, ...options: number[]) =>
      submitRating(invited, { ...rating, said: { level, options } });
    expect(option(2, 510)).toEqual({ refusal: 'option_unfit' });
    expect(option(2, 209, 999)).toEqual({ refusal: 'option_unfit' });
    expect(option(5, 510, 517)).toHaveProperty('state');
    expect(option(1)).toHaveProperty('state');
  });

  test('given a link, it carries its own channel and those it opens into, no others', () => {
    const by = (channel: 'mobile' | 'tablet' | 'kiosk') =>
      submitRating(invited, { ...rating, said, channel });
    expect(by('mobile')).toMatchObject({ state: { ratings: [{ channel: 'mobile' }] } });
    expect(by('tablet')).toEqual({ refusal: 'channel_unfit' });
    expect(by('kiosk')).toEqual({ refusal: 'channel_unfit' });
    expect(submitRating(invited, rating)).toMatchObject({ state: { ratings: [{ channel: 'qr' }] } });
  });

  test('given no such invitation, when rated, then it is refused', () => {
    expect(submitRating(undefined, rating)).toEqual({ refusal: 'link_forged' });
    expect(submitRating(filed, rating)).toEqual({ refusal: 'link_forged' });
  });

  test('given a decision re-opened after the invitation, when rated, then it has to wait', () => {
    expect(submitRating({ ...invited, heard: {} }, rating)).toEqual({ refusal: 'node_not_reached' });
  });
});
