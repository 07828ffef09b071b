import { randomUUID } from 'node:crypto';
import { Code, FiledBy } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { recordVisit } from '../core/record-visit.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { requireWindow } from './references.ts';

const Visit = strictObject({
  visitId: Type.Optional(Code),
  kind: Type.Enum(['window', 'kiosk', 'survey']),
  by: FiledBy,
  hall: Code,
  window: Type.Optional(Code),
  ticketId: Type.Optional(Code),
  purpose: Type.String({ minLength: 1, maxLength: 200 }),
});

/** POST /api/intake/cases/{caseId}/visits: somebody came for this case (Idempotency-Key). */
export function recordVisitRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/visits',
    {
      config: { access: { roles: ['window', 'officer'] } },
      schema: {
        tags: ['cases'],
        summary: '登记到场 record a visit',
        params: CaseParams,
        body: Visit,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const { body } = request;
      await requireWindow(deps, body.hall, body.window);
      const command = {
        at: deps.now().toISOString(),
        visit: { ...body, visitId: body.visitId ?? randomUUID() },
      };
      return answerOnce(request, deps.receipts, CaseAnswer, (stub) =>
        commandCase(deps, request, (before) => recordVisit(before, command), stub),
      );
    },
  );
}
