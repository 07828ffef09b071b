import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';

/** A subject whose events contradict what a clock can count, and what the clock said. */
export type Unjudged = {
  readonly dataset: string;
  readonly kind: Kind;
  readonly subject: string;
  readonly error: unknown;
};

/** Puts subjects that no row can be made of among the dead letters: they must not hold up those behind them. */
export async function buryUnjudged(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  letters: readonly Unjudged[],
): Promise<void> {
  if (letters.length === 0) return;
  await client.insert({
    table: `${database}.dead_letters_v1`,
    columns: [
      'id',
      'consumer',
      'reason',
      'detail',
      'at',
      'nats_subject',
      'body',
      'state',
      'decided_by',
      'version',
    ],
    values: letters.map(({ dataset, kind, subject, error }) => [
      `${dataset}/${kind}/${subject}`,
      'analytics',
      'unjudged',
      error instanceof Error ? error.message : String(error),
      new Date().toISOString(),
      '',
      JSON.stringify({ dataset, kind, subject }),
      'waiting',
      '',
      1,
    ]),
    format: 'JSONCompactEachRow',
  });
}
