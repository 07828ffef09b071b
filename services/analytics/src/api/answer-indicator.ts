import { figure } from '@haoban/indicators/answer';
import type { Indicator } from '@haoban/indicators/definition';
import type { Http } from '@haoban/service-kit/http';
import { languageOf } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type, type Static } from 'typebox';
import type { Question } from '../core/question.ts';
import { adjustRows } from './adjust-rows.ts';
import { answerAsFile, answerFormat } from './answer-file.ts';
import { rankedRows, rowsOf } from './answer-rows.ts';
import { compareAnswer, find } from './compare-answer.ts';
import type { Deps } from './deps.ts';
import { Answer, tellFields } from './figure-fields.ts';
import { linkPages } from './link-pages.ts';
import { questionFields, questionOf, type Asking } from './question-query.ts';
import { tagReply } from './tag-reply.ts';

const Tell = Type.Object(tellFields);

const unitOfBasis = { wd: 'days', nd: 'days', wh: 'minutes', natural: 'ms' } as const;
const unitOf = (indicator: Indicator, question: Question): string =>
  indicator.unit === 'days' ? unitOfBasis[question.basis] : indicator.unit;

/** What is to be told beside the figures. */
type Told = {
  readonly compare: Static<typeof Tell>['compare'] | undefined;
  readonly adjust: 'item' | undefined;
  readonly rank: boolean | undefined;
};

async function told(deps: Deps, asking: Asking, tell: Told) {
  const { indicator, question } = asking;
  const { compare, adjust, rank } = tell;
  const found = await find(deps.answers, indicator, question);
  const compared =
    compare === undefined ? undefined : await compareAnswer(deps.answers, asking, found, compare);
  const plain = rowsOf(asking, found, compared);
  const rows = adjust === undefined ? plain : await adjustRows(deps.answers, asking, plain);
  const ranked =
    rank === true || adjust !== undefined
      ? rankedRows(indicator, question.by, rows, adjust !== undefined)
      : rows;
  return {
    ...figure(indicator, found.total),
    ...(compared?.total === undefined ? {} : { comparison: compared.total }),
    ...(adjust === undefined ? {} : { adjust }),
    rows: ranked.map(({ row }) => row),
  };
}

/** GET /api/analytics/indicators/{id}: one figure, grouped as asked; figures are open, single persons' are not. */
export function answerIndicatorRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/indicators/:id',
    {
      config: { access: 'public' },
      onSend: [answerAsFile, tagReply],
      schema: {
        tags: ['indicators'],
        summary: '指标查询 answer an indicator',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        querystring: strictObject({ ...questionFields, ...tellFields, ...answerFormat }),
        response: { 200: Answer },
      },
    },
    async (request, reply) => {
      const { compare, adjust, rank, limit, offset, format: _, ...words } = request.query;
      const { authorization } = request.headers;
      const asking = await questionOf(deps, request.params.id, words, authorization);
      const { indicator, question } = asking;
      const { dataset, from, to, asOf, basis, filters } = question;
      const { rows, ...figures } = await told(deps, asking, { compare, adjust, rank });
      const isPart = limit !== undefined || offset !== undefined;
      if (isPart) linkPages(request, reply, rows.length);
      const first = offset ?? 0;
      return {
        id: indicator.id,
        version: indicator.version,
        name: indicator.name[languageOf(request.headers['accept-language'])],
        dataset,
        from,
        to,
        asOf,
        unit: unitOf(indicator, question),
        basis,
        ...(filters['region'] === words.region ? {} : { region: filters['region'] }),
        ...figures,
        ...(isPart ? { total: rows.length } : {}),
        rows: rows.slice(first, first + (limit ?? rows.length)),
      };
    },
  );
}
