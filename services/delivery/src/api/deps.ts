import type { Messaging } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';
import type { LabelLookUp } from './courier-label.ts';

/** What the routes of delivery work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly lookUpLabel: LabelLookUp;
  readonly now: () => Date;
};
