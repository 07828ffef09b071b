/** How a dead letter stands. */
export type LetterState = 'waiting' | 'replayed' | 'discarded';

/** A message put aside, and what was decided about it; instants in ISO 8601. */
export type Letter = {
  readonly id: string;
  readonly consumer: string;
  readonly reason: string;
  readonly detail: string;
  readonly at: string;
  readonly natsSubject: string;
  readonly body: string;
  readonly state: LetterState;
  readonly decidedBy: string;
  readonly decidedAt: string | null;
  readonly note: string;
};

/** What an administrator decides: send it again, or leave it, and why. */
export type LetterDecision = {
  readonly to: 'replayed' | 'discarded';
  readonly by: string;
  readonly note: string;
  readonly at: string;
};

/** The letter as decided. Only a waiting one is decided on; one that failed again after a replay waits again. */
export function settleLetter(
  letter: Letter | undefined,
  { to, by, note, at }: LetterDecision,
): { letter: Letter } | { refusal: 'dead_letter_unknown' | 'dead_letter_settled' } {
  if (letter === undefined) return { refusal: 'dead_letter_unknown' };
  if (letter.state !== 'waiting') return { refusal: 'dead_letter_settled' };
  return { letter: { ...letter, state: to, decidedBy: by, decidedAt: at, note } };
}
