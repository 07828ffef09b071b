import type { Messaging } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';

/** What the routes of approval work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly now: () => Date;
};
