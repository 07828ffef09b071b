import type { ObjectStore } from '@haoban/documents/object-store';
import type { PaperArchive } from '@haoban/documents/paper-archive';
import type { Messaging } from '@haoban/messaging/runtime';
import type { Notices } from '@haoban/notices/open-notices';
import type { Stores } from '../db/stores.ts';
import type { PrintPaper } from '../events/print-paper.ts';

/** What the routes of intake work with. */
export type Deps = {
  readonly stores: Stores;
  readonly receipts: Messaging['receipts'];
  readonly itemCode: RegExp;
  readonly queryKey: Buffer;
  readonly objects: ObjectStore;
  readonly archive: PaperArchive;
  readonly printPaper: PrintPaper;
  readonly maxFileBytes: number;
  readonly notices: Notices;
  readonly now: () => Date;
};
