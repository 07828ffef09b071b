import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderGateway } from '@haoban/notices/folder-gateway';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal } from './start-services.ts';

let folder: string;
let portal: Awaited<ReturnType<typeof startPortal>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haoban-outbox-'));
  portal = await startPortal({}, { outbox: pathToFileURL(folder) });
});
afterAll(async () => {
  await portal.stop();
  rmSync(folder, { recursive: true });
});
const pageAt = async (query = '') => {
  const answer = await fetch(`${portal.address}/outbox${query}`);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test('an empty outbox says how it fills, in the language asked for', async () => {
  expect((await pageAt()).text).toContain('还没有消息');
  const english = await pageAt('?lang=en');
  expect([english.status, english.headers.get('content-language')]).toEqual([200, 'en']);
  expect(english.text).toContain('No messages yet');
});

test('messages are shown newest first, clearly marked as not sent, and kept by no browser', async () => {
  const keep = folderGateway(pathToFileURL(folder));
  for (const [n, text] of ['第一条', '第二条'].entries()) {
    await keep({
      messageId: `01920000-0000-7000-8000-00000000000${n}`,
      channel: 'sms',
      to: { phone: '13812345678' },
      language: 'zh',
      title: '提醒',
      text,
      receiptUrl: 'https://hall.example/api/intake/notice-receipts',
      at: '2026-11-26T01:00:00.000Z',
    });
  }
  const { text, headers } = await pageAt();
  expect(text.indexOf('第二条')).toBeLessThan(text.indexOf('第一条'));
  expect(text).toContain('仅供演示');
  expect(text).not.toContain('13812345678');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('a portal whose messages are really sent has no such page', async () => {
  const real = await startPortal({});
  expect((await fetch(`${real.address}/outbox`)).status).toBe(404);
  await real.stop();
});
