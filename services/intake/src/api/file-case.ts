import { randomUUID } from 'node:crypto';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { Type } from 'typebox';
import { fileCase } from '../core/file-case.ts';
import { queryCodeHash, queryCodeOf } from './query-code.ts';
import type { Deps } from './deps.ts';
import { FileCaseBody } from './file-case-body.ts';
import { requireItem, requirePlace } from './require-filing.ts';
import { requireCredit } from './require-credit.ts';
import { submissionOf } from './submission.ts';

const Filed = Type.Object({ caseId: Type.String(), queryCode: Type.String(), applicantRef: Type.String() });
const Kept = Type.Object({ caseId: Type.String(), applicantRef: Type.String() });

/** POST /api/intake/cases: takes in a filing from any channel and answers with its number and query code. */
export function fileCaseRoute(app: Http, deps: Deps): void {
  const { stores, receipts, queryKey, now } = deps;
  app.post(
    '/api/intake/cases',
    {
      config: { access: { roles: ['window', 'applicant', 'agent'] } },
      schema: { tags: ['cases'], summary: '收件 file a case', body: FileCaseBody, response: { 201: Filed } },
    },
    async (request, reply) => {
      const { body } = request;
      const caller = callerOf(request);
      // what has changed since a filing came in does not change its answer
      const work = async (stub: { route: string; key: string; fingerprint: string }) => {
        const item = await requireItem(deps, body);
        const area = await requirePlace(deps, request, body);
        await requireCredit(deps, body);
        const applicantRef = await stores.vault.keep(body.applicant);
        const at = now().toISOString();
        const county = body.region.slice(0, 6);
        const caseId = await stores.nextCaseNumber(county, formatDate(localDay(Date.parse(at), area.zone)));
        const kept = { caseId, applicantRef };
        const outcome = await stores.cases.execute({
          subject: caseId,
          region: body.region,
          context: contextOf(request),
          receipt: () => ({ ...stub, status: 201, response: kept }),
          decide: (before) =>
            fileCase(before, {
              caseId,
              region: body.region,
              at,
              account: caller.id,
              queryCodeHash: queryCodeHash(queryKey, caseId),
              visitId: randomUUID(),
              submission: submissionOf(body, item, applicantRef),
            }),
        });
        orProblem(outcome);
        return kept;
      };
      const filed = await answerOnce(request, receipts, Kept, work);
      return reply.code(201).send({ ...filed, queryCode: queryCodeOf(queryKey, filed.caseId) });
    },
  );
}
