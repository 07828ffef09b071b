import { createHash } from 'node:crypto';
import { deadLetterSubject } from '@haoban/contracts/subjects';
import type { Publisher } from './publisher.ts';

/** Why a message could not be taken: it is no event, its predecessor never came, or its effect failed for good. */
export type DeadReason = 'invalid' | 'gap' | 'failed';

/** A message put aside, with all that is needed to judge and replay it. */
export type DeadLetter = {
  readonly consumer: string;
  readonly reason: DeadReason;
  readonly detail: string;
  readonly natsSubject: string;
  readonly at: string;
  readonly body: string;
};

/** Stores a dead letter; the same message of one consumer is stored once (its id is derived from its bytes). */
export async function buryLetter(publisher: Publisher, letter: DeadLetter): Promise<void> {
  const id = createHash('sha256').update(`${letter.consumer}\n${letter.body}`).digest('hex').slice(0, 32);
  await publisher.publish(
    deadLetterSubject(letter.consumer, letter.reason),
    JSON.stringify(letter),
    `dlq-${id}`,
  );
}
