import { describe, expect, test } from 'vitest';
import { hearMoment, type Told } from './hear-moment.ts';
import { ratedNode } from './rated-node.ts';
import type { Moment, Place, Subject } from './subject.ts';

const subject = '320281202611230000018';
const told = (moment: Moment, at: string, place?: Place, region = '320281'): Told => ({
  subject,
  region,
  moment,
  fact: place && { at, region, ...place },
});
const given = (...story: Told[]): Subject | undefined => {
  let state: Subject | undefined;
  for (const next of story) {
    const decision = hearMoment(state, next);
    if ('state' in decision) state = decision.state;
  }
  return state;
};

const submitted = told('submitted', '2026-11-23T01:00:00.000Z', {
  itemCode: 'A',
  org: 'ms',
  hall: 'h',
  window: '3',
});
const accepted = told(
  'accepted',
  '2026-11-23T02:00:00.000Z',
  { itemCode: 'A2', org: 'nr', officer: 'chen' },
  '320281100',
);
const decided = told('decided', '2026-11-25T03:00:00.000Z', { officer: 'zhou' });
const reopened = told('decided', '2026-11-26T03:00:00.000Z');
const decidedAgain = told('decided', '2026-11-27T03:00:00.000Z', { officer: 'wu' });

describe('hearing of a case', () => {
  test('the order between services changes nothing', () => {
    const inOrder = given(submitted, accepted, decided);
    expect(given(decided, submitted, accepted)).toEqual(inOrder);
    expect(given(submitted, decided, accepted)).toEqual(inOrder);
    expect(inOrder?.region).toBe('320281100');
  });

  test('an event heard twice changes nothing', () => {
    expect(given(submitted, submitted, accepted, accepted)).toEqual(given(submitted, accepted));
  });

  test('each node is about those who had a part in it', () => {
    const state = given(submitted, accepted, decided);
    if (state === undefined) throw new Error('nothing was heard');
    expect(ratedNode(state, '1')).toEqual({
      node: '1',
      nodeAt: '2026-11-23T01:00:00.000Z',
      itemCode: 'A',
      org: 'ms',
      hall: 'h',
      window: '3',
    });
    expect(ratedNode(state, '2')).toEqual({
      node: '2',
      nodeAt: '2026-11-23T02:00:00.000Z',
      itemCode: 'A2',
      org: 'nr',
      hall: 'h',
      window: '3',
      officer: 'chen',
    });
    expect(ratedNode(state, '3')).toEqual({
      node: '3',
      nodeAt: '2026-11-25T03:00:00.000Z',
      itemCode: 'A2',
      org: 'nr',
      officer: 'zhou',
    });
    expect(ratedNode(state, 'visit')).toBeUndefined();
  });

  test('a re-opened case has no node 3, then the one of its standing decision', () => {
    const open = given(submitted, decided, reopened);
    const closed = given(submitted, decided, reopened, decidedAgain);
    expect(open && ratedNode(open, '3')).toBeUndefined();
    expect(closed && ratedNode(closed, '3')).toMatchObject({
      nodeAt: '2026-11-27T03:00:00.000Z',
      officer: 'wu',
    });
  });

  test('all who had a part in it are known, those of a decision that was re-opened too', () => {
    expect(given(submitted, accepted, decided, reopened, decidedAgain)?.officers).toEqual([
      'chen',
      'wu',
      'zhou',
    ]);
  });

  test('what was invited and rated is kept', () => {
    const invitation = {
      invitationId: 'i',
      node: '1',
      round: 1,
      channel: 'qr',
      invitedAt: '',
      expiresAt: '',
    } as const;
    const before = given(submitted);
    if (before === undefined) throw new Error('nothing was heard');
    const decision = hearMoment({ ...before, invitations: [invitation] }, accepted);
    expect(decision).toMatchObject({ state: { invitations: [invitation] }, events: [] });
  });
});
