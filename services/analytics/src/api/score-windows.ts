import { DataSet } from '@haoban/contracts/data-set';
import { findIndicator } from '@haoban/indicators/catalogue';
import type { MixSums } from '@haoban/indicators/item-mix';
import { scoreWindows, windowScorecard } from '@haoban/indicators/scorecard';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { languageOf, ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { Caller } from '@haoban/service-kit/tokens';
import { Type, type Static } from 'typebox';
import { monthWords } from '../core/month-words.ts';
import { completeQuestion, type Question } from '../core/question.ts';
import type { Deps } from './deps.ts';
import { questionWithin } from './question-query.ts';
import { tagReply } from './tag-reply.ts';

const { Optional } = Type;
const Maybe = Type.Union([Type.Number(), Type.Null()]);
const Query = strictObject({
  month: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: 'YYYY-MM' }),
  hall: Type.String({ minLength: 1, maxLength: 64 }),
  dataset: Optional({ ...DataSet, description: 'default live' }),
  region: Optional(Type.String({ maxLength: 12 })),
  asOf: Optional(Type.String({ format: 'date-time' })),
});
const Scorecard = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String({ description: 'in the language of the caller' }),
  help: Type.String(),
  dataset: Type.String(),
  month: Type.String(),
  hall: Type.String(),
  asOf: Type.String(),
  minimumSample: Type.Integer(),
  weights: Type.Array(
    Type.Object({
      indicator: Type.String(),
      version: Type.Integer(),
      name: Type.String(),
      weight: Type.Number(),
      noPoints: Type.Number({ description: 'value that makes 0 points' }),
      fullPoints: Type.Number({ description: 'value that makes 100 points' }),
    }),
  ),
  windows: Type.Array(
    Type.Object({
      window: Type.String(),
      score: Maybe,
      rank: Maybe,
      isTied: Type.Boolean(),
      sample: Type.Integer(),
      parts: Type.Array(
        Type.Object({
          indicator: Type.String(),
          weight: Type.Number(),
          value: Maybe,
          adjusted: Maybe,
          sample: Type.Integer(),
          points: Maybe,
        }),
      ),
    }),
  ),
});

const { parts: weighed, ...card } = windowScorecard;

function indicatorOf(id: string) {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new Error(`the scorecard names no indicator: ${id}`);
  return indicator;
}

async function questionFor(deps: Deps, caller: Caller, query: Static<typeof Query>): Promise<Question> {
  const { month, hall, dataset = 'live', region, asOf } = query;
  const filters = { hall, ...(region === undefined ? {} : { region }) };
  const words = { dataset, ...monthWords(month), by: 'window,item', filters };
  const asked = asOf === undefined ? words : { ...words, asOf };
  const zone = await deps.answers.zoneOf(dataset);
  const indicator = indicatorOf(weighed[0].indicator);
  const completed = completeQuestion(indicator, asked, zone, deps.now().getTime());
  if ('faults' in completed) throw new ProblemError('invalid_request', completed.faults);
  return questionWithin(deps, caller, { indicator, question: completed.question });
}

async function sumsOf(deps: Deps, id: string, question: Question): Promise<[string, MixSums[]]> {
  if (id === 'quality_score') return [id, await deps.reviews.of(question)];
  const found = await deps.answers.groups(indicatorOf(id), question);
  return [id, found.map(({ group: [window = '', item = ''], sums }) => ({ ...sums, group: window, item }))];
}

/**
 * GET /api/analytics/scorecards: the windows of a hall in one month, scored by printed weights, adjusted for the items
 * they deal with; small samples have no place and ties share one.
 */
export function scoreWindowsRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/scorecards',
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      onSend: tagReply,
      schema: {
        tags: ['indicators'],
        summary: '服务明星、红旗窗口 windows of a hall, scored',
        querystring: Query,
        response: { 200: Scorecard },
      },
    },
    async (request) => {
      const { month, hall, dataset = 'live' } = request.query;
      const question = await questionFor(deps, callerOf(request), request.query);
      const found = await Promise.all(weighed.map(({ indicator }) => sumsOf(deps, indicator, question)));
      const language = languageOf(request.headers['accept-language']);
      return {
        ...card,
        name: card.name[language],
        help: card.help[language],
        dataset,
        month,
        hall,
        asOf: question.asOf,
        weights: weighed.map(({ indicator, name, weight, noPoints, fullPoints }) => ({
          indicator,
          version: indicatorOf(indicator).version,
          name: name[language],
          weight,
          noPoints,
          fullPoints,
        })),
        windows: scoreWindows(Object.fromEntries(found))
          .filter(({ group }) => group !== '')
          .map(({ group, parts, ...score }) => ({ window: group, ...score, parts: [...parts] })),
      };
    },
  );
}
