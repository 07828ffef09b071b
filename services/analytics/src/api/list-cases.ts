import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { caseColumns, isCaseColumn, type CaseColumn } from '../core/case-columns.ts';
import { answerAsFile, answerFormat } from './answer-file.ts';
import type { Deps } from './deps.ts';
import { linkPages } from './link-pages.ts';
import { PageFields } from './page-fields.ts';
import { questionFields, questionOf, questionWithin } from './question-query.ts';
import { tagReply } from './tag-reply.ts';

const Query = strictObject({
  ...questionFields,
  ...PageFields,
  ...answerFormat,
  indicator: Type.String({ maxLength: 64 }),
  part: Type.Enum(['numerator', 'denominator'], { default: 'denominator' }),
  columns: Type.Optional(
    Type.String({
      maxLength: 300,
      description: `of ${Object.keys(caseColumns).join(', ')}; separated by commas`,
    }),
  ),
});
const Cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
const Listed = Type.Object({
  indicator: Type.String(),
  version: Type.Integer(),
  part: Type.String(),
  dataset: Type.String(),
  from: Type.String(),
  to: Type.String(),
  asOf: Type.String(),
  region: Type.Optional(Type.String({ description: 'the area whose cases these are' })),
  total: Type.Integer(),
  cases: Type.Array(Type.String()),
  rows: Type.Optional(Type.Array(Type.Record(Type.String(), Cell))),
});

function columnsOf(text: string | undefined): CaseColumn[] {
  const asked = [...new Set(text?.split(',') ?? [])];
  const unknown = asked.filter((name) => !isCaseColumn(name));
  if (unknown.length > 0) {
    const message = `${unknown.join(', ')} is no column; there are ${Object.keys(caseColumns).join(', ')}`;
    throw new ProblemError('invalid_request', [{ path: 'columns', message }]);
  }
  return asked.filter(isCaseColumn);
}

/**
 * GET /api/analytics/cases?indicator=…: exactly the cases behind a numerator or denominator within the caller's areas,
 * by their numbers, bytewise; with `columns` what is known of each.
 */
export function listCasesRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/cases',
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      onSend: [answerAsFile, tagReply],
      schema: {
        tags: ['indicators'],
        summary: '指标背后的办件 the cases behind a figure',
        querystring: Query,
        response: { 200: Listed },
      },
    },
    async (request, reply) => {
      const { indicator: id, part, limit, offset, columns, format: _, ...words } = request.query;
      const names = columnsOf(columns);
      const asking = await questionOf(deps, id, words, request.headers.authorization);
      const { indicator } = asking;
      if (indicator.rows === 'pipeline') throw new ProblemError('indicator_without_cases');
      const question = await questionWithin(deps, callerOf(request), asking);
      const [cases, total] = await Promise.all([
        deps.answers.members(indicator, question, part, { limit, offset }),
        deps.answers.countMembers(indicator, question, part),
      ]);
      linkPages(request, reply, total);
      const { dataset, from, to, asOf, filters } = question;
      const { region } = filters;
      const rows = names.length === 0 ? undefined : await deps.cells.of(question, cases, names);
      return {
        indicator: id,
        version: indicator.version,
        part,
        dataset,
        from,
        to,
        asOf,
        ...(region === undefined ? {} : { region }),
        total,
        cases,
        ...(rows === undefined ? {} : { rows }),
      };
    },
  );
}
