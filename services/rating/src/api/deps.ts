import type { Messaging } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';
import type { RatingLinks } from './rating-link.ts';

/** What the routes of rating work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly links: RatingLinks;
  readonly provenanceKey: Buffer;
  readonly now: () => Date;
};
