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

/** The same message of one consumer is one letter, however often it is buried. */
export const letterId = ({ consumer, body }: Pick<DeadLetter, 'consumer' | 'body'>): string =>
  createHash('sha256').update(`${consumer}\n${body}`).digest('hex').slice(0, 32);

/** Stores a dead letter. Burying it again at another instant, as after a replay that failed, is told again. */
export async function buryLetter(publisher: Publisher, letter: DeadLetter): Promise<void> {
  await publisher.publish(
    deadLetterSubject(letter.consumer, letter.reason),
    JSON.stringify(letter),
    `dlq-${letterId(letter)}-${letter.at}`,
  );
}
