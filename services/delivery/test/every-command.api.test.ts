import { randomUUID } from 'node:crypto';
import { commonProblems } from '@haoban/service-kit/problems';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveryProblems } from '../src/api/problems.ts';
import { accepted, decided, decisionRevoked, eventOf, reopened, submitted } from './given-events.ts';
import { startDelivery } from './start-delivery.ts';

let delivery: Awaited<ReturnType<typeof startDelivery>>;
beforeAll(async () => {
  delivery = await startDelivery();
});
afterAll(() => delivery.stop());

type Given = { readonly caseId: string; readonly deliveryId: string };
const request = (caseId: string, method: string) =>
  delivery.call('POST', `/cases/${caseId}/deliveries`, 'courier-desk', { method }, randomUUID());

/** Every command: the end of its path, who sends it, what. */
const commands: Record<string, readonly [path: (given: Given) => string, as: string, body: object]> = {
  dispatch: [({ deliveryId }) => `deliveries/${deliveryId}/dispatch`, 'courier-desk', { cabinet: 'c-7' }],
  completion: [({ deliveryId }) => `deliveries/${deliveryId}/completion`, 'window-clerk', { hall: 'h1' }],
  failure: [({ deliveryId }) => `deliveries/${deliveryId}/failure`, 'courier-desk', { reason: '无人签收' }],
  rerouting: [({ deliveryId }) => `deliveries/${deliveryId}/rerouting`, 'courier-desk', { method: 'agent' }],
  proposal: [
    ({ caseId }) => `licences/permit-${caseId}-01/revocation-proposal`,
    'officer-hc',
    { category: 'penalty', reason: '处罚' },
  ],
  revocation: [({ caseId }) => `licences/permit-${caseId}-01/revocation`, 'chief', { approved: true }],
  rejection: [
    ({ caseId }) => `licences/permit-${caseId}-01/revocation`,
    'chief',
    { approved: false, reason: '依据不足' },
  ],
  light: [({ caseId }) => `lights/${caseId}-delivery-red/cancellation`, 'chief', { reason: '故障' }],
};
const send = (given: Given, command: string) => {
  const [path, as, body] = commands[command] ?? [() => '', '', {}];
  return delivery.call('POST', `/cases/${given.caseId}/${path(given)}`, as, body);
};

const accept = async (): Promise<Given> => {
  const caseId = randomUUID();
  await delivery.tell(eventOf('intake', caseId, 1, submitted('f'.repeat(32))));
  await delivery.tell(eventOf('intake', caseId, 2, accepted));
  return { caseId, deliveryId: 'none' };
};
const after = async (method: string, ...steps: string[]): Promise<Given> => {
  const caseId = await delivery.granted();
  const { body } = await request(caseId, method);
  const given = { caseId, deliveryId: String(body['deliveryId']) };
  for (const step of steps) expect([step, (await send(given, step)).status]).toEqual([step, 200]);
  return given;
};
const then = async (given: Given, event: typeof reopened): Promise<Given> => {
  await delivery.tell(eventOf('approval', given.caseId, 2, event));
  return given;
};

/** How a state is reached, and the commands that are lawful in it. */
const states: readonly (readonly [string, () => Promise<Given>, readonly string[]])[] = [
  ['accepted', accept, []],
  [
    'denied',
    async () => {
      const given = await accept();
      await delivery.tell(eventOf('approval', given.caseId, 1, decided('denied')));
      return given;
    },
    [],
  ],
  ['requested', () => after('locker'), ['dispatch', 'rerouting', 'proposal']],
  ['waiting at a window', () => after('window'), ['completion', 'rerouting', 'proposal']],
  ['waiting to be printed', () => after('e_licence'), ['rerouting', 'proposal']],
  ['on its way', () => after('locker', 'dispatch'), ['completion', 'failure', 'proposal']],
  ['failed', () => after('locker', 'dispatch', 'failure'), ['dispatch', 'rerouting', 'proposal']],
  ['completed', () => after('locker', 'dispatch', 'completion'), ['proposal']],
  [
    'proposed for revocation',
    () => after('locker', 'proposal'),
    ['dispatch', 'rerouting', 'revocation', 'rejection'],
  ],
  ['revoked', () => after('locker', 'proposal', 'revocation'), []],
  ['of a revoked decision', async () => then(await after('window'), decisionRevoked), []],
  ['of a re-opened case', async () => then(await after('window'), reopened), ['proposal']],
];

const rowsOf = async ({ caseId }: Given) => [
  await delivery.rows('select * from cases where subject = $1', [caseId]),
  await delivery.rows('select id from journal where subject = $1 order by sequence', [caseId]),
  await delivery.rows('select * from work where case_id = $1 order by id', [caseId]),
];
const catalogue: Record<string, { status: number }> = { ...deliveryProblems, ...commonProblems };

test.each(states.map(([name, reach, lawful]) => ({ name, reach, lawful })))(
  'a delivery $name refuses every other command with a code of the catalogue and stays as it is',
  async ({ reach, lawful }) => {
    const given = await reach();
    const before = await rowsOf(given);
    for (const command of Object.keys(commands).filter((one) => !lawful.includes(one))) {
      const { status, body } = await send(given, command);
      const code = String(body['code']);
      expect([command, status]).toEqual([command, catalogue[code]?.status]);
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(await rowsOf(given)).toEqual(before);
  },
);

test.each(states.map(([name, reach, lawful]) => ({ name, reach, lawful })))(
  'a delivery $name takes the lawful ones',
  async ({ reach, lawful }) => {
    for (const command of lawful)
      expect([command, (await send(await reach(), command)).status]).toEqual([command, 200]);
  },
);
