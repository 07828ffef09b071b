import { DataSet } from '@haoban/contracts/data-set';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { caseTimeline } from '../core/case-timeline.ts';
import { subjectEvents } from '../core/facts/subject-events.ts';
import { recordFrom } from '../core/facts/read-data.ts';
import type { Deps } from './deps.ts';
import { tagReply } from './tag-reply.ts';
import { requirePlace } from './within-areas.ts';

const { Optional } = Type;
const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()]);
const Cells = Type.Record(Type.String(), Cell);
const Maybe = Type.Union([Type.Number(), Type.Null()]);

const Day = Type.Object({
  date: Type.String(),
  kind: Type.String(),
  counted: Type.Boolean(),
  n: Optional(Type.Integer()),
  minutes: Optional(Type.Integer()),
  suspendedBy: Optional(Type.Array(Type.String())),
});
const Clock = Type.Object({
  due: Type.Union([Type.String(), Type.Null()]),
  remaining: Maybe,
  elapsedDays: Type.Integer(),
  removedDays: Type.Integer(),
  onTime: Type.Union([Type.Boolean(), Type.Null()]),
  provisional: Type.Boolean(),
  refusedExtensions: Type.Array(Type.Integer()),
  days: Optional(Type.Array(Day)),
});
const Shown = Type.Object({
  caseId: Type.String(),
  dataset: Type.String(),
  asOf: Type.String(),
  summary: Cells,
  clocks: Type.Object({ statutory: Optional(Clock), promised: Optional(Clock) }),
  stages: Type.Array(Cells),
  suspensions: Type.Array(
    Type.Object({
      suspensionId: Type.String(),
      reason: Type.String(),
      stage: Type.String(),
      stops: Type.Array(Type.String()),
      startedAt: Type.String(),
      endedAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  delays: Type.Array(Cells),
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
const Query = strictObject({
  dataset: Optional(DataSet),
  asOf: Optional(
    Type.String({ format: 'date-time', description: 'as if nothing happened from this instant on' }),
  ),
});

/**
 * GET /api/analytics/cases/{caseId}: the timeline of a case in the total order of its events, both clocks day by day,
 * its stages and suspensions, and, of a late case, whom it waited for.
 */
export function showCaseRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/analytics/cases/:caseId',
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      onSend: tagReply,
      schema: {
        tags: ['indicators'],
        summary: '办件全过程 the timeline of a case',
        params: Type.Object({ caseId: Type.String({ maxLength: 64 }) }),
        querystring: Query,
        response: { 200: Shown },
      },
    },
    async (request) => {
      const { caseId } = request.params;
      const dataset = request.query.dataset ?? 'live';
      const asOfMs = Date.parse(request.query.asOf ?? deps.now().toISOString());
      const { events: heard, facts } = await deps.history.of(dataset, caseId);
      const known = subjectEvents(dataset, caseId, facts, asOfMs);
      if (known.events.length === 0) throw new ProblemError('case_unknown');
      const { summary, ...told } = caseTimeline(known, await deps.reference.of(dataset), asOfMs);
      await requirePlace(deps, callerOf(request), dataset, String(summary['region']));
      const before = heard.filter(({ time }) => Date.parse(time) < asOfMs);
      const events = before.map((event) => ({ ...event, data: { ...recordFrom(event.data) } }));
      return { caseId, dataset, asOf: new Date(asOfMs).toISOString(), summary, ...told, events };
    },
  );
}
