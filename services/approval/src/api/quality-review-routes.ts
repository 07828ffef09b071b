import { listReviewsRoute } from './list-quality-reviews.ts';
import { sampleReviewsRoute } from './sample-reviews.ts';
import { scoreReviewRoute } from './score-review.ts';
import { showReviewRoute } from './show-quality-review.ts';
import { showSampleRoute } from './show-sample.ts';

/** Routes of the quality review. */
export const qualityReviewRoutes = [
  sampleReviewsRoute,
  showSampleRoute,
  listReviewsRoute,
  showReviewRoute,
  scoreReviewRoute,
];
