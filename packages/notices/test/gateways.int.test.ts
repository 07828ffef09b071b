import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { readSigned } from '@haoban/service-kit/signed-webhook';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderGateway, readMessages } from '../src/folder-gateway.ts';
import type { Message } from '../src/gateway.ts';
import { gatewaysOf } from '../src/settings.ts';

const secret = 'a secret of sixteen characters';
const now = (): Date => new Date('2026-11-26T01:00:00Z');
const message = (messageId: string): Message => ({
  messageId,
  channel: 'sms',
  to: { phone: '13812345678' },
  language: 'zh',
  title: '受理提醒',
  text: '【江阴政务】已受理。',
  receiptUrl: 'https://hall.example/api/intake/notice-receipts',
  at: now().toISOString(),
});

describe('a gateway that speaks HTTP', () => {
  let server: Server;
  let url: string;
  let status = 200;
  const got: unknown[] = [];
  beforeEach(async () => {
    status = 200;
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const body = await text(request);
      got.push(readSigned({ headers: request.headers, body }, secret, now()));
      response.writeHead(status).end('{"id":"g-7"}');
    };
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/messages`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const gateway = () => {
    const { sms } = gatewaysOf(
      { HAOBAN_SMS_GATEWAY: url, HAOBAN_GATEWAY_SECRET: secret, HAOBAN_NOTICE_SENDER: '江阴政务' },
      now,
    );
    if (sms === undefined) throw new Error('no gateway of text messages');
    return sms;
  };

  test('gets the signed message and gives it an id', async () => {
    expect(await gateway()(message('m-1'))).toEqual({ gatewayId: 'g-7' });
    expect(got.at(-1)).toEqual({ id: 'm-1', body: message('m-1') });
  });

  test.each([400, 410, 422])('refuses for good with %i', async (code) => {
    status = code;
    expect(await gateway()(message('m-1'))).toEqual({ refused: `the gateway answered ${code}` });
  });

  test.each([401, 404, 408, 429, 500, 503, 302])('may take it later when it answered %i', async (code) => {
    status = code;
    await expect(gateway()(message('m-1'))).rejects.toThrow();
  });

  test('is not used without a secret', () => {
    expect(() => gatewaysOf({ HAOBAN_SMS_GATEWAY: url, HAOBAN_NOTICE_SENDER: '好办' }, now)).toThrow(
      'SECRET',
    );
  });
});

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'haoban-outbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const id = (n: number): string => `01920000-0000-7000-8000-00000000000${n}`;

  test('keeps a message that is handed over twice once, and shows the newest first', async () => {
    const url = pathToFileURL(join(folder, 'outbox'));
    const keep = folderGateway(url);
    for (const n of [1, 3, 2, 3]) expect(await keep(message(id(n)))).toEqual({});
    expect(readdirSync(join(folder, 'outbox'))).toHaveLength(3);
    const { messages, total } = await readMessages(url, 2);
    expect([messages.map(({ messageId }) => messageId), total]).toEqual([[id(3), id(2)], 3]);
  });

  test('that was never written to is empty', async () => {
    expect(await readMessages(pathToFileURL(join(folder, 'none')), 5)).toEqual({ messages: [], total: 0 });
  });
});
