import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { refusableNotices } from '../db/party-vault.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const optedOut = Type.Array(Type.Enum([...refusableNotices]), {
  maxItems: refusableNotices.length,
  uniqueItems: true,
});
const Choices = Type.Object({ optedOut });

/** GET and PUT /api/intake/cases/{caseId}/notice-choices: what the applicant of a case does not want to be told. */
export function chooseNoticesRoute(app: Http, deps: Deps): void {
  const { vault } = deps.stores;
  const url = '/api/intake/cases/:caseId/notice-choices';
  const access = { roles: ['window', 'applicant'] };
  const described = { tags: ['notices'], params: CaseParams, response: { 200: Choices } };
  app.get(
    url,
    {
      config: { access },
      schema: { ...described, summary: '查看通知选择 show what an applicant refused to be told' },
    },
    async (request) => {
      const { submission } = await visibleCase(deps, request);
      return { optedOut: await vault.choices(submission.applicantRef) };
    },
  );
  app.put(
    url,
    {
      config: { access },
      schema: {
        ...described,
        summary: '退订或恢复通知 refuse kinds of notices, or take them again',
        body: strictObject({ optedOut }),
      },
    },
    async (request) => {
      const { submission } = await visibleCase(deps, request);
      await vault.choose(submission.applicantRef, request.body.optedOut);
      return { optedOut: await vault.choices(submission.applicantRef) };
    },
  );
}
