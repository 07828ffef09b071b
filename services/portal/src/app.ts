import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import type { Deps } from './api/deps.ts';
import { followUpPages } from './api/follow-up-pages.ts';
import { goalPages } from './api/goal-pages.ts';
import { limitQuestions } from './api/limit-questions.ts';
import { proxyServices } from './api/proxy-services.ts';
import { ratingPages } from './api/rating-pages.ts';
import { secureReplies } from './api/send-page.ts';
import { serveOpenApi } from './api/serve-openapi.ts';
import { serveReference } from './api/serve-reference.ts';
import { serveStyle } from './api/serve-style.ts';
import { showFirstPageRoute } from './api/show-first-page.ts';
import { showOutboxRoute } from './api/show-outbox.ts';

/** The one public door: pages of its own, and the way to the services. */
export async function buildApp(
  deps: Deps,
  http: Pick<HttpOptions, 'check' | 'parts' | 'readings' | 'logLevel' | 'trustedProxies'>,
): Promise<Http> {
  const app = await createHttp({ ...http, service: 'portal', title: '好办 Haoban', problems: {} });
  secureReplies(app);
  serveStyle(app);
  await limitQuestions(app, deps);
  serveOpenApi(app, deps);
  serveReference(app);
  showFirstPageRoute(app, deps);
  showOutboxRoute(app, deps);
  ratingPages(app, deps);
  followUpPages(app, deps);
  goalPages(app, deps);
  await proxyServices(app, deps);
  return app;
}
