/**
 * The object store can't be reached or does not work. Its code is the one of a broken connection, so that consumers
 * wait for it and HTTP answers 503.
 */
export class StoreAway extends Error {
  readonly code = 'ECONNRESET';
  constructor(what: string, cause: unknown) {
    super(`the object store is away: ${what}`, { cause });
    this.name = 'StoreAway';
  }
}
