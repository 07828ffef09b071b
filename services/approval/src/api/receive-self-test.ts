import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import { isGenuine } from '@haoban/service-kit/signature';
import type { Deps } from './deps.ts';

/** POST /internal/self-tests: takes the service's own daily test as a supervising system takes a light. */
export function receiveSelfTestRoute(app: Http, { webhooks, now }: Deps): void {
  // the signature is over the bytes, so they are not parsed
  app.addContentTypeParser('application/cloudevents+json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/internal/self-tests',
    {
      config: { access: 'public' },
      schema: {
        tags: ['lights'],
        summary: '亮灯自检 receive a self-test of the lights',
        body: Type.String(),
        response: { 200: Type.Object({ taken: Type.Boolean() }) },
      },
    },
    async (request) => {
      const { 'haoban-delivery': id, 'haoban-signature': signature } = request.headers;
      const received = { id, signature, body: request.body, at: now() };
      if (!isGenuine(webhooks.selfTestSecret, received)) throw new ProblemError('signature_invalid');
      return { taken: true };
    },
  );
}
