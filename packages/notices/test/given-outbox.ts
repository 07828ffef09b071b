import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '@haoban/contracts/envelope';
import { testDatabase, waitUntil } from '@haoban/local-stack/test-fixtures';
import { servicePool } from '@haoban/messaging/runtime';
import type { Gateways, Message } from '../src/gateway.ts';
import { openNotices, type NoticesOptions } from '../src/open-notices.ts';
import type { NoticeDraft } from '../src/outbox.ts';
import type { PartyAddress } from '../src/party-address.ts';

const dir = fileURLToPath(new URL('migrations', import.meta.url));
const party: PartyAddress = { phone: '13812345678', name: '李春华', address: '江阴市人民路88号' };

/** An event of a case. */
export const event = (subject: string, sequence = 1): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'haoban/intake',
  type: 'case.accepted.v1',
  time: '2026-11-26T01:00:00.000Z',
  subject,
  sequence,
  recordedat: '2026-11-26T01:00:00.000Z',
  dataset: 'live',
  region: '320281',
  data: {},
});

/** Something to tell about a case. */
export const draft = (
  template: NoticeDraft['template'],
  subject = 'case-1',
  applicantRef = 'li',
): NoticeDraft => ({
  template,
  subject,
  region: '320281',
  applicantRef,
  values: { item: '企业开办', number: subject, link: 'https://hall.example/rate/x' },
});

/** An outbox on a database of its own, with its time stepped by `goTo` and gateways that write down what they get. */
export async function givenOutbox(from = '2026-11-26T10:00:00+08:00') {
  const database = await testDatabase([{ schema: 'hall', dir }]);
  const pool = servicePool(database.url, 'hall');
  let instant = new Date(from);
  const got: Message[] = [];
  const refusing = new Set<string>();
  const away = new Set<string>();
  const vault = { away: false, party };
  const gatewayOf = (channel: string) => async (message: Message) => {
    if (away.has(channel)) throw new Error('away');
    got.push(message);
    return refusing.has(channel) ? { refused: 'no such number' } : { gatewayId: `g-${got.length}` };
  };
  const gateways: Gateways = { sms: gatewayOf('sms'), letter: gatewayOf('letter') };
  const open = (over: Partial<NoticesOptions> = {}) =>
    openNotices({
      pool,
      service: 'hall',
      publicUrl: 'https://hall.example',
      gateways,
      sender: '江阴政务',
      placeOf: async () => ({ zone: 'Asia/Shanghai', quiet: ['21:00', '08:00'] }),
      lookUp: async () => {
        if (vault.away) throw new Error('away');
        return vault.party;
      },
      prepare: async ({ applicant_ref }) =>
        applicant_ref === null ? { nobodyYet: true } : { applicantRef: applicant_ref },
      now: () => instant,
      warn: () => {},
      ...over,
    });
  const notices = open();
  const rows = async (): Promise<Record<string, unknown>[]> =>
    (await pool.query<Record<string, unknown>>('select * from notices order by position')).rows;
  return {
    ownerUrl: database.ownerUrl,
    open,
    notices,
    got,
    refusing,
    away,
    vault,
    rows,
    goTo: (iso: string): void => void (instant = new Date(iso)),
    laterBy: (ms: number): void => void (instant = new Date(instant.getTime() + ms)),
    /** Waits until the notices have these states, in the order in which they were queued. */
    states: (expected: readonly string[]) =>
      waitUntil(async () => (await rows()).map(({ state }) => state).join() === expected.join(), {
        timeoutMs: 60_000,
        what: `the states ${expected.join()}`,
      }),
    stop: async () => {
      await notices.stop();
      await pool.end();
      await database.drop();
    },
  };
}
