import { DataSet } from '@haoban/contracts/data-set';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { forecastBreaches, type ForecastQuestion } from './forecast-answer.ts';
import type { Deps } from './deps.ts';
import { linkPages } from './link-pages.ts';
import { PageFields } from './page-fields.ts';
import { tagReply } from './tag-reply.ts';
import { regionFor } from './within-areas.ts';

const { Optional } = Type;
const Maybe = Type.Union([Type.Number(), Type.Null()]);
const Filter = Optional(Type.String({ maxLength: 64 }));

const Query = strictObject({
  dataset: Optional({ ...DataSet, description: 'default live' }),
  asOf: Optional(Type.String({ format: 'date-time', description: 'instant; default now' })),
  basis: Type.Enum(['wd', 'nd', 'natural'], { default: 'wd', description: 'unit of the promises forecast' }),
  region: Filter,
  item: Filter,
  org: Filter,
  ...PageFields,
});
const Forecasts = Type.Object({
  dataset: Type.String(),
  asOf: Type.String(),
  basis: Type.String(),
  region: Optional(Type.String()),
  method: Type.Object({ historyDays: Type.Integer(), priorCases: Type.Integer(), mornings: Type.Integer() }),
  total: Type.Integer({ description: 'open cases that a forecast is made for' }),
  expected: Type.Union([Type.Number(), Type.Null()], { description: 'misses to be expected among them' }),
  overdue: Type.Integer(),
  standing: Type.Integer({ description: 'open cases whose clock stands still' }),
  cases: Type.Array(
    Type.Object({
      caseId: Type.String(),
      region: Type.String(),
      item: Type.String(),
      org: Type.String(),
      due: Type.String(),
      remaining: Type.Integer({ description: 'days left this morning, in the basis; 60 stands for more' }),
      stagesDone: Type.Integer(),
      probability: Type.Number(),
      sample: Type.Integer({ description: 'earlier cases of the same item, days left and stages done' }),
    }),
  ),
  calibration: Type.Object({
    asOf: Type.String({ description: 'instant of the forecasts that are compared with what happened' }),
    cases: Type.Integer(),
    unsettled: Type.Integer(),
    forecast: Maybe,
    missed: Maybe,
    brier: Maybe,
    brierOfShare: Maybe,
    reliability: Type.Array(
      Type.Object({
        from: Type.Number(),
        to: Type.Number(),
        cases: Type.Integer(),
        forecast: Maybe,
        missed: Maybe,
        low: Maybe,
        high: Maybe,
      }),
    ),
  }),
});

/**
 * GET /api/analytics/forecasts: how probable it is that each open case misses its promise, the likeliest first, and how
 * good such forecasts were when they were made for an earlier day by the same rules.
 */
export function forecastBreachesRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/forecasts',
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      onSend: tagReply,
      schema: {
        tags: ['indicators'],
        summary: '超期预测 open cases that may miss their promise',
        querystring: Query,
        response: { 200: Forecasts },
      },
    },
    async (request, reply) => {
      const { dataset = 'live', asOf, region: asked, ...rest } = request.query;
      const region = await regionFor(deps, callerOf(request), dataset, asked);
      const asOfMs = asOf === undefined ? deps.now().getTime() : Date.parse(asOf);
      const question: ForecastQuestion = {
        dataset,
        asOfMs,
        ...rest,
        ...(region === undefined ? {} : { region }),
      };
      const answer = await forecastBreaches(deps, question);
      linkPages(request, reply, answer.total);
      return answer;
    },
  );
}
