import { randomUUID } from 'node:crypto';
import { Code, Instant } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { ratingThrough } from '../core/open-link.ts';
import { readReply } from '../core/read-reply.ts';
import { submitRating } from '../core/submit-rating.ts';
import { isGenuine } from '@haoban/service-kit/signature';
import type { Deps } from './deps.ts';
import { withSignedBody } from '@haoban/service-kit/signed-body';
import { Thanks, thanks } from './thanks.ts';

// No phone number: the gateway knows which message was answered, and that message its invitation.
const Body = strictObject({
  messageId: Code,
  invitationId: Code,
  text: Type.String({ minLength: 1, maxLength: 1000 }),
  sentAt: Type.Optional(Instant),
});

/** POST /api/rating/sms-replies: a reply to an invitation by SMS, signed by the gateway; repeated it is one rating. */
export function receiveReplyRoute(app: Http, { stores, receipts, smsSecret, now }: Deps): void {
  withSignedBody(app, (scope, textOf) => {
    scope.post(
      '/api/rating/sms-replies',
      {
        config: { access: 'public' },
        schema: {
          tags: ['ratings'],
          summary: '短信回复评价 rate by SMS',
          body: Body,
          response: { 201: Thanks },
        },
      },
      async (request, reply) => {
        const at = now();
        const signature = request.headers['haoban-signature'];
        const signed = { id: 'sms', signature, body: textOf(request), at };
        if (smsSecret === undefined || !isGenuine(smsSecret, signed))
          throw new ProblemError('signature_invalid');
        const { messageId, invitationId, text, sentAt } = request.body;
        const said = readReply(text);
        if (said === undefined) throw new ProblemError('reply_unclear');
        const link = await stores.prisma.link.findUnique({ where: { invitationId } });
        if (link === null) throw new ProblemError('link_forged');
        const command = {
          said,
          invitationId,
          ratingId: randomUUID(),
          at: at.toISOString(),
          channel: 'sms' as const,
          request: receipts.fingerprint({ messageId }),
          provenance: sentAt === undefined ? {} : { clientAt: sentAt },
        };
        const outcome = await stores.subjects.execute({
          subject: link.subject,
          region: ({ region }) => region,
          context: { actor: 'citizen', traceparent: request.traceparent },
          decide: (before) => submitRating(before, command),
        });
        const rating = ratingThrough(orProblem(outcome).state, invitationId);
        return reply.code(201).send({ ratingId: rating?.ratingId ?? command.ratingId, thanks });
      },
    );
  });
}
