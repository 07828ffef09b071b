import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { item } from './given-case.ts';
import { caseAccepted, caseSubmitted } from './given-events.ts';
import { approvalInCounty } from './given-service.ts';

let approval: Awaited<ReturnType<typeof approvalInCounty>>;
beforeAll(async () => {
  approval = await approvalInCounty();
});
afterAll(() => approval.stop());

const midnight = '2026-11-09T16:00:00.000Z';

/** Received on Monday 2 November, nobody looked at it until the review was over on the 9th (E10). */
async function deemed(n: number): Promise<string> {
  const caseId = randomUUID();
  const of = item({ org: '320281-hc', promised: { n, unit: 'WD' } });
  const receivedAt = '2026-11-02T02:00:00.000Z';
  const accepted = caseAccepted(caseId, [], undefined, { item: of, receivedAt, deemed: true });
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver({ ...accepted, time: midnight });
  await approval.heard(caseId, 2);
  await approval.swept();
  return caseId;
}

const lightsOf = async (caseId: string) =>
  (await approval.said(caseId))
    .filter(({ type }) => type === 'light.raised.v1')
    .map(({ time, data }) => [data['level'], time]);

test('a case deemed accepted counts from its receipt: with 5 days it is overdue at once, with 10 due on the 16th', async () => {
  approval.clock.goTo('2026-11-10T01:00:00.000Z');
  const five = await deemed(5);
  const ten = await deemed(10);

  const clockOf = async (caseId: string) =>
    (await approval.call('GET', `/cases/${caseId}`, 'chief')).body['clocks'];
  expect(await clockOf(five)).toMatchObject({
    promised: { due: '2026-11-09', elapsedDays: 6, remaining: -1 },
  });
  expect(await clockOf(ten)).toMatchObject({ promised: { due: '2026-11-16', elapsedDays: 6, remaining: 4 } });
  expect(await lightsOf(five)).toEqual([
    ['warn', midnight],
    ['yellow', midnight],
  ]);
  expect(await lightsOf(ten)).toEqual([]);
});
