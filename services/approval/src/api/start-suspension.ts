import { randomUUID } from 'node:crypto';
import { Code, Count } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { startSuspension } from '../core/start-suspension.ts';
import { suspensionReasons } from '../core/suspension-reasons.ts';
import { actingOf, CaseParams } from './case-command.ts';
import { createInCase } from './create-in-case.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  scope: Type.Enum(['case', 'stage']),
  stage: Type.Optional(Code),
  reason: Type.Enum([...suspensionReasons]),
  notice: Type.Optional(Code),
  basis: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  plannedDays: Count,
});
const Started = Type.Object({ suspensionId: Type.String(), startedAt: Type.String() });

/** POST /api/approval/cases/{caseId}/suspensions: stops the clocks that the reason may stop. */
export function startSuspensionRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/suspensions',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '暂停计时 start a suspension',
        params: CaseParams,
        body: Body,
        response: { 201: Started },
      },
    },
    async (request, reply) => {
      const started = await createInCase(deps, request, Started, async () => {
        const actor = await actingOf(deps, request);
        const command = { at: deps.now().toISOString(), actor, suspensionId: randomUUID(), ...request.body };
        const answer = { suspensionId: command.suspensionId, startedAt: command.at };
        return { answer, decide: (before) => startSuspension(before, command) };
      });
      return reply.code(201).send(started);
    },
  );
}
