import type { Decision } from '@haoban/contracts/decision';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Case, CaseRefusal } from '../core/case.ts';
import type { Days } from '../core/judge-case.ts';
import { aboutCase } from './case-command.ts';
import type { Deps } from './deps.ts';

/** What a request creates in a case, and the answer to it. */
export type Creation<Answer> = {
  readonly answer: Answer;
  readonly decide: (state: Case, days: Days) => Decision<Case, CaseRefusal>;
};

/** Creates something in one case of the caller's areas, once for each Idempotency-Key. */
export const createInCase = <Answer extends TSchema>(
  { stores, receipts }: Deps,
  request: FastifyRequest<{ Params: { caseId: string } }>,
  schema: Answer,
  prepare: () => Promise<Creation<Static<Answer>>>,
): Promise<Static<Answer>> =>
  answerOnce(request, receipts, schema, async (stub) => {
    const { answer, decide } = await prepare();
    const outcome = await stores.cases.execute({
      subject: request.params.caseId,
      region: (state) => state.region,
      context: contextOf(request),
      receipt: () => ({ ...stub, status: 201, response: answer }),
      decide: aboutCase(request, decide),
    });
    orProblem(outcome);
    return answer;
  });
