/**
 * Counts by message how often it was tried in vain in this process. The server's own count would not do: it also grows
 * while a database is away or a process dies. `capacity` is how many messages can be unacknowledged at once; notes
 * beyond it are of messages that another process took, the oldest go first.
 */
export function createTries(capacity: number) {
  const tries = new Map<number, number>();
  return {
    /** How often it is now, from 1. */
    next: (message: number): number => {
      const count = (tries.get(message) ?? 0) + 1;
      tries.delete(message);
      tries.set(message, count);
      for (const oldest of tries.keys()) {
        if (tries.size <= capacity) break;
        tries.delete(oldest);
      }
      return count;
    },
    forget: (message: number): void => void tries.delete(message),
  };
}
