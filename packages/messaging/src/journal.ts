import type { Decision } from '@haoban/contracts/decision';
import type { Pool } from 'pg';
import { batchedReader } from './batched-reader.ts';
import { batchedWriter } from './batched-writer.ts';
import type { Change, Context, Head, Heard, Receipt } from './change.ts';
import type { Author } from './entries.ts';
import { passEvent } from './inbox.ts';
import { createTurns } from './turns.ts';
import { prepareChange, writeChanges, type Prepared } from './write-changes.ts';

const maxAttempts = 8;

/** A request to decide something about one subject. */
export type Command<State, Refusal extends string> = {
  readonly subject: string;
  /** Area code of the place that handles the subject. */
  readonly region: string | ((state: State) => string);
  readonly context: Context;
  /** May look things up; it runs again when another process was faster. */
  readonly decide: (state: State | undefined) => Decision<State, Refusal> | Promise<Decision<State, Refusal>>;
  readonly receipt?: ((state: State) => Receipt | undefined) | undefined;
  /** The event this is the effect of: the inbox moves with the change, and also when it is refused. */
  readonly heard?: Heard | undefined;
};

/** The subjects of one table and their shared journal. */
export type Journal<State> = {
  /** The subject's row, or undefined. */
  load(subject: string): Promise<Head<State> | undefined>;
  /**
   * Loads, decides and writes until no other process interferes; the state reached, or the refusal. Commands of one
   * subject take turns within a process.
   */
  execute<Refusal extends string>(
    command: Command<State, Refusal>,
  ): Promise<{ state: State; sequence: number } | { refusal: Refusal }>;
};

/**
 * The write path of a service: state rows in `table`, events in its journal, one statement for both.
 * `committed` is called after every commit (it wakes the relay). Throws when eight attempts in a row lost the race.
 */
export function createJournal<State>(options: {
  readonly pool: Pool;
  readonly table: string;
  readonly author: Author;
  readonly committed: () => void;
}): Journal<State> {
  const { pool, table, author, committed } = options;
  const write = batchedWriter((changes: readonly Prepared[]) => writeChanges(pool, table, changes));
  const inTurn = createTurns();

  const load = batchedReader(async (subjects): Promise<ReadonlyMap<string, Head<State>>> => {
    const found = await pool.query<Head<State> & { subject: string }>({
      name: `load-${table}`,
      text: `select subject, version, sequence, hash, state from ${table} where subject = any($1)`,
      values: [subjects],
    });
    return new Map(found.rows.map(({ subject, ...head }) => [subject, head]));
  });

  const attempt = async <Refusal extends string>(command: Command<State, Refusal>) => {
    const head = await load(command.subject);
    const decision = await command.decide(head?.state);
    if ('refusal' in decision) {
      if (command.heard !== undefined) await passEvent(pool, command.heard);
      return decision;
    }
    const { state, events } = decision;
    const region = typeof command.region === 'string' ? command.region : command.region(state);
    const receipt = command.receipt?.(state);
    const { subject, context, heard } = command;
    const change: Change<State> = { subject, region, head, state, events, context, receipt, heard };
    if (!(await write(prepareChange(author, change)))) return undefined;
    committed();
    return { state, sequence: (head?.sequence ?? 0) + events.length };
  };

  const settle = async <Refusal extends string>(command: Command<State, Refusal>) => {
    for (let tries = 0; tries < maxAttempts; tries += 1) {
      const outcome = await attempt(command);
      if (outcome !== undefined) return outcome;
    }
    throw new Error(`${table} ${command.subject}: another process was faster ${maxAttempts} times in a row`);
  };

  return { load, execute: (command) => inTurn(command.subject, () => settle(command)) };
}
