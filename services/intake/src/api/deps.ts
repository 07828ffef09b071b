import type { Messaging } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';

/** What the routes of intake work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly itemCode: RegExp;
  readonly queryKey: Buffer;
  readonly now: () => Date;
};
