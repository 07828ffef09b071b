import type { Context } from '@haoban/messaging/change';
import { failureKind } from '@haoban/messaging/failure';
import type { Messaging } from '@haoban/messaging/runtime';
import { openCases, type Which } from './open-cases.ts';
import { promisedCases } from './promised-cases.ts';

const atOnce = 64;

async function* casesToMove(messaging: Pick<Messaging, 'pool'>, which: Which): AsyncGenerator<string[]> {
  for await (const page of openCases(messaging, which)) yield page.map(({ caseId }) => caseId);
  yield* promisedCases(messaging, which.calendarId);
}

/**
 * Lets time pass for the open cases that know an earlier version of a calendar, so that each says what moved, and for
 * the granted ones whose promises it moves. What was done once is not done again, so a pass that broke off goes on
 * where it was. A case that fails holds up no other; throws at the end when there were such.
 */
export async function moveOpenCases(
  messaging: Pick<Messaging, 'pool'>,
  elapse: (caseId: string, context: Context) => Promise<void>,
  which: Which,
  context: Context,
): Promise<void> {
  const failed: unknown[] = [];
  for await (const page of casesToMove(messaging, which)) {
    const queue = page.values();
    const work = async (): Promise<void> => {
      for (const caseId of queue) {
        await elapse(caseId, context).catch((error: unknown) => void failed.push(error));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  // where a server was away it is that error, so that the event waits for it
  const away = failed.find((error) => failureKind(error) === 'passing');
  if (away instanceof Error) throw away;
  if (failed.length > 0) {
    throw new Error(`${failed.length} cases do not follow ${which.calendarId} yet`, { cause: failed[0] });
  }
}
