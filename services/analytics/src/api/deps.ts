import type { ReceiptBook } from '@haoban/service-kit/idempotency';
import type { TokenCheck } from '@haoban/service-kit/tokens';
import type { Answers } from '../db/answers.ts';
import type { CaseCellsStore } from '../db/case-cells.ts';
import type { CaseHistory } from '../db/case-history.ts';
import type { Letter } from '../core/dead-letter.ts';
import type { DeadLetterStore } from '../db/dead-letter-store.ts';
import type { ForecastRows } from '../db/forecast-rows.ts';
import type { Goals } from '../db/goal-store.ts';
import type { Places } from '../db/places.ts';
import type { ReferenceStore } from '../db/reference-store.ts';
import type { ExportParts } from '../events/exports/write-export.ts';
import type { WindowReviews } from '../db/window-reviews.ts';
import type { ImportParts } from '../events/imports/run-import.ts';

/** What the routes of analytics work with. */
export type Deps = {
  readonly answers: Answers;
  readonly cells: CaseCellsStore;
  readonly forecasts: ForecastRows;
  readonly goals: Goals;
  readonly history: CaseHistory;
  readonly letters: DeadLetterStore & { readonly replay: (letter: Letter) => Promise<unknown> };
  readonly places: Places;
  readonly receipts: ReceiptBook;
  readonly reviews: WindowReviews;
  readonly reference: Pick<ReferenceStore, 'of'>;
  readonly imports: ImportParts;
  readonly exports: ExportParts;
  readonly check: TokenCheck;
  readonly now: () => Date;
};
