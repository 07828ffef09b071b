import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromHome, itemBody } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
const days = (n: number) => ({ n, unit: 'WD' });
const stage = (code: string, n: number, after: string[] = []) => ({
  code,
  name: code,
  org: '320281-ms',
  after,
  join: 'all',
  term: days(n),
});
// 13 / 17 / 26 working days for industrial projects of three classes
const tiers = {
  simple: { promised: days(13) },
  ordinary: { promised: days(17) },
  complex: { promised: days(26), stages: [stage('review', 10), stage('permit', 16, ['review'])] },
};
const factory = {
  ...itemBody,
  name: '工业项目施工许可',
  statutory: days(60),
  promised: days(30),
  classes: tiers,
};
const put = (body: unknown) => intake.call('PUT', '/api/intake/items/factory', { as: 'admin', body });
const file = (over: object) => intake.file('citizen-li', { ...fromHome, itemCode: 'factory', ...over });

beforeAll(async () => {
  intake = await startIntake();
  await put(factory);
});
afterAll(() => intake.stop());

test.each([
  ['simple', 13, []],
  ['ordinary', 17, []],
  ['complex', 26, ['review', 'permit']],
])(
  'a %s project is accepted with %i working days and the stages of its class',
  async (projectClass, n, stages) => {
    const { caseId } = (await file({ projectClass })).body;
    await intake.move(caseId, 'acceptance', 'window-clerk');
    const said = await intake.said(caseId);
    const item = said.find(({ type }) => type === 'case.accepted.v1')?.data['item'];
    expect(item).toMatchObject({ code: 'factory', statutory: days(60), promised: days(n) });
    expect(item).not.toHaveProperty('classes');
    expect(item).toHaveProperty(
      'stages',
      tiers.complex.stages.filter(({ code }) => stages.includes(code)),
    );
  },
);

test.each([{}, { projectClass: 'huge' }, { projectClass: 'toString' }])(
  'a filing that names no class of the item is refused: %j',
  async (over) => {
    const before = await intake.countOf('case.submitted.v1');
    expect(await file(over)).toMatchObject({ status: 422, body: { code: 'project_class_unknown' } });
    expect(await intake.countOf('case.submitted.v1')).toBe(before);
  },
);

describe('an item is not published with a class', () => {
  test.each([
    ['that promises more than the law gives', { promised: days(61) }, 'promise_exceeds_law'],
    ['whose stages go in a circle', { stages: [stage('a', 1, ['a'])] }, 'stage_graph_broken'],
  ])('%s', async (_, simple, code) => {
    const refused = await put({ ...factory, classes: { ...tiers, simple } });
    expect(refused).toMatchObject({ status: 422, body: { code } });
  });
});
