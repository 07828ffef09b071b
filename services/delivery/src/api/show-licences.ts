import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import { paperSubject } from '../core/licence-paper.ts';
import { CaseParams, visibleCase } from './delivery-command.ts';
import type { Deps } from './deps.ts';
import { LicenceAnswer, licenceAnswer } from './licence-answer.ts';
import { Pdf, sendLicence } from './send-licence.ts';

const access = { roles: ['delivery', 'window', 'officer', 'approver'] };
export const LicenceParams = Type.Object({
  ...CaseParams.properties,
  number: Type.String({ minLength: 1, maxLength: 64 }),
});

/** GET /api/delivery/cases/{caseId}/licences and …/licences/{number}/pdf: the licences of a case, and one of them. */
export function showLicenceRoutes(app: Http, deps: Deps): void {
  app.get(
    '/api/delivery/cases/:caseId/licences',
    {
      config: { access },
      schema: {
        tags: ['licences'],
        summary: '证照目录 list the licences of a case',
        params: CaseParams,
        response: { 200: Type.Object({ rows: Type.Array(LicenceAnswer) }) },
      },
    },
    async (request, reply) => {
      const state = await visibleCase(deps, request);
      const rows = await Promise.all(state.licences.map((one) => licenceAnswer(deps, state, one)));
      return reply.header('cache-control', 'no-store').send({ rows });
    },
  );
  app.get(
    '/api/delivery/cases/:caseId/licences/:number/pdf',
    {
      config: { access },
      schema: { tags: ['licences'], summary: '证照 PDF', params: LicenceParams, response: { 200: Pdf } },
    },
    async (request, reply) => {
      const { caseId, licences } = await visibleCase(deps, request);
      const { number } = request.params;
      const paper = await deps.stores.papers.load(paperSubject(caseId, number));
      // a case knows its licence a moment before the paper of it is written
      if (paper === undefined && licences.some((one) => one.number === number))
        throw new ProblemError('unavailable');
      return sendLicence(deps, reply, paper?.state);
    },
  );
}
