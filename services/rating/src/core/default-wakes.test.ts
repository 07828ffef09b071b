import { describe, expect, test } from 'vitest';
import { ask, filed, invited, rated, rating, stateOf, world } from '../../test/given-subject.ts';
import { defaultWakes } from './default-wakes.ts';
import { inviteRating } from './invite-rating.ts';
import { submitRating } from './submit-rating.ts';
import type { Subject } from './subject.ts';

const counting = world('2026-11-01T00:00:00.000Z');
const after = (state: Subject): Subject =>
  defaultWakes(state, counting).reduce((before, wake) => wake.happen(before).state, state);

describe('silence', () => {
  test('given a region that does not count it, nothing will happen', () => {
    expect(defaultWakes(invited, world())).toEqual([]);
  });

  test('given a region that counts it, seven natural days after the invitation it is level 3 of the system', () => {
    const [wake] = defaultWakes(invited, counting);
    // invited on 23 November local: the seventh day is the 30th, over at midnight
    expect(wake?.at).toBe('2026-11-30T16:00:00.000Z');
    const { state, events } = wake?.happen(invited) ?? {};
    expect(events).toEqual([
      {
        type: 'rating.defaulted.v1',
        time: '2026-11-30T16:00:00.000Z',
        data: {
          ratingId: 'first-default',
          node: '1',
          nodeAt: '2026-11-23T01:00:00.000Z',
          round: 1,
          level: 3,
        },
      },
    ]);
    expect(state?.ratings).toEqual([]);
    expect(state && defaultWakes(state, counting)).toEqual([]);
  });

  test('given a default, a citizen still rates within the link, and is not asked for silence again', () => {
    const decision = submitRating(after(invited), { ...rating, at: '2026-12-20T00:00:00.000Z' });
    expect(decision).toMatchObject({ state: { ratings: [{ level: 2 }], defaults: [{ level: 3 }] } });
  });

  test('given an answer, or an invitation of the time before, there is nothing to come', () => {
    expect(defaultWakes(rated, counting)).toEqual([]);
    expect(defaultWakes(invited, world('2026-11-23T02:00:00.001Z'))).toEqual([]);
  });

  test('given several links of a node, the first question counts', () => {
    const later = { ...ask, invitationId: 'second', channel: 'sms', at: '2026-11-25T02:00:00.000Z' } as const;
    const twice = stateOf(inviteRating(invited, later));
    expect(defaultWakes(twice, counting).map(({ at }) => at)).toEqual(['2026-11-30T16:00:00.000Z']);
  });

  test('given nobody asked, silence is nothing', () => {
    expect(defaultWakes(filed, counting)).toEqual([]);
  });
});
