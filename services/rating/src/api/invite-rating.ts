import { randomUUID } from 'node:crypto';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { inviteRating } from '../core/invite-rating.ts';
import type { Subject } from '../core/subject.ts';
import type { Deps } from './deps.ts';
import { LinkChannel, Node, Round, SubjectParams } from './route-params.ts';

const kept = { invitationId: Type.String(), expiresAt: Type.String() };
// the link is a secret of its holder: the receipt keeps the invitation it is made from
const Kept = Type.Object(kept);
const Invited = Type.Object({ ...kept, url: Type.String() });
const Body = strictObject({
  node: Node,
  round: Round,
  channel: Type.Enum([...LinkChannel.enum], { default: 'qr', description: 'how the link is handed over' }),
});
const staff = ['window', 'rating', 'service'];

/**
 * Lets staff invite in their areas and a citizen for the own visit. Ticket ids can't be guessed, so knowing one is
 * holding it; case numbers can be counted up, so a case's link comes from the staff.
 */
function permitted<Outcome>(request: FastifyRequest, decide: (state: Subject) => Outcome) {
  if (callerOf(request).roles.some((role) => staff.includes(role))) {
    return withinAreas(request, 'subject_unknown', decide);
  }
  return (state: Subject | undefined): Outcome | { refusal: 'invitation_not_yours' } =>
    state?.heard.served === undefined ? { refusal: 'invitation_not_yours' } : decide(state);
}

/** POST /api/rating/subjects/{subject}/invitations: a new single-use link for one node, by one channel. */
export function inviteRatingRoute(app: Http, { stores, receipts, links, now }: Deps): void {
  app.post(
    '/api/rating/subjects/:subject/invitations',
    {
      config: { access: { roles: [...staff, 'applicant'] } },
      schema: {
        tags: ['ratings'],
        summary: '邀请评价 invite to rate',
        params: SubjectParams,
        body: Body,
        response: { 201: Invited },
      },
    },
    async (request, reply) => {
      const { subject } = request.params;
      const at = now().toISOString();
      const invitationId = randomUUID();
      const region = (await stores.subjects.load(subject))?.state.region ?? '-';
      const { settings } = await stores.worlds.worldOf({ region });
      const command = {
        ...request.body,
        at,
        invitationId,
        tokenHash: links.hashFor(invitationId),
        days: settings.invitationDays,
      };
      const answer = ({ invitations }: Subject) => {
        const made = invitations.find((known) => known.invitationId === invitationId);
        if (made === undefined) throw new Error(`${subject} has no invitation after inviting`);
        return { invitationId, expiresAt: made.expiresAt };
      };
      const invited = await answerOnce(request, receipts, Kept, async (stub) => {
        const outcome = await stores.subjects.execute({
          subject,
          region: (state) => state.region,
          context: contextOf(request),
          receipt: (state) => ({ ...stub, status: 201, response: answer(state) }),
          decide: permitted(request, (before) => inviteRating(before, command)),
        });
        return answer(orProblem(outcome).state);
      });
      return reply.code(201).send({ ...invited, url: links.urlOf(invited.invitationId) });
    },
  );
}
