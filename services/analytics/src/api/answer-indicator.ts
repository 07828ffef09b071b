import { figure, minimumSample, noSums } from '@haoban/indicators/answer';
import type { Indicator } from '@haoban/indicators/definition';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { filledGroups } from '../core/fill-buckets.ts';
import type { Question } from '../core/question.ts';
import type { GroupSums } from '../db/answers.ts';
import type { Deps } from './deps.ts';
import { questionFields, questionOf } from './question-query.ts';

const Maybe = Type.Union([Type.Number(), Type.Null()]);
const figureFields = {
  value: Maybe,
  numerator: Maybe,
  denominator: Maybe,
  low: Maybe,
  high: Maybe,
  immature: Type.Integer(),
  excluded: Type.Integer(),
};
const Row = Type.Object(
  { ...figureFields, ranked: Type.Boolean() },
  { additionalProperties: Type.Union([Type.String(), Maybe, Type.Boolean()]) },
);
const Answer = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  dataset: Type.String(),
  from: Type.String(),
  to: Type.String(),
  asOf: Type.String(),
  unit: Type.String(),
  basis: Type.String(),
  ...figureFields,
  rows: Type.Array(Row),
});

const unitOfBasis = { wd: 'days', nd: 'days', wh: 'minutes', natural: 'ms' } as const;
const unitOf = (indicator: Indicator, question: Question): string =>
  indicator.unit === 'days' ? unitOfBasis[question.basis] : indicator.unit;

function rowsOf(indicator: Indicator, question: Question, groups: readonly GroupSums[]) {
  const found = new Map(groups.map(({ group, sums }) => [group.join('\u0000'), sums]));
  const keys = filledGroups(
    question.by,
    groups.map(({ group }) => group),
    question.from,
    question.to,
  );
  return keys.map((group) => {
    const sums = found.get(group.join('\u0000')) ?? noSums;
    const names = Object.fromEntries(question.by.map((name, index) => [name, group[index] ?? '']));
    return { ...names, ...figure(indicator, sums), ranked: sums.sample >= minimumSample };
  });
}

/** GET /api/analytics/indicators/{id}: one figure, grouped as asked; figures are open, single persons' are not. */
export function answerIndicatorRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/indicators/:id',
    {
      config: { access: 'public' },
      schema: {
        tags: ['indicators'],
        summary: '指标查询 answer an indicator',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        querystring: strictObject(questionFields),
        response: { 200: Answer },
      },
    },
    async (request) => {
      const { indicator, question } = await questionOf(
        deps,
        request.params.id,
        request.query,
        request.headers.authorization,
      );
      const [total, groups] = await Promise.all([
        deps.answers.total(indicator, question),
        deps.answers.groups(indicator, question),
      ]);
      const { dataset, from, to, asOf, basis } = question;
      return {
        id: indicator.id,
        version: indicator.version,
        dataset,
        from,
        to,
        asOf,
        unit: unitOf(indicator, question),
        basis,
        ...figure(indicator, total),
        rows: rowsOf(indicator, question, groups),
      };
    },
  );
}
