import { randomUUID } from 'node:crypto';
import { Code, Instant } from '@haoban/contracts/events/fields';
import { callerOf, mayActIn } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { setSubstitution } from '../core/substitution.ts';
import type { Deps } from './deps.ts';
import { SubstitutionAnswer, substitutionAnswer } from './substitution-answer.ts';
import { ReasonField } from './reason-field.ts';

const Body = strictObject({
  officer: Code,
  substitute: Code,
  org: { ...Code, description: 'of the officer who is away; the substitute may act for it' },
  from: Instant,
  to: Type.Optional(Instant),
  reason: ReasonField,
});

/** The area of an organisation that the caller may act in. */
async function areaOf({ stores }: Deps, request: FastifyRequest, org: string): Promise<string> {
  const found = await stores.orgs.load(org);
  if (found === undefined) throw new ProblemError('org_unknown');
  if (!mayActIn(callerOf(request), found.state.area)) throw new ProblemError('area_denied');
  return found.state.area;
}

/** POST /api/approval/substitutions: an approver says who acts for an officer who is away. */
export function setSubstitutionRoute(app: Http, deps: Deps): void {
  const { stores, receipts, now } = deps;
  app.post(
    '/api/approval/substitutions',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['substitutions'],
        summary: '设置代班（AB岗） set a substitute',
        body: Body,
        response: { 201: SubstitutionAnswer },
      },
    },
    async (request, reply) => {
      const set = await answerOnce(request, receipts, SubstitutionAnswer, async (stub) => {
        const { officer, substitute, org } = request.body;
        const region = await areaOf(deps, request, org);
        const at = now().toISOString();
        const said = { ...request.body, substitutionId: randomUUID(), approver: callerOf(request).id };
        const [away, stoodIn] = await Promise.all([
          stores.absences.load(substitute),
          stores.substitutions.by(officer),
        ]);
        const others = [...(away?.state.substitutions ?? []), ...stoodIn];
        const answer = substitutionAnswer(said, at);
        const outcome = await stores.absences.execute({
          subject: officer,
          region,
          context: contextOf(request),
          receipt: () => ({ ...stub, status: 201, response: answer }),
          decide: (before) => setSubstitution(before, { ...said, at, region, others }),
        });
        orProblem(outcome);
        return answer;
      });
      return reply.code(201).send(set);
    },
  );
}
