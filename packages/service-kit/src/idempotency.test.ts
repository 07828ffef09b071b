import { Type } from 'typebox';
import { beforeEach, describe, expect, test } from 'vitest';
import { givenApp } from '../test/given-app.ts';
import type { Http } from './http.ts';
import { answerOnce, type KeptAnswer, type ReceiptBook } from './idempotency.ts';
import { strictObject } from './strict.ts';

const Filed = Type.Object({ number: Type.Integer() });

/** Receipts in memory; `keep` throws on a key that is taken, as the primary key of the table does. */
function receipts() {
  const kept = new Map<string, KeptAnswer>();
  const taken = new Error('taken');
  const book: ReceiptBook = {
    find: async (actor, route, key) => kept.get(`${actor} ${route} ${key}`),
    fingerprint: (body) => JSON.stringify(body),
    isConflict: (error) => error === taken,
  };
  const keep = (name: string, answer: KeptAnswer): void => {
    if (kept.has(name)) throw taken;
    kept.set(name, answer);
  };
  return { book, keep };
}

let app: Http;
let done = 0;
beforeEach(async () => {
  const { book, keep } = receipts();
  done = 0;
  app = await givenApp();
  const schema = { body: strictObject({ name: Type.String() }), response: { 201: Filed } };
  app.post('/cases', { config: { access: { roles: ['window'] } }, schema }, async (request, reply) => {
    const filed = await answerOnce(request, book, Filed, async ({ route, key, fingerprint }) => {
      await new Promise(setImmediate);
      if (request.body.name === 'broken') throw new TypeError('a bug');
      const response = { number: done + 1 };
      keep(`clerk ${route} ${key}`, { fingerprint, status: 201, response });
      done += 1;
      return response;
    });
    return reply.code(201).send(filed);
  });
});
const file = async (name: string, key?: string) => {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const answer = await app.inject({ method: 'POST', url: '/cases', payload: { name }, headers });
  return [answer.statusCode, answer.json().number ?? answer.json().code];
};

describe('a creating request', () => {
  test('sent again gets the first answer and does nothing', async () => {
    expect([await file('a', 'key-0001'), await file('a', 'key-0001'), done]).toEqual([[201, 1], [201, 1], 1]);
  });
  test('sent twice at once is done once', async () => {
    expect(await Promise.all([file('a', 'key-0001'), file('a', 'key-0001')])).toEqual([
      [201, 1],
      [201, 1],
    ]);
    expect(done).toBe(1);
  });
  test('with another body under the same key is refused', async () => {
    await file('a', 'key-0001');
    expect([await file('b', 'key-0001'), done]).toEqual([[422, 'idempotency_key_reused'], 1]);
  });
  test.each([undefined, 'short', 'has a space', 'k'.repeat(129)])(
    'with the key %j is refused',
    async (key) => {
      expect([await file('a', key), done]).toEqual([[400, 'idempotency_key_missing'], 0]);
    },
  );
  test('that failed may be tried again with its key', async () => {
    expect([await file('broken', 'key-0001'), await file('a', 'key-0001')]).toEqual([
      [500, 'internal'],
      [201, 1],
    ]);
  });
});
