import { withClient } from '@haoban/local-stack/postgres-client';
import { waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draft, event, givenOutbox } from './given-outbox.ts';

let box: Awaited<ReturnType<typeof givenOutbox>>;
beforeEach(async () => {
  box = await givenOutbox();
});
afterEach(() => box.stop());

const until = (condition: () => boolean | Promise<boolean>, what: string) =>
  waitUntil(condition, { timeoutMs: 60_000, what });
const heardOf = ({ source, subject, sequence }: ReturnType<typeof event>) => ({
  consumer: 'hall',
  source,
  subject,
  sequence,
});
const hourMs = 3_600_000;

test('an event tells a thing once, however often it is heard', async () => {
  const accepted = event('case-1');
  await box.notices.outbox.hear(accepted, [draft('case_accepted')], heardOf(accepted));
  await expect(
    box.notices.outbox.hear(accepted, [draft('case_accepted')], heardOf(accepted)),
  ).rejects.toThrow('null value');
  await box.notices.outbox.queue(accepted, [draft('case_accepted')]);
  expect(await box.rows()).toHaveLength(1);
});

test('a notice goes out with its text, and neither text nor address stays', async () => {
  await box.notices.outbox.queue(event('case-1'), [draft('case_accepted')]);
  box.notices.start();
  await box.states(['sent']);
  expect(box.got).toMatchObject([
    {
      channel: 'sms',
      to: { phone: '13812345678' },
      text: '【江阴政务】您申请的“企业开办”（case-1）已受理。',
      receiptUrl: 'https://hall.example/api/hall/notice-receipts',
    },
  ]);
  const [row] = await box.rows();
  expect(row).toMatchObject({ gateway_id: 'g-1', language: 'zh', notice_id: box.got[0]?.messageId });
  expect(JSON.stringify(row)).not.toMatch(/138123|李春华|已受理/);
});

test('a process that dies between sending and noting it: another one sends the same message id a minute later', async () => {
  await box.notices.outbox.queue(event('case-1'), [draft('case_accepted')]);
  const alter = (change: string) =>
    withClient(box.ownerUrl, (client) => client.query(`alter table hall.notices ${change}`));
  await alter(`add constraint crash check (state <> 'sent')`);
  box.notices.start();
  await until(() => box.got.length === 1, 'the first sending');
  await box.notices.stop();
  await alter('drop constraint crash');

  const successor = box.open();
  successor.start();
  box.laterBy(61_000);
  await box.states(['sent']);
  await successor.stop();
  const [first, second, ...more] = box.got.map(({ messageId }) => messageId);
  expect([second, more]).toEqual([first, []]);
});

test('several processes at once hand each notice over once', async () => {
  const subjects = Array.from({ length: 60 }, (_, index) => `case-${index}`);
  for (const subject of subjects)
    await box.notices.outbox.queue(event(subject), [draft('case_accepted', subject)]);
  const others = [box.open(), box.open()];
  for (const { start } of [box.notices, ...others]) start();
  await box.states(subjects.map(() => 'sent'));
  await Promise.all(others.map(({ stop }) => stop()));
  expect(new Set(box.got.map(({ messageId }) => messageId)).size).toBe(60);
  expect(box.got).toHaveLength(60);
});

describe('at night', () => {
  test('nothing is sent, also when a process was away in the evening', async () => {
    box.goTo('2026-11-26T20:59:00+08:00');
    await box.notices.outbox.queue(event('case-1'), [draft('case_accepted')]);
    box.goTo('2026-11-26T22:00:00+08:00');
    box.notices.start();
    const putOff = Date.parse('2026-11-27T08:00:00+08:00');
    await until(
      async () => Number((await box.rows())[0]?.['next_try_at']) === putOff,
      'the morning to be chosen',
    );
    expect(box.got).toEqual([]);
    box.goTo('2026-11-27T08:00:00+08:00');
    await box.states(['sent']);
    expect(box.got).toHaveLength(1);
  });
});

describe('a gateway that is away', () => {
  test('gets the same message with growing pauses; after six hours a letter says what the law has people told', async () => {
    box.away.add('sms');
    await box.notices.outbox.queue(event('case-1'), [draft('case_accepted')]);
    box.notices.start();
    for (let tries = 1; tries <= 5; tries += 1) {
      await until(async () => Number((await box.rows())[0]?.['tries']) >= tries, `try ${tries}`);
      await until(async () => (await box.rows())[0]?.['failing_since'] !== null, 'the failure to be noted');
      expect(await box.rows()).toHaveLength(1);
      box.laterBy(1.25 * hourMs);
    }
    await box.states(['failed', 'sent']);
    expect(box.got).toMatchObject([
      { channel: 'letter', to: { name: '李春华', address: '江阴市人民路88号' } },
    ]);
  });

  test('that comes back gets it under the id it had', async () => {
    box.away.add('sms');
    await box.notices.outbox.queue(event('case-1'), [draft('case_accepted')]);
    box.notices.start();
    await until(async () => (await box.rows())[0]?.['reason'] === 'unreachable', 'a failure');
    box.away.delete('sms');
    box.laterBy(2 * 60_000);
    await box.states(['sent']);
    expect(box.got.map(({ messageId }) => messageId)).toEqual([(await box.rows())[0]?.['notice_id']]);
  });
});

test('a refused number sends a letter at once; where that is refused too, it is given up and counted', async () => {
  box.refusing.add('sms').add('letter');
  await box.notices.outbox.queue(event('case-1'), [draft('case_refused')]);
  box.notices.start();
  await box.states(['failed', 'given_up']);
  const readings = Object.fromEntries(
    await Promise.all(box.notices.readings.map(async ({ name, read }) => [name, await read()] as const)),
  );
  expect(readings).toMatchObject({ haoban_notices_given_up: 1, haoban_notices_waiting: 0 });
});

test('what only helps is not written by letter', async () => {
  box.refusing.add('sms');
  await box.notices.outbox.queue(event('case-1'), [draft('delivery_dispatched')]);
  box.notices.start();
  await box.states(['given_up']);
  expect(box.got.map(({ channel }) => channel)).toEqual(['sms']);
});

test('while the vault is away notices wait, as long as it takes', async () => {
  box.vault.away = true;
  await box.notices.outbox.queue(event('case-1'), [draft('case_accepted')]);
  box.notices.start();
  await until(
    async () => Number((await box.rows())[0]?.['next_try_at']) > Date.parse('2026-11-26T10:00:29+08:00'),
    'a pause',
  );
  box.vault.away = false;
  box.goTo('2026-11-30T10:00:00+08:00');
  await box.states(['sent']);
  expect(box.got).toHaveLength(1);
});

describe('invitations', () => {
  test('come once a day and person; the next one comes tomorrow', async () => {
    for (const subject of ['case-1', 'case-2'])
      await box.notices.outbox.queue(event(subject), [draft('rating_invitation', subject)]);
    await box.notices.outbox.queue(event('case-3'), [draft('rating_invitation', 'case-3', 'wang')]);
    box.notices.start();
    await until(() => box.got.length === 2, 'two invitations');
    box.goTo('2026-11-27T08:00:00+08:00');
    await box.states(['sent', 'sent', 'sent']);
    expect(box.got.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-26', '2026-11-26', '2026-11-27']);
  });

  test('are not sent to who asked for none', async () => {
    box.vault.party = { phone: '1', optedOut: ['invitation'] };
    await box.notices.outbox.queue(event('case-1'), [draft('rating_invitation')]);
    box.notices.start();
    await box.states(['suppressed']);
    expect((await box.rows())[0]).toMatchObject({ reason: 'opted_out' });
  });

  test('that would come a week late are not sent', async () => {
    await box.notices.outbox.queue(event('case-1'), [draft('rating_invitation')]);
    box.goTo('2026-12-04T10:00:00+08:00');
    box.notices.start();
    await box.states(['suppressed']);
    expect((await box.rows())[0]).toMatchObject({ reason: 'stale' });
  });
});

test('notices of a case go out in the order in which they came up', async () => {
  box.goTo('2026-11-26T22:00:00+08:00');
  for (const [index, template] of (
    ['correction_requested', 'case_accepted', 'decision_granted'] as const
  ).entries())
    await box.notices.outbox.queue(event('case-1', index + 1), [
      { ...draft(template), values: { item: '企业开办', number: '1', missing: ['章程'] } },
    ]);
  box.goTo('2026-11-27T08:00:00+08:00');
  box.notices.start();
  await box.states(['sent', 'sent', 'sent']);
  expect(box.got.map(({ title }) => title)).toEqual(['补正提醒', '受理提醒', '办结提醒']);
});
