import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import type { Bundle } from '../core/bundle.ts';
import { CaseAnswer } from './case-answer.ts';
import type { Deps } from './deps.ts';
import { ownOrStaff } from './own-or-staff.ts';

const { caseId, itemCode, org } = CaseAnswer.properties;
// a case whose filing a crash left for later has no status yet
const status = Type.Optional(CaseAnswer.properties.status);
const Shown = Type.Object({
  bundleId: Type.String(),
  theme: Type.String(),
  region: Type.String(),
  filedAt: Type.String(),
  cases: Type.Array(Type.Object({ caseId, itemCode, org, status })),
});

/** GET /api/intake/bundles/{bundleId}: where each of its cases stands. */
export function showBundleRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/intake/bundles/:bundleId',
    {
      config: { access: { roles: ['window', 'officer', 'leader', 'applicant', 'agent'] } },
      schema: {
        tags: ['bundles'],
        summary: '查看一件事 show a bundle',
        params: Type.Object({ bundleId: Type.String({ maxLength: 64 }) }),
        response: { 200: Shown },
      },
    },
    async (request) => {
      const found = (await stores.bundles.load(request.params.bundleId))?.state;
      const visible = ownOrStaff(
        request,
        'bundle_unknown',
        ({ account }: Bundle) => account,
        (state) => state,
      );
      const { bundleId, theme, region, at, cases } = orProblem(visible(found));
      const rows = cases.map(async ({ caseId: id, submission }) => {
        const filed = (await stores.cases.load(id))?.state;
        const { itemCode: item, org: own } = submission;
        return filed === undefined
          ? { caseId: id, itemCode: item, org: own }
          : { caseId: id, itemCode: item, org: filed.org, status: filed.status };
      });
      return { bundleId, theme, region, filedAt: at, cases: await Promise.all(rows) };
    },
  );
}
