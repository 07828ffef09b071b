import { createHttp, type Http, type HttpOptions } from '@haoban/service-kit/http';
import { answerIndicatorRoute } from './api/answer-indicator.ts';
import { attributeDelaysRoute } from './api/attribute-delays.ts';
import { deadLetterRoutes } from './api/dead-letter-routes.ts';
import type { Deps } from './api/deps.ts';
import { exportDataRoute } from './api/export-data.ts';
import { forecastBreachesRoute } from './api/forecast-breaches.ts';
import { goalRoutes } from './api/goal-routes.ts';
import { importFile } from './api/import-file.ts';
import { listCasesRoute } from './api/list-cases.ts';
import { listIndicatorsRoute } from './api/list-indicators.ts';
import { analyticsProblems } from './api/problems.ts';
import { scoreWindowsRoute } from './api/score-windows.ts';
import { showCaseRoute } from './api/show-case.ts';

/** The HTTP surface of analytics. */
export async function buildApp(
  deps: Deps,
  http: Pick<HttpOptions, 'check' | 'parts' | 'readings' | 'logLevel'>,
): Promise<Http> {
  const app = await createHttp({
    ...http,
    service: 'analytics',
    title: '好办 · 分析 Analytics',
    problems: analyticsProblems,
  });
  listIndicatorsRoute(app);
  answerIndicatorRoute(app, deps);
  listCasesRoute(app, deps);
  showCaseRoute(app, deps);
  forecastBreachesRoute(app, deps);
  attributeDelaysRoute(app, deps);
  scoreWindowsRoute(app, deps);
  goalRoutes(app, deps);
  importFile(app, deps.imports);
  exportDataRoute(app, deps);
  deadLetterRoutes(app, deps);
  return app;
}
