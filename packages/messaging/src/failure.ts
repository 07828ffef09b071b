import { DatabaseError } from 'pg';

const stateOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** True when the database answered that the statement was undone; without an answer it may have been committed. */
export const wasUndone = (error: unknown): boolean => error instanceof DatabaseError;

/** True when the statement only met another at a bad moment: a deadlock or a serialization failure. */
export const isCollision = (error: unknown): boolean =>
  wasUndone(error) && /^40(P01|001)$/.test(stateOf(error));

/** True when the inbox had moved past the event: another process took it meanwhile. */
export const isHeardAlready = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === '23502' && error.table === 'inbox';

// SQLSTATE classes: connection, transaction state and rollback, resources, locks, operator, system.
const passingState = /^(08|25|40|53|55|57|58)...$/;
const passingCode = /^(ECONN|EPIPE$|ETIMEDOUT$|ENOTFOUND$|EAI_AGAIN$|EHOSTUNREACH$|ENETUNREACH$)/;
// What the driver says, without a code, of connections that broke or were not to be had in time.
const passingMessage =
  /connection (terminated|error|timeout)|timeout exceeded when trying to connect|not queryable/i;

/**
 * How an effect failed: `passing` when a server is away or busy (try again for ever), `lasting` when the data itself
 * is refused (a NUL in a text: never try again), `unknown` otherwise (try again for a while).
 */
export function failureKind(error: unknown): 'passing' | 'lasting' | 'unknown' {
  const code = stateOf(error);
  if (passingCode.test(code)) return 'passing';
  if (error instanceof DatabaseError) {
    if (passingState.test(code)) return 'passing';
    return code.startsWith('22') ? 'lasting' : 'unknown';
  }
  return error instanceof Error && passingMessage.test(error.message) ? 'passing' : 'unknown';
}
