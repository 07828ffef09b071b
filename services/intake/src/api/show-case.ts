import type { Http } from '@haoban/service-kit/http';
import { reviewFrom } from '@haoban/sla-clock/review';
import { Type, type Static } from 'typebox';
import { CaseAnswer, caseAnswer } from './case-answer.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const Shown = Type.Object({
  ...CaseAnswer.properties,
  review: Type.Optional(Type.Object({ due: Type.String(), provisional: Type.Boolean() })),
});

/** GET /api/intake/cases/{caseId}; while it is reviewed, by when the review is due. */
export function showCaseRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/intake/cases/:caseId',
    {
      config: { access: { roles: ['window', 'officer', 'leader', 'applicant', 'agent'] } },
      schema: {
        tags: ['cases'],
        summary: '查看办件 show a filing',
        params: CaseParams,
        response: { 200: Shown },
      },
    },
    async (request): Promise<Static<typeof Shown>> => {
      const state = await visibleCase(deps, request);
      const { calendar, area } = await deps.stores.worlds.worldOf(state);
      if (state.status !== 'submitted' || calendar === undefined) return caseAnswer(state);
      const { due, provisional } = reviewFrom(calendar, area.zone, state.receivedAt);
      return { ...caseAnswer(state), review: { due, provisional } };
    },
  );
}
