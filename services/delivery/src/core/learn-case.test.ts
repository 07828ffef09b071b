import type { Decision } from '@haoban/contracts/decision';
import { expect, test } from 'vitest';
import { at, filing, granted, saidBy, stateOf, untold } from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { forgetDecision, learnDecision, learnFiling, learnItem } from './learn-case.ts';
import { requestDelivery } from './request-delivery.ts';

type Learn = (state: Case) => Decision<Case>;

const item = { item: { code: 'permit', name: '施工许可' } };
const fromIntake: Learn[] = [(state) => learnFiling(state, filing), (state) => learnItem(state, item)];
const fromApproval: Learn[] = [
  (state) => learnDecision(state, { outcome: 'denied' }),
  forgetDecision,
  (state) => learnDecision(state, granted),
];

function interleave(ours: readonly Learn[], theirs: readonly Learn[]): Learn[][] {
  const [one, ...ourRest] = ours;
  const [other, ...theirRest] = theirs;
  if (one === undefined || other === undefined) return [[...ours, ...theirs]];
  return [
    ...interleave(ourRest, theirs).map((rest) => [one].concat(rest)),
    ...interleave(ours, theirRest).map((rest) => [other].concat(rest)),
  ];
}

test('intake and approval are heard in any order between them', () => {
  const orders = interleave(fromIntake, fromApproval);
  expect(orders).toHaveLength(10);
  for (const order of orders) {
    const end = order.reduce((state, learn) => stateOf(learn(state)), untold);
    expect(end).toEqual({ ...untold, ...filing, itemName: '施工许可', outcome: 'granted' });
  }
});

test('a re-opened case has nothing to deliver; granted again it gets another licence number', () => {
  const request = (before: Case, deliveryId: string) =>
    requestDelivery(before, { at, deliveryId, method: 'e_licence' });
  const known = stateOf(learnDecision(stateOf(learnFiling(untold, filing)), granted));
  const first = stateOf(request(known, 'd-1'));
  const reopened = stateOf(forgetDecision(first));
  expect(saidBy(request(reopened, 'd-2'))).toEqual(['refused not_granted']);
  const second = stateOf(request(stateOf(learnDecision(reopened, granted)), 'd-2'));
  expect(second.deliveries.map(({ documents }) => documents)).toEqual([
    ['permit-case-1-01'],
    ['permit-case-1-02'],
  ]);
});
