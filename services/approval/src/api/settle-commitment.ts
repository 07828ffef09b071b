import { Text } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { settleCommitment, type SettleCommitment } from '../core/settle-commitment.ts';
import { aboutCase, actingOf, CaseParams } from './case-command.ts';
import { CommitmentsAnswer, commitmentsAnswer } from './commitment-answer.ts';
import type { Deps } from './deps.ts';

const Params = Type.Object({ ...CaseParams.properties, commitmentId: Type.String({ maxLength: 64 }) });
type SettleRequest = FastifyRequest<{ Params: { caseId: string; commitmentId: string } }>;

/** POST /api/approval/cases/{caseId}/commitments/{commitmentId}/{fulfilment,breach}: how a commitment ended. */
export function settleCommitmentRoutes(app: Http, deps: Deps): void {
  const { stores, now } = deps;
  const settle = async (request: SettleRequest, found: Pick<SettleCommitment, 'status' | 'reason'>) => {
    const { caseId, commitmentId } = request.params;
    const actor = await actingOf(deps, request);
    const command = { at: now().toISOString(), actor, commitmentId, ...found };
    const outcome = await stores.cases.execute({
      subject: caseId,
      region: (state) => state.region,
      context: contextOf(request),
      decide: aboutCase(request, (before) => settleCommitment(before, command)),
    });
    return commitmentsAnswer(orProblem(outcome).state);
  };
  const access = { roles: ['officer', 'approver'] };
  const described = { tags: ['commitments'], params: Params, response: { 200: CommitmentsAnswer } };

  app.post(
    '/api/approval/cases/:caseId/commitments/:commitmentId/fulfilment',
    { config: { access }, schema: { ...described, summary: '承诺兑现 confirm that a commitment was kept' } },
    async (request) => settle(request, { status: 'kept' }),
  );
  app.post(
    '/api/approval/cases/:caseId/commitments/:commitmentId/breach',
    {
      config: { access },
      schema: {
        ...described,
        summary: '承诺失信 find a commitment broken',
        body: strictObject({ reason: Type.Optional(Text) }),
      },
    },
    async (request) => settle(request, { status: 'broken', reason: request.body.reason }),
  );
}
