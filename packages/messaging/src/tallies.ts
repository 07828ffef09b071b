import type { Pool } from 'pg';
import type { Journal } from './journal.ts';
import { tallyJournal } from './tally.ts';

const everyMs = 60_000;

/** Says each minute what the journal holds (`journal.tallied`), so that every figure's completeness can be proven. */
export function startTallies(options: {
  readonly pool: Pool;
  readonly journal: Journal<{ cut: string }>;
  readonly service: string;
  readonly nowMs: () => number;
  readonly warn: (message: string, error: unknown) => void;
}): { stop: () => void } {
  const { pool, journal, service, nowMs, warn } = options;

  const say = async (): Promise<void> => {
    const { cut, hours } = await tallyJournal(pool, nowMs());
    await journal.execute({
      subject: service,
      region: '-',
      context: { actor: `haoban/${service}` },
      // of several processes one is enough: a tally of the same minute is not said again
      decide: (state) =>
        state !== undefined && Date.parse(cut) - Date.parse(state.cut) < everyMs / 2
          ? { refusal: 'said already' }
          : { state: { cut }, events: [{ type: 'journal.tallied.v1', time: cut, data: { hours } }] },
    });
  };

  const timer = setInterval(
    () => void say().catch((error: unknown) => warn('no tally this minute', error)),
    everyMs,
  );
  return { stop: () => clearInterval(timer) };
}
