import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import type { Deps } from './api/deps.ts';
import { inviteRatingRoute } from './api/invite-rating.ts';
import { openLinkRoute } from './api/open-link.ts';
import { ratingProblems } from './api/problems.ts';
import { showCatalogueRoute } from './api/show-catalogue.ts';
import { showSubjectRoute } from './api/show-subject.ts';
import { submitRatingRoute } from './api/submit-rating.ts';

/** The HTTP surface of rating. */
export async function buildApp(
  deps: Deps,
  http: Pick<HttpOptions, 'check' | 'parts' | 'readings' | 'logLevel'>,
): Promise<Http> {
  const app = await createHttp({
    ...http,
    service: 'rating',
    title: '好办 · 评价 Rating',
    problems: ratingProblems,
  });
  for (const route of [
    inviteRatingRoute,
    openLinkRoute,
    submitRatingRoute,
    showSubjectRoute,
    showCatalogueRoute,
  ]) {
    route(app, deps);
  }
  return app;
}
