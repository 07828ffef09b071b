import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import { endSubstitution } from '../core/substitution.ts';
import type { Deps } from './deps.ts';
import { SubstitutionAnswer, substitutionAnswer } from './substitution-answer.ts';

const Params = Type.Object({ officer: Code, substitutionId: Code });

/** POST /api/approval/substitutions/{officer}/{substitutionId}/end: the officer is back before the time. */
export function endSubstitutionRoute(app: Http, { stores, now }: Deps): void {
  app.post(
    '/api/approval/substitutions/:officer/:substitutionId/end',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['substitutions'],
        summary: '结束代班 end a substitution',
        params: Params,
        response: { 200: SubstitutionAnswer },
      },
    },
    async (request) => {
      const { officer, substitutionId } = request.params;
      const at = now().toISOString();
      const outcome = await stores.absences.execute({
        subject: officer,
        region: (state) => state.region,
        context: contextOf(request),
        decide: withinAreas(request, 'substitution_unknown', (before) =>
          endSubstitution(before, { at, substitutionId }),
        ),
      });
      const ended = orProblem(outcome).state.substitutions.find(
        (substitution) => substitution.substitutionId === substitutionId,
      );
      if (ended === undefined) throw new ProblemError('substitution_unknown');
      return substitutionAnswer(ended, at);
    },
  );
}
