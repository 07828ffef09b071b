import type { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorPublicKey, signAnchor } from '../src/anchor.ts';
import { anchorJournal } from '../src/anchor-journal.ts';
import { chainHash, genesis } from '../src/chain.ts';
import { verifyJournal } from '../src/verify-journal.ts';
import { countingDatabase, countOnce, type CountingDatabase } from './counting.ts';

const key = Buffer.alloc(32, 1);
const publicKey = anchorPublicKey(key);
const monday = Date.parse('2026-11-23T01:00:00Z');
const dayMs = 86_400_000;

let database: CountingDatabase;
afterEach(() => database.drop());

const count = async (): Promise<void> => {
  for (const subject of ['a', 'b', 'c'])
    for (let n = 0; n < 3; n += 1) await countOnce(database.counters, subject);
};
const anchor = (nowMs: number) => anchorJournal({ pool: database.pool, key, nowMs });
const verify = () => database.asOwner((client) => verifyJournal(client, { digest: 'sha256', publicKey }));
/** Changes what nobody may change, as only the owner of the tables can. */
const tamper = (sql: string, values: unknown[] = []) =>
  database.asOwner(async (client: Client) => {
    await client.query('alter table journal disable trigger user; alter table anchors disable trigger user');
    await client.query(sql, values);
  });

describe('a journal with two anchors', () => {
  beforeEach(async () => {
    database = await countingDatabase();
    await count();
    await anchor(monday);
    await count();
    await anchor(monday + dayMs);
    await countOnce(database.counters, 'after the anchors');
  });

  test('untouched, is verified whole', async () => {
    expect(await verify()).toEqual({ rows: 19, subjects: 4, anchors: 2 });
  });

  const once = "where subject = 'b' and sequence = 2";
  test.each([
    [
      'an edited body',
      `update journal set body = replace(body, 'counted', 'counter') ${once}`,
      'b: event 2 is not what was hashed',
    ],
    [
      'an edited hash',
      `update journal set hash = repeat('f', 64) ${once}`,
      'b: event 2 is not what was hashed',
    ],
    ['another actor', `update journal set actor = 'me' ${once}`, 'b: event 2 is not what was hashed'],
    [
      'another time',
      `update journal set time = time + interval '1 day' ${once}`,
      'b: event 2 has a body that differs from its columns',
    ],
    [
      'a body that is no event',
      `update journal set body = 'x' ${once}`,
      'b: event 2 has a body that is no event',
    ],
    ['a removed event', `delete from journal ${once}`, 'b: event 2 is missing'],
    [
      'a cut tail',
      "delete from journal where subject = 'b' and sequence > 4",
      'b has 4 events, its state says 6',
    ],
    [
      'an edited state',
      "update counters set hash = repeat('f', 64) where subject = 'b'",
      'b has another head than its state says',
    ],
    ['a removed state', "delete from counters where subject = 'b'", 'b has 6 events and no state'],
    [
      'a removed journal of a subject',
      "delete from journal where subject = 'b'",
      'b has no events, its state in counters says 6',
    ],
    [
      'a subject removed without a trace',
      "with gone as (delete from journal where subject = 'b') delete from counters where subject = 'b'",
      'the anchor of 2026-11-23 covers 9 events of 3 subjects, the journal has 6 of 2',
    ],
    [
      'a tail cut with its state put back',
      `with gone as (delete from journal where subject = 'b' and sequence = 6)
       update counters c set sequence = 5, hash = j.hash from journal j where c.subject = 'b' and j.subject = 'b' and j.sequence = 5`,
      'the anchor of 2026-11-24 covers 18 events of 3 subjects, the journal has 17 of 3',
    ],
    ['an edited anchor', 'update anchors set rows = 8', 'the anchor of 2026-11-23 is not what was signed'],
    [
      'a removed anchor',
      "delete from anchors where day = '2026-11-23'",
      'the anchor of 2026-11-24 is not chained to the one before it',
    ],
  ])('%s is found', async (_, sql, found) => {
    await tamper(sql);
    expect((await verify()).firstDifference).toBe(found);
  });

  test('a chain that was written anew in all its parts is found by the anchor', async () => {
    const { rows } = await database.pool.query<{ sequence: number; body: string; actor: string }>(
      "select sequence, body, actor from journal where subject = 'b' order by sequence",
    );
    let hash = genesis;
    for (const { sequence, body, actor } of rows) {
      const event = { ...JSON.parse(body), data: { reason: 'another' } };
      const previous = hash;
      hash = chainHash(previous, event, actor);
      await tamper(
        "update journal set body = $1, previous_hash = $2, hash = $3 where subject = 'b' and sequence = $4",
        [JSON.stringify(event), previous, hash, sequence],
      );
    }
    await tamper("update counters set hash = $1 where subject = 'b'", [hash]);
    expect((await verify()).firstDifference).toMatch(
      /^the events up to position \d+ are not those anchored on 2026-11-23$/,
    );
  });

  test('an anchor signed by another key is found', async () => {
    const { rows } = await database.pool.query(
      `select day::text, up_to::text as "upTo", rows::text, subjects::text, root, previous, signed_at as "signedAt"
       from anchors order by day desc limit 1`,
    );
    const said = { ...rows[0], signedAt: rows[0].signedAt.toISOString() };
    const forged = signAnchor(said, said.previous, Buffer.alloc(32, 2));
    await tamper('update anchors set signature = $1, public_key = $2 where day = $3', [
      forged.signature,
      forged.publicKey,
      forged.day,
    ]);
    expect((await verify()).firstDifference).toBe("the anchor of 2026-11-24 bears another's signature");
  });
});

test('a day has one anchor, whoever is first', async () => {
  database = await countingDatabase();
  expect(await anchor(monday)).toBeUndefined();
  await count();
  const [left, right] = await Promise.all([anchor(monday), anchor(monday)]);
  expect([left, right].filter((signed) => signed !== undefined)).toHaveLength(1);
  expect(await anchor(monday + 3_600_000)).toBeUndefined();
  expect(await anchor(Date.parse('2026-11-23T15:59:59Z'))).toBeUndefined();
  expect(await anchor(Date.parse('2026-11-23T16:00:00Z'))).toMatchObject({
    day: '2026-11-24',
    rows: '9',
    subjects: '3',
  });
});

test('an anchor waits for older transactions, so that nothing can appear below it', async () => {
  database = await countingDatabase();
  await count();
  const open = await database.pool.connect();
  await open.query('begin');
  await open.query(
    `insert into journal (id, subject, sequence, type, time, recorded_at, actor, nats_subject, body, previous_hash, hash)
     select gen_random_uuid(), 'slow', 1, type, time, recorded_at, actor, nats_subject, body, previous_hash, hash from journal limit 1`,
  );
  await countOnce(database.counters, 'quick');
  let done = false;
  const anchoring = anchor(monday).finally(() => (done = true));
  await database.pool.query('select pg_sleep(0.3)');
  expect(done).toBe(false);
  await open.query('commit');
  open.release();
  expect(await anchoring).toMatchObject({ rows: '11', subjects: '5' });
});

test('a journal of some thousand subjects is anchored and verified page by page', async () => {
  database = await countingDatabase();
  const subjects = Array.from({ length: 5_500 }, (_, n) => `subject-${n}`);
  await Promise.all(subjects.map((subject) => countOnce(database.counters, subject)));
  expect(await anchor(monday)).toMatchObject({ rows: '5500', subjects: '5500' });
  expect(await verify()).toEqual({ rows: 5500, subjects: 5500, anchors: 1 });
});
