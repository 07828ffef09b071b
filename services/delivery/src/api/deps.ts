import type { PaperArchive } from '@haoban/documents/paper-archive';
import type { Messaging } from '@haoban/messaging/runtime';
import type { Notices } from '@haoban/notices/open-notices';
import type { DerivedSecrets } from '../db/derived-secrets.ts';
import type { Stores } from '../db/stores.ts';
import type { PrintLicence } from '../events/print-licence.ts';
import type { PartyLookUp } from '../events/party-look-up.ts';

/** What the routes of delivery work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly lookUp: PartyLookUp;
  readonly secrets: DerivedSecrets;
  readonly archive: PaperArchive;
  readonly printLicence: PrintLicence;
  readonly notices: Notices;
  readonly warn: (message: string, error: unknown) => void;
  readonly now: () => Date;
};
