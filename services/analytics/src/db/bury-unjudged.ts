import { letterId } from '@haoban/messaging/dead-letters';
import type { FactRow } from '../core/facts/fact-values.ts';
import type { Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';

/** A subject whose events contradict what a clock can count, and what the clock said. */
export type Unjudged = {
  readonly dataset: string;
  readonly kind: Kind;
  readonly subject: string;
  readonly error: unknown;
};

/** The subjects of rows that the warehouse cannot hold. */
export const unjudgedOf = (kind: Kind, refused: ReadonlyMap<FactRow, unknown>): Unjudged[] =>
  [...refused].map(([{ dataset, subject }, error]) => ({
    dataset: String(dataset),
    kind,
    subject: String(subject),
    error,
  }));

const consumer = 'analytics';

/** The reason of letters about subjects: what they say is no message, it names the subject. */
export const unjudged = 'unjudged';

/**
 * Puts subjects that no row can be made of among the dead letters: they must not hold up those behind them. One that was
 * decided on waits again when its subject fails again.
 */
export async function buryUnjudged(
  { client, database }: Pick<Warehouse, 'client' | 'database'>,
  letters: readonly Unjudged[],
): Promise<void> {
  if (letters.length === 0) return;
  const at = new Date();
  await client.insert({
    table: `${database}.dead_letters_v1`,
    values: letters.map(({ dataset, kind, subject, error }) => {
      const body = JSON.stringify({ dataset, kind, subject });
      return {
        id: letterId({ consumer, body }),
        consumer,
        reason: unjudged,
        detail: error instanceof Error ? error.message : String(error),
        at: at.toISOString(),
        body,
        state: 'waiting',
        version: at.getTime(),
      };
    }),
    format: 'JSONEachRow',
  });
}
