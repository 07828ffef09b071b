import { Code, Text } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { transferCase } from '../core/transfer-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { requireOrg } from './references.ts';

/** POST /api/intake/cases/{caseId}/transfer: to the organisation whose matter it is, before acceptance. */
export function transferCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/transfer',
    {
      config: { access: { roles: ['window', 'officer'] } },
      schema: {
        tags: ['cases'],
        summary: '转办 transfer a filing',
        params: CaseParams,
        body: strictObject({ toOrg: Code, reason: Type.Optional(Text) }),
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const { toOrg, reason = '' } = request.body;
      await requireOrg(deps, toOrg);
      const command = { at: deps.now().toISOString(), officer: callerOf(request).id, toOrg, reason };
      return commandCase(deps, request, (before) => transferCase(before, command));
    },
  );
}
