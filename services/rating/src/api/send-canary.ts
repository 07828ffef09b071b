import { randomUUID } from 'node:crypto';
import type { Http } from '@haoban/service-kit/http';
import { canaryPlace, canarySubject, inviteCanary, layCanary, type Proof } from '../core/canary.ts';
import { registerDevice, renewDevice, validKeys } from '../core/device.ts';
import { enterRating } from '../core/enter-rating.ts';
import type { LinkChannel } from '../core/subject.ts';
import { signMessage } from '@haoban/service-kit/signature';
import type { Deps } from './deps.ts';

const context = { actor: 'haoban/canary' };
const { region } = canaryPlace;
const deviceId = 'canary';
type Sent = { readonly statusCode: number; readonly body: string };

/**
 * Sends one canary the way a person would: links, replies and evaluators over HTTP with their tokens and signatures;
 * for hotline, paper and survey by the function behind the form, because no person's sign-in can be had. Throws what
 * was answered instead of thanks.
 */
export async function sendCanary(app: Pick<Http, 'inject'>, deps: Deps, proof: Proof): Promise<void> {
  const subject = canarySubject(proof);
  const at = deps.now().toISOString();
  const laid = await deps.stores.subjects.execute({
    subject,
    region,
    context,
    decide: (before) => layCanary(before, { subject, at }),
  });
  if ('refusal' in laid) throw new Error(laid.refusal);
  const { channel } = proof;
  if (laid.state.ratings.length > 0) return;
  if (channel === 'hotline' || channel === 'paper' || channel === 'survey')
    return enter(deps, proof, channel);
  const { statusCode, body } =
    channel === 'tablet' ? await press(app, deps, proof) : await answer(app, deps, proof, channel);
  if (statusCode !== 201) throw new Error(`${statusCode} ${body}`);
}

async function enter({ stores, now }: Deps, proof: Proof, channel: 'hotline' | 'paper' | 'survey') {
  const subject = canarySubject(proof);
  const command = {
    ratingId: randomUUID(),
    at: now().toISOString(),
    node: 'visit' as const,
    round: 1,
    channel,
    said: { level: proof.level, options: [] },
    evidence: subject,
    actor: context.actor,
  };
  const outcome = await stores.subjects.execute({
    subject,
    region,
    context,
    decide: (before) =>
      before === undefined ? { refusal: 'subject_unknown' } : enterRating(before, command),
  });
  if ('refusal' in outcome) throw new Error(outcome.refusal);
}

/** By a link, or by a reply to it where the gateway's secret is known. */
async function answer(
  app: Pick<Http, 'inject'>,
  { stores, links, smsSecret, now }: Deps,
  proof: Proof,
  channel: LinkChannel,
): Promise<Sent> {
  const at = now();
  const invitationId = randomUUID();
  const command = { channel, at: at.toISOString(), invitationId, tokenHash: links.hashFor(invitationId) };
  const outcome = await stores.subjects.execute({
    subject: canarySubject(proof),
    region,
    context,
    decide: (before) =>
      before === undefined ? { refusal: 'subject_unknown' } : inviteCanary(before, command),
  });
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  const headers = { 'content-type': 'application/json' };
  if (channel === 'sms' && smsSecret !== undefined) {
    const payload = JSON.stringify({ messageId: invitationId, invitationId, text: String(proof.level) });
    const signature = signMessage(smsSecret, 'sms', payload, at);
    const url = '/api/rating/sms-replies';
    return app.inject({
      method: 'POST',
      url,
      payload,
      headers: { ...headers, 'haoban-signature': signature },
    });
  }
  const token = links.urlOf(invitationId).split('/').at(-1) ?? '';
  const payload = JSON.stringify({ level: proof.level, channel });
  return app.inject({ method: 'POST', url: `/api/rating/links/${token}/rating`, payload, headers });
}

/** By an evaluator of a window that is none. */
async function press(app: Pick<Http, 'inject'>, deps: Deps, proof: Proof): Promise<Sent> {
  const { stores, deviceSecrets, now } = deps;
  const at = now();
  const time = at.toISOString();
  const outcome = await stores.devices.execute({
    subject: deviceId,
    region,
    context,
    decide: (before) => {
      if (before === undefined)
        return registerDevice(before, { deviceId, ...canaryPlace, at: time, registeredBy: context.actor });
      return validKeys(before, time).length > 0
        ? { state: before, events: [] }
        : renewDevice(before, { at: time });
    },
  });
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  const url = '/api/rating/device/ratings';
  const pressed = { ticketId: canarySubject(proof), pressId: randomUUID(), level: proof.level };
  const payload = JSON.stringify(pressed);
  const [key] = validKeys(outcome.state, time);
  const secret = deviceSecrets(deviceId, key?.generation ?? 0);
  const signature = signMessage(secret, `${deviceId}.POST ${url}`, payload, at);
  return app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      'content-type': 'application/json',
      'haoban-device': deviceId,
      'haoban-signature': signature,
    },
  });
}
