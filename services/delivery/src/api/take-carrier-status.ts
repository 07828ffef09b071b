import { Code, Instant, Text } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { caseOfShipment } from '../core/dispatch-delivery.ts';
import { takeCarrierStatus } from '../core/take-carrier-status.ts';
import { isGenuine } from '@haoban/service-kit/signature';
import { withSignedBody } from '@haoban/service-kit/signed-body';
import { CarrierStatusName } from './delivery-answer.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  shipment: Type.String({ minLength: 1, maxLength: 80 }),
  status: CarrierStatusName,
  happenedAt: Instant,
  reason: Type.Optional(Text),
  trackingNumber: Type.Optional(Code),
  costCents: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
});
const Taken = Type.Object({ taken: Type.Enum(['taken', 'known', 'parked']) });
type Taken = Static<typeof Taken>['taken'];
const route = 'carrier status';

/** The id of a genuine message. Throws `signature_invalid` alike for a wrong signature, an old one, and nobody we know. */
async function genuineMessage(
  { stores, secrets, now }: Deps,
  request: FastifyRequest,
  body: string,
  code: string,
): Promise<string> {
  const messageId = request.headers['haoban-message'];
  const carrier = await stores.carriers.find(code);
  const received = {
    id: messageId,
    signature: request.headers['haoban-signature'],
    body,
    at: now(),
  };
  const secret = secrets.carrierSecret(code, carrier?.secretNumber ?? 0);
  const genuine = isGenuine(secret, received) && carrier?.active === true;
  if (!genuine || typeof messageId !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(messageId))
    throw new ProblemError('signature_invalid');
  return messageId;
}

/** POST /api/delivery/carriers/{code}/statuses: what a carrier says of a parcel, signed; each message counts once. */
export function takeCarrierStatusRoute(app: Http, deps: Deps): void {
  const { stores, receipts, now } = deps;

  const known = async (actor: string, key: string, fingerprint: string): Promise<boolean> => {
    const found = await receipts.find(actor, route, key);
    if (found !== undefined && found.fingerprint !== fingerprint) throw new ProblemError('message_reused');
    return found !== undefined;
  };

  const take = async (
    request: FastifyRequest,
    text: string,
    carrier: string,
    body: Static<typeof Body>,
  ): Promise<Taken> => {
    const key = await genuineMessage(deps, request, text, carrier);
    const actor = `carrier/${carrier}`;
    const fingerprint = receipts.fingerprint(body);
    if (await known(actor, key, fingerprint)) return 'known';
    const at = now();
    const happenedAt = new Date(body.happenedAt).toISOString();
    const command = { ...body, at: at.toISOString(), carrier, happenedAt };
    const outcome = await stores.cases.execute({
      subject: caseOfShipment(body.shipment),
      region: (state) => state.region,
      context: { actor, traceparent: request.traceparent },
      receipt: () => ({ route, key, fingerprint, status: 200, response: { taken: 'taken' } }),
      decide: (before, world) =>
        before === undefined || world === undefined
          ? { refusal: 'shipment_unknown' }
          : takeCarrierStatus(before, world, command),
    });
    if (!('refusal' in outcome)) return 'taken';
    await stores.carriers.park({ carrier, message: key, receivedAt: at, body });
    return 'parked';
  };

  withSignedBody(app, (scope, textOf) => {
    scope.post(
      '/api/delivery/carriers/:code/statuses',
      {
        config: { access: 'public' },
        schema: {
          tags: ['carriers'],
          summary: '物流状态回传 a carrier says where a parcel is',
          params: Type.Object({ code: Code }),
          body: Body,
          response: { 200: Taken, 202: Taken },
        },
      },
      async (request, reply) => {
        const { code } = request.params;
        const taken = await take(request, textOf(request), code, request.body).catch((error: unknown) => {
          // another copy of the message was faster
          if (receipts.isConflict(error)) return 'known' as const;
          throw error;
        });
        return reply.code(taken === 'parked' ? 202 : 200).send({ taken });
      },
    );
  });
}
