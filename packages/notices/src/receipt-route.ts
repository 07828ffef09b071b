import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { readSigned, withSignedBody } from '@haoban/service-kit/signed-webhook';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Notices } from './open-notices.ts';

const Receipt = strictObject({
  messageId: Type.String({ maxLength: 64 }),
  state: Type.Enum(['delivered', 'failed']),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
});

/** What the route works with. */
export type ReceiptRouteDeps = {
  readonly notices: Pick<Notices, 'desk' | 'failed' | 'gatewaySecret'>;
  readonly now: () => Date;
};

/** POST /api/{service}/notice-receipts: a gateway says what became of a message; each receipt counts once. */
export function receiptRoute(app: Http, service: string, { notices, now }: ReceiptRouteDeps): void {
  withSignedBody(app, (scope) => {
    scope.post(
      `/api/${service}/notice-receipts`,
      {
        config: { access: 'public' },
        schema: {
          tags: ['notices'],
          summary: '短信回执 take a delivery receipt of a gateway',
          body: Type.String({ maxLength: 10_000, description: 'the JSON text that was signed' }),
          response: { 200: Type.Object({ taken: Type.Boolean() }) },
        },
      },
      async (request) => {
        const { id, body } = readSigned(request, notices.gatewaySecret, now());
        if (!Value.Check(Receipt, body)) throw new ProblemError('invalid_request');
        const notice = await notices.desk.find(body.messageId);
        if (notice === undefined) return { taken: false };
        // what became of it is idempotent and comes first: a crash in between loses no receipt
        if (await notices.desk.wasTaken(id)) return { taken: false };
        if (body.state === 'delivered') await notices.desk.delivered(notice.notice_id, now());
        else await notices.failed(notice);
        return { taken: await notices.desk.takeReceipt(id, now()) };
      },
    );
  });
}
