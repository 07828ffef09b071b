import { figure } from '@haoban/indicators/answer';
import { rounded } from '@haoban/indicators/arithmetic';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { questionFields, questionOf, questionWithin } from './question-query.ts';
import { tagReply } from './tag-reply.ts';

const { Optional } = Type;
const id = 'delay_days_by_cause';
const { by: _by, basis: _basis, baseline: _baseline, ...asked } = questionFields;
const Query = strictObject({
  ...asked,
  apart: Optional(
    Type.Enum(['org', 'item', 'region:6', 'month'], { description: 'causes of each of these apart' }),
  ),
});
const Delays = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  dataset: Type.String(),
  from: Type.String(),
  to: Type.String(),
  asOf: Type.String(),
  unit: Type.String(),
  region: Optional(Type.String()),
  days: Type.Number(),
  excluded: Type.Integer({ description: 'causes of cases whose promise is counted in another unit' }),
  rows: Type.Array(
    Type.Object(
      {
        causeKind: Type.String({ description: 'stage, applicant, procedure or unexplained' }),
        cause: Type.String({ description: 'organisation, reason, or empty' }),
        days: Type.Number(),
        share: Type.Union([Type.Number(), Type.Null()]),
      },
      { additionalProperties: Type.Union([Type.String(), Type.Number(), Type.Null()]) },
    ),
  ),
});

/**
 * GET /api/analytics/delays: the days that late cases were late, given to those they waited for along the stages that
 * ended last; the most days first.
 */
export function attributeDelaysRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/delays',
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      onSend: tagReply,
      schema: {
        tags: ['indicators'],
        summary: '超期归因 what late cases waited for',
        querystring: Query,
        response: { 200: Delays },
      },
    },
    async (request) => {
      const { apart, ...words } = request.query;
      const names = [...(apart === undefined ? [] : [apart]), 'causeKind', 'cause'];
      const query = { ...words, by: names.join(',') };
      const asking = await questionOf(deps, id, query, request.headers.authorization);
      const { indicator } = asking;
      const question = await questionWithin(deps, callerOf(request), asking);
      const [total, groups] = await Promise.all([
        deps.answers.total(indicator, question),
        deps.answers.groups(indicator, question),
      ]);
      const whole = figure(indicator, total);
      const days = whole.value ?? 0;
      const rows = groups.map(({ group, sums }) => {
        const own = figure(indicator, sums).value ?? 0;
        const place = Object.fromEntries(names.map((name, n) => [name, group[n] ?? '']));
        const { causeKind = '', cause = '' } = place;
        return { ...place, causeKind, cause, days: own, share: days === 0 ? null : rounded(own / days) };
      });
      const { dataset, from, to, asOf, filters } = question;
      const { region } = filters;
      return {
        id,
        version: indicator.version,
        dataset,
        from,
        to,
        asOf,
        unit: indicator.unit,
        ...(region === undefined ? {} : { region }),
        days,
        excluded: whole.excluded,
        rows: rows.toSorted((a, b) => b.days - a.days),
      };
    },
  );
}
