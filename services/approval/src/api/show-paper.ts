import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { paperSubject } from '../core/paper.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { NumberParams, PaperAnswer, paperAnswer, Pdf, sendPaper } from './paper-answer.ts';

const access = { roles: ['window', 'officer', 'approver', 'leader'] };

/** GET /api/approval/cases/{caseId}/papers and …/papers/{number}/pdf: the papers of a case, and one of them. */
export function showPaperRoutes(app: Http, deps: Deps): void {
  app.get(
    '/api/approval/cases/:caseId/papers',
    {
      config: { access },
      schema: {
        tags: ['papers'],
        summary: '文书目录 list the papers of a case',
        params: CaseParams,
        response: { 200: Type.Object({ rows: Type.Array(PaperAnswer) }) },
      },
    },
    async (request) => {
      const { caseId } = await visibleCase(deps, request);
      return { rows: (await deps.stores.papers.ofCase(caseId)).map(paperAnswer) };
    },
  );
  app.get(
    '/api/approval/cases/:caseId/papers/:number/pdf',
    {
      config: { access },
      schema: {
        tags: ['papers'],
        summary: '文书 PDF',
        params: Type.Object({ ...CaseParams.properties, ...NumberParams.properties }),
        response: { 200: Pdf },
      },
    },
    async (request, reply) => {
      const { caseId } = await visibleCase(deps, request);
      const paper = await deps.stores.papers.load(paperSubject(caseId, request.params.number));
      return sendPaper(deps, reply, paper?.state);
    },
  );
}
