import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@haoban/contracts/decision';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import type { OrderAnswer } from '../src/api/order-answer.ts';
import type { CommandName, GivenCommand } from './given-order-commands.ts';
import { givenCommands } from './given-order-commands.ts';
import { on } from './given-order.ts';
import { startRating } from './start-rating.ts';

const patience = { timeoutMs: 80_000 };

const filed: NewEvent = {
  type: 'case.submitted.v1',
  time: on('09-14'),
  data: {
    itemCode: '320281-gcjs-01',
    itemVersion: 1,
    org: '320281-hc',
    channel: 'window',
    filedBy: 'applicant',
    applicantKind: 'enterprise',
    applicantRef: '0123456789abcdef0123456789abcdef',
    hall: '320281-hall',
    window: '3',
    integratedWindow: true,
    materials: [],
  },
};
const verdict = (onTime: boolean) => ({ due: '2026-09-21', elapsedDays: 8, onTime });
/** A case decided by officer-hc within the statutory term and after the promised one, after two visits of one. */
const told: NewEvent[] = [
  filed,
  {
    type: 'visit.recorded.v1',
    time: on('09-14'),
    data: { visitId: 'v-1', kind: 'window', by: 'applicant', hall: '320281-hall', purpose: 'filing' },
  },
  {
    type: 'visit.recorded.v1',
    time: on('09-16'),
    data: { visitId: 'v-2', kind: 'window', by: 'applicant', hall: '320281-hall', purpose: 'papers' },
  },
  {
    type: 'case.accepted.v1',
    time: on('09-14', '11:00'),
    data: {
      item: { code: '320281-gcjs-01', org: '320281-hc', visitsLimit: 1 },
      receivedAt: on('09-14'),
      day0: '2026-09-14',
      calendarId: 'cn',
      tolerance: false,
      committed: false,
      deemed: false,
    },
  },
];
const decided: NewEvent = {
  type: 'case.decided.v1',
  time: on('09-24'),
  data: {
    outcome: 'granted',
    officer: 'officer-hc',
    calendar: 'cn@1',
    judgement: { statutory: verdict(true), promised: verdict(false) },
  },
};

/** Rating from the morning of Monday 28 September 2026 on, with the national calendar, and those who work on orders. */
export async function startOrderDesk(options: { from?: string; sweeping?: boolean } = {}) {
  const rating = await startRating({ from: on('09-28', '08:30'), ...options });
  const { tell, took, call, stores, invite, rate, pool, deps } = rating;
  const publish = async (definition: object, version = 1): Promise<void> => {
    await tell('approval', 'cn', {
      type: 'calendar.published.v1',
      data: { ...calendarCn, ...definition, calendarId: 'cn', version },
    });
    await took('approval', 'cn', version);
  };
  await publish({});

  const order = (orderId: string, account = 'rating-desk') =>
    call('GET', `/orders/${orderId}`, { as: account });
  const arrived = (orderId: string) =>
    waitUntil(async () => (await stores.orders.load(orderId)) !== undefined, { ...patience, what: orderId });

  /** A decided case, rated badly by name through a link; the order that follows. */
  const badRating = async (
    said: object = { level: 1, options: [110, 114], realName: true, text: '跑了四趟' },
  ) => {
    const subject = randomUUID();
    for (const event of told) await tell('intake', subject, event);
    await tell('approval', subject, decided);
    await Promise.all([took('intake', subject, told.length), took('approval', subject, 1)]);
    const { body } = await invite(subject, '3');
    const { pathname } = new URL(body.url);
    const sent = await rate(pathname.slice(pathname.lastIndexOf('/') + 1), said);
    const orderId = `O-${sent.body.ratingId}`;
    await arrived(orderId);
    return { subject, ratingId: String(sent.body.ratingId), orderId };
  };

  /** Gives a command as its account would; the citizen speaks through the link of the last answer. */
  const give = async (
    orderId: string,
    name: CommandName,
  ): Promise<{ status: number; body: OrderAnswer & { code: string } }> => {
    const { account, path, body }: GivenCommand = givenCommands[name];
    const said = body?.(rating.clock.now().toISOString()) ?? undefined;
    if (account !== undefined)
      return call('POST', `/orders/${orderId}/${path}`, {
        as: account,
        ...(said === undefined ? {} : { body: said }),
      });
    const answers = (await stores.orders.load(orderId))?.state.answers.length ?? 0;
    const url = deps.followUpLinks.urlOf(orderId, answers);
    return call('POST', `/follow-ups/${url.slice(url.lastIndexOf('/') + 1)}`, { body: said });
  };

  return {
    ...rating,
    publish,
    order,
    badRating,
    give,
    /** Gives several, each of which must be taken. */
    giveAll: async (orderId: string, names: readonly CommandName[]): Promise<void> => {
      for (const name of names) {
        const { status, body } = await give(orderId, name);
        if (status >= 300) throw new Error(`${name} was refused: ${body.code}`);
      }
    },
    /** Types and data of what an order said. */
    saidOf: async (orderId: string) =>
      (await rating.said(orderId)).map(({ type, time, data }) => ({ type, time, data })),
    /** Everything that is stored of an order. */
    storedOf: async (orderId: string) => {
      const state = await pool.query('select version, sequence, hash, state from orders where subject = $1', [
        orderId,
      ]);
      const texts = await pool.query('select kind, text from order_texts where order_id = $1 order by kind', [
        orderId,
      ]);
      return { rows: state.rows, texts: texts.rows, said: await rating.said(orderId) };
    },
  };
}
