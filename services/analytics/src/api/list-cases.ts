import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { questionFields, questionOf } from './question-query.ts';

const Query = strictObject({
  ...questionFields,
  indicator: Type.String({ maxLength: 64 }),
  part: Type.Enum(['numerator', 'denominator'], { default: 'denominator' }),
  limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 100 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
});
const Listed = Type.Object({
  indicator: Type.String(),
  part: Type.String(),
  cases: Type.Array(Type.String()),
});

/** GET /api/analytics/cases?indicator=…: exactly the cases behind a numerator or denominator, in order. */
export function listCasesRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/cases',
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      schema: {
        tags: ['indicators'],
        summary: '指标背后的办件 the cases behind a figure',
        querystring: Query,
        response: { 200: Listed },
      },
    },
    async (request) => {
      const { indicator: id, part, limit, offset, ...words } = request.query;
      const { indicator, question } = await questionOf(deps, id, words, request.headers.authorization);
      const cases = await deps.answers.members(indicator, question, part, { limit, offset });
      return { indicator: id, part, cases };
    },
  );
}
