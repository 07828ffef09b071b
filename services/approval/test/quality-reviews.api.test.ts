import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseAccepted, caseSubmitted } from './given-events.ts';
import { startApproval } from './start-approval.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
const decided: string[] = [];
const marks = (mark: number) => ({
  papersComplete: mark,
  termKept: mark,
  reasonsGiven: mark,
  procedureRight: mark,
  recordsWhole: mark,
});
const sample = { quarter: '2026-Q4', region: '320281', seed: 'drawn in public', share: 0.2 };
const draw = (body: unknown, account = 'admin') =>
  approval.call('POST', '/quality-reviews/samples', account, body);
const mine = async (account: string, which = 'mine'): Promise<string[]> => {
  const path = `/quality-reviews?quarter=2026-Q4&which=${which}`;
  const { body } = await approval.call('GET', path, account);
  const rows = Array.isArray(body['rows']) ? body['rows'] : [];
  return rows.map(({ reviewId }: { reviewId: string }) => reviewId);
};
const score = (reviewId: string, account: string, mark: number, key: string = randomUUID()) =>
  approval.call('POST', `/quality-reviews/${reviewId}/scores`, account, { marks: marks(mark) }, key);
const scoresSeen = async (reviewId: string, account: string): Promise<unknown> =>
  (await approval.call('GET', `/quality-reviews/${reviewId}`, account)).body['scores'];

beforeAll(async () => {
  approval = await startApproval({ sweeping: false });
  const open = randomUUID();
  for (const caseId of [...Array.from({ length: 12 }, () => randomUUID()), open]) {
    await approval.deliver(caseSubmitted(caseId));
    await approval.deliver(caseAccepted(caseId, []));
    await approval.heard(caseId, 2);
    if (caseId === open) continue;
    await approval.call('POST', `/cases/${caseId}/decision`, 'chief', { outcome: 'granted' });
    decided.push(caseId);
  }
});
afterAll(() => approval.stop());

test('a quarter is sampled when it is over, by the local date of the place', async () => {
  approval.clock.goTo('2026-12-31T23:59:00+08:00');
  expect(await draw(sample)).toMatchObject({ status: 409, body: { code: 'quarter_open' } });
  approval.clock.goTo('2027-01-01T00:00:00+08:00');
  const answer = await draw(sample);
  expect(answer).toMatchObject({
    status: 200,
    body: { ...sample, cap: 50, tolerance: 10, drawnBy: 'admin', reviews: 3 },
  });
  expect(answer.body['groups']).toEqual([{ org: '320281-hc', item: 'permit', decided: 12, sampled: 3 }]);
});

test('it is drawn once: asked for again it is the same, asked for in another way it is refused', async () => {
  const before = await mine('admin', 'all');
  expect(await draw({ quarter: '2026-Q4', region: '320281' })).toMatchObject({
    status: 200,
    body: { seed: 'drawn in public', reviews: 3 },
  });
  expect(await draw({ ...sample, seed: 'another' })).toMatchObject({
    status: 409,
    body: { code: 'sample_drawn' },
  });
  expect(await mine('admin', 'all')).toEqual(before);
  expect(before).toHaveLength(3);
  for (const reviewId of before) {
    const caseId = reviewId.slice('QR-2026-Q4-'.length);
    expect(decided).toContain(caseId);
    expect(await approval.said(reviewId)).toMatchObject([
      {
        type: 'review.sampled.v1',
        region: '320281',
        data: { reviewId, caseId, org: '320281-hc', item: 'permit' },
      },
    ]);
  }
});

test('those who may review a case find it, others do not', async () => {
  const all = await mine('leader', 'all');
  expect(await mine('officer-ms')).toEqual(all);
  expect(await mine('analyst')).toEqual(all);
  expect(await mine('officer-hc')).toEqual([]);
  expect(await mine('chief')).toEqual([]);
  expect(await mine('leader')).toEqual([]);
});

test('two who agree settle it, and neither saw the score of the other before', async () => {
  const [reviewId = ''] = await mine('officer-ms');
  const key = randomUUID();
  expect(await score(reviewId, 'officer-ms', 90, key)).toMatchObject({ status: 201, body: { score: 90 } });
  expect(await score(reviewId, 'officer-ms', 90, key)).toMatchObject({ status: 201, body: { score: 90 } });
  expect(await mine('officer-ms')).not.toContain(reviewId);
  expect(await scoresSeen(reviewId, 'officer-ms')).toMatchObject([{ reviewer: 'officer-ms', score: 90 }]);
  for (const account of ['officer-nr', 'analyst', 'leader', 'admin']) {
    expect(await scoresSeen(reviewId, account)).toEqual([]);
  }
  expect((await score(reviewId, 'officer-nr', 81)).status).toBe(201);
  expect(await approval.call('GET', `/quality-reviews/${reviewId}`, 'leader')).toMatchObject({
    body: {
      status: 'final',
      final: 85.5,
      scores: [{ score: 90 }, { score: 81 }],
      criteria: [{}, {}, {}, {}, {}],
    },
  });
  expect((await approval.said(reviewId)).slice(1).map(({ data }) => data)).toEqual([
    { round: 1, score: 90, final: false },
    { round: 2, score: 81, final: false },
    { round: 2, score: 85.5, final: true },
  ]);
});

test('two who disagree need a third one, whose score is final', async () => {
  const [reviewId = ''] = await mine('officer-ms');
  await score(reviewId, 'officer-ms', 90);
  await score(reviewId, 'officer-nr', 60);
  expect(await mine('officer-nr')).not.toContain(reviewId);
  expect(await mine('analyst')).toContain(reviewId);
  expect(await scoresSeen(reviewId, 'analyst')).toEqual([]);
  await score(reviewId, 'analyst', 72);
  expect((await approval.said(reviewId)).at(-1)?.data).toEqual({ round: 3, score: 72, final: true });
  const path = '/quality-reviews/samples/2026-Q4?region=320281';
  expect(await approval.call('GET', path, 'leader')).toMatchObject({
    body: { progress: { unscored: 1, scoredOnce: 0, disputed: 0, final: 2, mean: 78.75 } },
  });
});

test('what is not allowed is refused with its code and changes nothing', async () => {
  const [reviewId = ''] = await mine('officer-ms');
  const settled = (await mine('leader', 'all')).find((id) => id !== reviewId) ?? '';
  const before = [await approval.said(reviewId), await approval.said(settled)];
  const refused: [string, number, ...Parameters<typeof approval.call>][] = [
    ['review_final', 409, 'POST', `/quality-reviews/${settled}/scores`, 'officer-fd', { marks: marks(50) }],
    [
      'reviewer_own_org',
      403,
      'POST',
      `/quality-reviews/${reviewId}/scores`,
      'officer-hc',
      { marks: marks(50) },
    ],
    ['reviewer_involved', 403, 'POST', `/quality-reviews/${reviewId}/scores`, 'chief', { marks: marks(50) }],
    ['review_unknown', 404, 'POST', '/quality-reviews/none/scores', 'officer-fd', { marks: marks(50) }],
    ['review_unknown', 404, 'GET', '/quality-reviews/none', 'officer-fd'],
    ['role_missing', 403, 'POST', `/quality-reviews/${reviewId}/scores`, 'leader', { marks: marks(50) }],
    [
      'invalid_request',
      400,
      'POST',
      `/quality-reviews/${reviewId}/scores`,
      'officer-fd',
      { marks: marks(101) },
    ],
    ['invalid_request', 400, 'POST', `/quality-reviews/${reviewId}/scores`, 'officer-fd', { marks: {} }],
    ['sample_unknown', 404, 'GET', '/quality-reviews/samples/2026-Q3?region=320281', 'leader'],
    ['area_denied', 403, 'GET', '/quality-reviews/samples/2026-Q4?region=33', 'leader'],
    ['area_denied', 403, 'POST', '/quality-reviews/samples', 'leader', { ...sample, region: '32' }],
    ['role_missing', 403, 'POST', '/quality-reviews/samples', 'officer-ms', sample],
    ['invalid_request', 400, 'POST', '/quality-reviews/samples', 'admin', { ...sample, quarter: '2026-Q5' }],
  ];
  for (const [code, status, method, path, account, body] of refused) {
    const answer = await approval.call(method, path, account, body, randomUUID());
    expect([path, answer.status, answer.body['code']]).toEqual([path, status, code]);
  }
  expect([await approval.said(reviewId), await approval.said(settled)]).toEqual(before);
});

test('a draw whose reviews were not all opened, as by a process that was killed, is finished by asking again', async () => {
  const drawn = (await mine('leader', 'all')).map((id) => id.slice('QR-2026-Q4-'.length));
  const caseIds = [...decided.filter((caseId) => !drawn.includes(caseId)).slice(0, 2), ...drawn];
  const { seed, quarter } = sample;
  const by = { drawnAt: '2027-01-01T00:00:00.000Z', drawnBy: 'admin' };
  const state = {
    quarter,
    region: '3202',
    seed,
    share: 0.2,
    cap: 50,
    tolerance: 10,
    ...by,
    groups: [],
    caseIds,
  };
  await approval.stores.samples.execute({
    subject: '2026-Q4:3202',
    region: '3202',
    context: { actor: 'admin' },
    decide: () => ({ state, events: [] }),
  });
  expect(await draw({ quarter, region: '3202' })).toMatchObject({ status: 200, body: { reviews: 5 } });
  expect(await draw({ quarter, region: '3202' })).toMatchObject({ status: 200, body: { reviews: 5 } });
  const all = await mine('leader', 'all');
  expect(all.map((id) => id.slice('QR-2026-Q4-'.length))).toEqual(caseIds.toSorted());
  for (const reviewId of all) {
    const sampled = (await approval.said(reviewId)).filter(({ type }) => type === 'review.sampled.v1');
    expect(sampled).toHaveLength(1);
  }
});
