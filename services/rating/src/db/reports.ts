import type { Messaging } from '@haoban/messaging/runtime';
import { findPageEnd, walkRatings, type ExportQuery } from './exports.ts';
import { createImportedRatings } from './imported-ratings.ts';
import { createReportedFacts } from './reported-facts.ts';

/** What reports upward, and reports of others, are read from and kept in. */
export const createReports = (messaging: Messaging) => ({
  reportedFacts: createReportedFacts(messaging),
  exports: {
    findPageEnd: (query: ExportQuery, limit: number) => findPageEnd(messaging.pool, query, limit),
    walk: (query: ExportQuery, limit: number) => walkRatings(messaging.pool, query, limit),
  },
  imports: createImportedRatings(messaging),
});
