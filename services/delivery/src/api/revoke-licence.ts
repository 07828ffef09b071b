import { Text } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { proposeRevocation, settleRevocation } from '../core/revoke-licence.ts';
import { commandCase } from './delivery-command.ts';
import type { Deps } from './deps.ts';
import { getLicence, LicenceAnswer, licenceAnswer, RevocationCategoryName } from './licence-answer.ts';
import { LicenceParams } from './show-licences.ts';

const Proposal = strictObject({
  category: RevocationCategoryName,
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
});
const Settlement = strictObject({ approved: Type.Boolean(), reason: Type.Optional(Text) });

/** POST …/licences/{number}/revocation-proposal and …/revocation: one person proposes, another settles. */
export function revokeLicenceRoutes(app: Http, deps: Deps): void {
  app.post(
    '/api/delivery/cases/:caseId/licences/:number/revocation-proposal',
    {
      config: { access: { roles: ['officer', 'delivery', 'approver'] } },
      schema: {
        tags: ['licences'],
        summary: '提请撤销证照 propose to revoke a licence',
        params: LicenceParams,
        body: Proposal,
        response: { 200: LicenceAnswer },
      },
    },
    async (request) => {
      const { number } = request.params;
      const command = {
        at: deps.now().toISOString(),
        number,
        proposer: callerOf(request).id,
        ...request.body,
      };
      const state = await commandCase(deps, request, (before) => proposeRevocation(before, command));
      return licenceAnswer(deps, state, getLicence(state, number));
    },
  );
  app.post(
    '/api/delivery/cases/:caseId/licences/:number/revocation',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['licences'],
        summary: '批准或驳回撤销 settle a revocation',
        params: LicenceParams,
        body: Settlement,
        response: { 200: LicenceAnswer },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { approved, reason = '' } = request.body;
      const command = {
        at: deps.now().toISOString(),
        number,
        approver: callerOf(request).id,
        approved,
        reason,
      };
      const state = await commandCase(deps, request, (before) => settleRevocation(before, command));
      return licenceAnswer(deps, state, getLicence(state, number));
    },
  );
}
