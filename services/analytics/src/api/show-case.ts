import { DataSet } from '@haoban/contracts/data-set';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

const Shown = Type.Object({
  caseId: Type.String(),
  dataset: Type.String(),
  events: Type.Array(
    Type.Object({
      id: Type.String(),
      source: Type.String(),
      sequence: Type.Integer(),
      type: Type.String(),
      time: Type.String(),
      data: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
});

function payloadOf(text: string): Record<string, unknown> {
  const data: unknown = JSON.parse(text);
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

/** GET /api/analytics/cases/{caseId}: the timeline of a case, in the total order of its events. */
export function showCaseRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/cases/:caseId',
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      schema: {
        tags: ['indicators'],
        summary: '办件全过程 the timeline of a case',
        params: Type.Object({ caseId: Type.String({ maxLength: 64 }) }),
        querystring: strictObject({ dataset: Type.Optional(DataSet) }),
        response: { 200: Shown },
      },
    },
    async (request) => {
      const { caseId } = request.params;
      const dataset = request.query.dataset ?? 'live';
      const events = await deps.history.of(dataset, caseId);
      if (events.length === 0) throw new ProblemError('case_unknown');
      return {
        caseId,
        dataset,
        events: events.map((event) => ({
          ...event,
          time: `${event.time.slice(0, 23)}Z`,
          data: payloadOf(event.data),
        })),
      };
    },
  );
}
