import type { TokenCheck } from '@haoban/service-kit/tokens';
import type { Answers } from '../db/answers.ts';
import type { CaseHistory } from '../db/case-history.ts';
import type { ImportParts } from '../events/imports/run-import.ts';

/** What the routes of analytics work with. */
export type Deps = {
  readonly answers: Answers;
  readonly history: CaseHistory;
  readonly imports: ImportParts;
  readonly check: TokenCheck;
  readonly now: () => Date;
};
