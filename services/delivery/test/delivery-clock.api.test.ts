import { randomUUID } from 'node:crypto';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { afterEach, expect, test } from 'vitest';
import { calendarPublished, decided, denialIssued, eventOf, jiangyin, reopened } from './given-events.ts';
import { startDelivery } from './start-delivery.ts';

let delivery: Awaited<ReturnType<typeof startDelivery>>;
afterEach(() => delivery.stop());

const thursday = '2026-09-24T02:00:00.000Z';
const start = async (over: object = {}) => {
  delivery = await startDelivery({ from: thursday, ...over });
  await delivery.tell(eventOf('intake', '320281', 1, jiangyin));
};
const lightsOf = async (caseId: string) =>
  (await delivery.said(caseId)).flatMap(({ type, time, data }) =>
    type === 'light.raised.v1' ? [[data['level'], data['due'], time]] : [],
  );
const shown = async (caseId: string) =>
  (await delivery.call('GET', `/cases/${caseId}/deliveries`, 'leader')).body;
const goTo = async (iso: string) => {
  delivery.clock.goTo(iso);
  await delivery.swept();
};

test('E15: granted on Thu 24 Sep it is due on 15 Oct; warned on the 14th, red at midnight after the 15th', async () => {
  await start();
  await delivery.tell(calendarPublished());
  const caseId = await delivery.granted(undefined, thursday);
  await delivery.swept();
  expect(await shown(caseId)).toMatchObject({
    clock: { from: thursday, due: '2026-10-15', provisional: false, calendar: 'cn@1' },
    lights: [],
  });
  await goTo('2026-10-13T23:59:59+08:00');
  expect(await lightsOf(caseId)).toEqual([]);
  await goTo('2026-10-14T00:00:00+08:00');
  const warned = ['warn', '2026-10-15', '2026-10-13T16:00:00.000Z'];
  expect(await lightsOf(caseId)).toEqual([warned]);
  await goTo('2026-10-15T23:59:59+08:00');
  expect(await lightsOf(caseId)).toEqual([warned]);
  await goTo('2026-10-16T00:00:00+08:00');
  expect(await lightsOf(caseId)).toEqual([warned, ['red', '2026-10-15', '2026-10-15T16:00:00.000Z']]);

  const cancel = (as: string, body: object) =>
    delivery.call('POST', `/cases/${caseId}/lights/${caseId}-delivery-2026-10-15-red/cancellation`, as, body);
  expect(await cancel('courier-desk', { reason: 'x' })).toMatchObject({ status: 403 });
  expect(await cancel('chief', {})).toMatchObject({ status: 422, body: { code: 'reason_missing' } });
  expect(await cancel('chief', { reason: '系统故障' })).toMatchObject({
    status: 200,
    body: { lights: [{ level: 'warn' }, { level: 'red', cancelledAt: delivery.clock.now().toISOString() }] },
  });
});

test('handed over on the last day there is no light but the warning; a command lets midnight pass by itself', async () => {
  await start();
  await delivery.tell(calendarPublished());
  const [early, late] = [
    await delivery.granted(undefined, thursday),
    await delivery.granted(undefined, thursday),
  ];
  const fetch = async (caseId: string, at: string) => {
    const list = `/cases/${caseId}/deliveries`;
    const way = { method: 'window', hall: 'h1' };
    const { body } = await delivery.call('POST', list, 'window-clerk', way, randomUUID());
    delivery.clock.goTo(at);
    const path = `${list}/${String(body['deliveryId'])}/completion`;
    expect(await delivery.call('POST', path, 'window-clerk', {})).toMatchObject({ status: 200 });
  };
  await fetch(early, '2026-10-15T23:00:00+08:00');
  await fetch(late, '2026-10-16T00:00:00+08:00');
  await goTo('2026-10-30T00:00:00+08:00');
  expect((await lightsOf(early)).map(([level]) => level)).toEqual(['warn']);
  expect((await lightsOf(late)).map(([level]) => level)).toEqual(['warn', 'red']);
  const types = (await delivery.said(late)).map(({ type }) => type);
  expect(types.indexOf('light.raised.v1')).toBeLessThan(types.indexOf('delivery.completed.v1'));
});

test('there is no due date until a calendar is heard of; another one moves it and says so', async () => {
  await start();
  const caseId = await delivery.granted(undefined, thursday);
  await delivery.swept();
  expect((await shown(caseId))['clock']).toEqual({ from: thursday });
  await delivery.tell(calendarPublished());
  await delivery.swept();
  expect(await shown(caseId)).toMatchObject({ clock: { due: '2026-10-15' } });
  const closed = [...calendarCn.off, '2026-10-12', '2026-10-13'];
  await delivery.tell(calendarPublished({ version: 2, off: closed }, '2026-09-24T01:00:00.000Z'));
  await delivery.swept();
  expect(await shown(caseId)).toMatchObject({ clock: { due: '2026-10-19', calendar: 'cn@2' } });
  expect((await delivery.said(caseId)).at(-1)).toMatchObject({
    type: 'clock.moved.v1',
    data: { clock: 'delivery', from: '2026-10-15', to: '2026-10-19', calendar: 'cn@2' },
  });
});

test('a re-opened case stands still; its next grant has a clock of its own', async () => {
  await start();
  await delivery.tell(calendarPublished());
  const caseId = await delivery.granted(undefined, thursday);
  await delivery.tell(eventOf('approval', caseId, 2, reopened));
  await goTo('2026-11-02T00:00:00+08:00');
  expect(await lightsOf(caseId)).toEqual([]);
  await delivery.tell(eventOf('approval', caseId, 3, decided('granted', '2026-11-02T02:00:00.000Z')));
  await goTo('2026-11-03T00:00:00+08:00');
  expect(await shown(caseId)).toMatchObject({ clock: { due: '2026-11-16' } });
});

test('a refusal is delivered within the same days where the option says so', async () => {
  await start({ deliverRefusals: true });
  await delivery.tell(calendarPublished());
  const caseId = randomUUID();
  await delivery.tell(eventOf('approval', caseId, 1, decided('denied', thursday)));
  await delivery.tell(eventOf('approval', caseId, 2, denialIssued('BY-1')));
  await delivery.swept();
  expect(await shown(caseId)).toMatchObject({ granted: false, clock: { due: '2026-10-15' } });
  const way = { method: 'window', hall: 'h1' };
  expect(
    await delivery.call('POST', `/cases/${caseId}/deliveries`, 'window-clerk', way, randomUUID()),
  ).toMatchObject({ status: 201, body: { documents: ['BY-1'] } });
});
