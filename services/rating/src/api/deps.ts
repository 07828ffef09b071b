import type { Messaging } from '@haoban/messaging/runtime';
import type { DeviceSecrets } from '../db/device-secrets.ts';
import type { Notices } from '@haoban/notices/open-notices';
import type { RatingLinks } from '../db/rating-links.ts';
import type { FollowUpLinks } from '../db/follow-up-links.ts';
import type { Stores } from '../db/stores.ts';
import type { PhoneLookUp } from './rater-phone.ts';

/** What the routes of rating work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly notices: Notices;
  readonly links: RatingLinks;
  readonly followUpLinks: FollowUpLinks;
  readonly lookUpPhone: PhoneLookUp;
  readonly provenanceKey: Buffer;
  readonly deviceSecrets: DeviceSecrets;
  /** What the SMS gateway signs replies with; without one none is taken. */
  readonly smsSecret: string | undefined;
  /** How often one address may open or send links; 600 times by default. */
  readonly linkRequestsPerMinute?: number;
  readonly now: () => Date;
};
