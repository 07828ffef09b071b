import type { ReceiptStub } from '@haoban/service-kit/idempotency';
import type { DeadLetter } from '@haoban/messaging/dead-letters';
import type { Pool } from 'pg';
import type { Letter, LetterState } from '../core/dead-letter.ts';
import type { Warehouse } from './clickhouse.ts';

const iso = (column: string): string => `replaceOne(toString(${column}), ' ', 'T') || 'Z'`;
const columns = `id, toString(consumer) as consumer, toString(reason) as reason, detail, ${iso('d.at')} as at, nats_subject as natsSubject, body,
  toString(state) as state, decided_by as decidedBy, if(isNull(d.decided_at), null, ${iso('assumeNotNull(d.decided_at)')}) as decidedAt, note`;

/** Dead letters as the warehouse mirrors them: each with how it stands. */
export function createDeadLetterStore({ client, database }: Warehouse, pool: Pool) {
  const insert = (row: Record<string, unknown>): Promise<unknown> =>
    client.insert({ table: `${database}.dead_letters_v1`, values: [row], format: 'JSONEachRow' });

  return {
    /** Takes a letter in. Told of the same burial again nothing changes; buried anew after a decision it waits again. */
    mirror: async (
      id: string,
      { consumer, reason, detail, at, natsSubject, body }: DeadLetter,
    ): Promise<void> => {
      const letter = { id, consumer, reason, detail, at, nats_subject: natsSubject, body };
      await insert({ ...letter, state: 'waiting', version: Date.parse(at) });
    },
    /** Letters in a state (or all), the last first, and how many there are. */
    list: async (query: {
      readonly state?: LetterState | undefined;
      readonly limit: number;
      readonly offset: number;
    }): Promise<{ letters: Letter[]; total: number }> => {
      const { state = '', limit, offset } = query;
      const chosen = "where {state:String} = '' or state = {state:String}";
      const ask = <Row>(query: string): Promise<Row[]> =>
        client
          .query({ query, query_params: { state, limit, offset }, format: 'JSONEachRow' })
          .then((answer) => answer.json<Row>());
      const [letters, counted] = await Promise.all([
        ask<Letter>(
          `select ${columns} from dead_letters_v1 as d final ${chosen} order by d.at desc, id limit {limit:UInt32} offset {offset:UInt32}`,
        ),
        ask<{ total: number }>(`select toUInt32(count()) as total from dead_letters_v1 final ${chosen}`),
      ]);
      return { letters, total: counted[0]?.total ?? 0 };
    },
    find: async (id: string): Promise<Letter | undefined> => {
      const answer = await client.query({
        query: `select ${columns} from dead_letters_v1 as d final where id = {id:String}`,
        query_params: { id },
        format: 'JSONEachRow',
      });
      return (await answer.json<Letter>())[0];
    },
    /** Writes how a letter stands now, then the receipt of who decided it. */
    settle: async (letter: Letter, actor: string, stub: ReceiptStub, response: unknown): Promise<void> => {
      const { natsSubject, decidedBy, decidedAt, ...same } = letter;
      const version = Math.max(Date.parse(letter.at) + 1, Date.parse(decidedAt ?? letter.at));
      await insert({
        ...same,
        nats_subject: natsSubject,
        decided_by: decidedBy,
        decided_at: decidedAt,
        version,
      });
      await pool.query(
        'insert into receipts (actor, route, key, fingerprint, status, response) values ($1, $2, $3, $4, 200, $5)',
        [actor, stub.route, stub.key, stub.fingerprint, JSON.stringify(response)],
      );
    },
  };
}
export type DeadLetterStore = ReturnType<typeof createDeadLetterStore>;
