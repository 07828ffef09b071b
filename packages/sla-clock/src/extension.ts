import { extensionVerdict, type ExtensionKind, type ExtensionVerdict } from './grant-extensions.ts';
import { officeOf, timedClock, type Clock, type Extension } from './judge.ts';
import { parseInstant } from './local-date.ts';
import { dueFinder, extend, isInTime } from './timed-clock.ts';

/**
 * Whether a clock may be extended: `granted`, or why not: `too_late` (after the due date), `kind_used`,
 * `kind_exceeded` (A 10, B 15). `clock.extensions` are those before it; throws a RangeError for malformed input.
 */
export function checkExtension(clock: Clock, asked: Readonly<Extension>): ExtensionVerdict {
  const office = officeOf(clock);
  const timed = timedClock(clock);
  const dueAfter = dueFinder(office, timed);
  const { amount, used } = extend(office, timed, dueAfter);
  return extensionVerdict(
    asked,
    isInTime(office, dueAfter(amount), parseInstant(asked.approvedAt), false),
    used,
  );
}

export type { ExtensionKind, ExtensionVerdict };
