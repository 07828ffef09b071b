import type { PaperArchive } from '@haoban/documents/paper-archive';
import type { Messaging } from '@haoban/messaging/runtime';
import type { Sealing } from '../db/sealed-secret.ts';
import type { Stores } from '../db/stores.ts';
import type { PrintPaper } from '../events/print-paper.ts';
import type { WebhookHttp } from '../events/webhook-address.ts';

/** What the routes of approval work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly now: () => Date;
  readonly archive: PaperArchive;
  readonly printPaper: PrintPaper;
  readonly webhooks: Pick<Sealing, 'seal' | 'selfTestSecret'> & { readonly http: WebhookHttp };
};
