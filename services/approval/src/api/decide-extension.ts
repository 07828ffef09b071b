import { randomUUID } from 'node:crypto';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { decideExtension } from '../core/decide-extension.ts';
import { actorOf, CaseParams } from './case-command.ts';
import { createInCase } from './create-in-case.ts';
import type { Deps } from './deps.ts';
import { ReasonField } from './reason-field.ts';

const Decided = Type.Enum(['granted', 'refused']);
const Body = strictObject({
  kind: Type.Enum(['A', 'B'], { description: 'A by the head of the organ, B by the head of government' }),
  days: Type.Integer({ minimum: 1, maximum: 1000, description: 'in the unit of the statutory term' }),
  reason: ReasonField,
  decision: Decided,
});
const Answer = Type.Object({ extensionId: Type.String(), decision: Decided });

/** POST /api/approval/cases/{caseId}/extensions: an approver grants or refuses a longer term. */
export function decideExtensionRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/extensions',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['cases'],
        summary: '延长期限 grant or refuse an extension',
        params: CaseParams,
        body: Body,
        response: { 201: Answer },
      },
    },
    async (request, reply) => {
      const answer = await createInCase(deps, request, Answer, async () => {
        const { kind, days: length, reason, decision } = request.body;
        const extensionId = randomUUID();
        const asked = { extensionId, kind, length, reason, granted: decision === 'granted' };
        const command = { at: deps.now().toISOString(), actor: actorOf(request), ...asked };
        return {
          answer: { extensionId, decision },
          decide: (before, days) => decideExtension(before, { ...command, days }),
        };
      });
      return reply.code(201).send(answer);
    },
  );
}
