import { randomUUID } from 'node:crypto';
import { commonProblems } from '@haoban/service-kit/problems';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { intakeProblems } from '../src/api/problems.ts';
import { calendarPublished } from './given-calendar.ts';
import { fromHome } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;

const why = { reason: '不属于本机关职权' };
const visit = { kind: 'survey', by: 'agent', hall: '320281-hall', purpose: '踏勘' };
/** Every command on a filing: last part of its path, who sends it, what. */
const commands: Record<string, readonly [string, unknown?]> = {
  acceptance: ['window-clerk'],
  'on-the-spot-correction': ['window-clerk', { mended: ['补签名'] }],
  'correction-request': ['window-clerk', { missing: ['身份证'] }],
  resubmission: ['citizen-li'],
  refusal: ['officer-ms', why],
  'not-required': ['officer-ms', why],
  withdrawal: ['citizen-li', why],
  transfer: ['window-clerk', { ...why, toOrg: '320281-nr' }],
  visits: ['officer-ms', visit],
};
const send = (caseId: string, command: string) => {
  const [as = '', body] = commands[command] ?? [];
  return intake.move(caseId, command, as, body);
};

/** A filing after these commands. */
async function after(...steps: string[]): Promise<string> {
  const { caseId } = (await intake.file('citizen-li', fromHome)).body;
  for (const step of steps) expect((await send(caseId, step)).status).toBe(200);
  return caseId;
}
const caseRow = async (caseId: string) => [
  await intake.rows('select * from cases where subject = $1', [caseId]),
  await intake.rows('select id from journal where subject = $1', [caseId]),
];

const open = ['acceptance', 'on-the-spot-correction', 'refusal', 'not-required', 'withdrawal', 'transfer'];
/** How a state is reached, and the commands that are lawful in it beside a visit. */
const states: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['just filed', [], [...open, 'correction-request']],
  ['waiting', ['correction-request'], ['resubmission', 'refusal', 'not-required', 'withdrawal', 'transfer']],
  ['resubmitted', ['correction-request', 'resubmission'], open],
  ['accepted', ['acceptance'], []],
  ['deemed accepted', [], []],
  ['refused', ['refusal'], []],
  ['not required', ['not-required'], []],
  ['withdrawn', ['withdrawal'], []],
  ['abandoned', ['correction-request'], []],
];
const reached = new Map<string, string>();

beforeAll(async () => {
  intake = await startIntake({ from: '2026-06-01T02:00:00.000Z' });
  await intake.call('PUT', '/api/intake/organisations/320281-nr', {
    as: 'admin',
    body: { name: '自然资源局', area: '320281' },
  });
  await intake.hear(calendarPublished());
  for (const [name, steps] of states.filter(([state]) => /deemed|abandoned/.test(state)))
    reached.set(name, await after(...steps));
  intake.clock.goTo('2026-08-20T02:00:00.000Z');
  await intake.swept();
  for (const [name, steps] of states) if (!reached.has(name)) reached.set(name, await after(...steps));
});
afterAll(() => intake.stop());

const catalogue: Record<string, { status: number }> = { ...intakeProblems, ...commonProblems };

test.each(states.map(([name, , lawful]) => ({ name, lawful })))(
  'a filing $name refuses every other command with a code of the catalogue and stays as it is',
  async ({ name, lawful }) => {
    const caseId = reached.get(name) ?? '';
    const unlawful = Object.keys(commands).filter(
      (command) => command !== 'visits' && !lawful.includes(command),
    );
    const before = await caseRow(caseId);
    for (const command of unlawful) {
      const { status, body } = await send(caseId, command);
      expect([command, status, catalogue[body.code]?.status]).toEqual([command, expect.any(Number), status]);
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(await caseRow(caseId)).toEqual(before);
  },
);

test.each(states.map(([name, steps, lawful]) => ({ name, steps, lawful })))(
  'a filing $name takes the lawful ones and visits',
  async ({ name, steps, lawful }) => {
    for (const command of ['visits', ...lawful]) {
      const caseId = lawful.length === 0 ? (reached.get(name) ?? '') : await after(...steps);
      expect([command, (await send(caseId, command)).status]).toEqual([command, 200]);
    }
  },
);

test('a key that was used before changes nothing either', async () => {
  const caseId = await after();
  const key = randomUUID();
  const body = { mended: ['补签名'] };
  for (const as of ['window-clerk', 'window-clerk'])
    expect((await intake.move(caseId, 'on-the-spot-correction', as, body, key)).status).toBe(200);
  await intake.move(caseId, 'acceptance', 'window-clerk');
  const accepted = (await intake.said(caseId)).find(({ type }) => type === 'case.accepted.v1');
  expect(accepted?.data).toMatchObject({ mended: ['补签名'] });
});
