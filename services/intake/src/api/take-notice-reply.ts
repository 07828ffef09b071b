import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { readSigned, withSignedBody } from '@haoban/service-kit/signed-webhook';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Deps } from './deps.ts';

const Reply = strictObject({
  phone: Type.String({ minLength: 5, maxLength: 32 }),
  text: Type.String({ maxLength: 500 }),
});
const refuses = /^\s*(T|TD|退订)\s*[。.!！]?\s*$/i;

/** POST /api/intake/notice-replies: a gateway passes on what somebody replied; T refuses further invitations. */
export function takeNoticeReplyRoute(app: Http, { stores, notices, now }: Deps): void {
  withSignedBody(app, (scope) => {
    scope.post(
      '/api/intake/notice-replies',
      {
        config: { access: 'public' },
        schema: {
          tags: ['notices'],
          summary: '短信回复 take a reply to a text message',
          body: Type.String({
            maxLength: 10_000,
            description: 'the JSON text that was signed: { phone, text }',
          }),
          response: { 200: Type.Object({ understood: Type.Boolean() }) },
        },
      },
      async (request) => {
        const { body } = readSigned(request, notices.gatewaySecret, now());
        if (!Value.Check(Reply, body)) throw new ProblemError('invalid_request');
        const understood = refuses.test(body.text);
        // taken again it changes nothing; how many have this phone is nobody's business
        if (understood) await stores.vault.refuseInvitations(body.phone);
        return { understood };
      },
    );
  });
}
