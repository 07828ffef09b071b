import { hearMoment } from '../src/core/hear-moment.ts';
import { inviteRating } from '../src/core/invite-rating.ts';
import type { LinkChannel } from '../src/core/subject.ts';
import type { RatingLinks } from '../src/db/rating-links.ts';
import type { Stores } from '../src/db/stores.ts';
import type { Rateable } from './plan.ts';

const region = '320281';
const context = { actor: 'bench' };
const channels: readonly LinkChannel[] = ['qr', 'sms'];
const atOnce = 200;

/** Visits that were served, each with a link by QR code and one by SMS. */
export async function givenLinks(stores: Stores, links: RatingLinks, count: number): Promise<Rateable[]> {
  const rateables = Array.from({ length: count }, (_, n) => ({
    subject: `visit-${String(n).padStart(6, '0')}`,
    ids: [`${n}-qr`, `${n}-sms`] as const,
  }));
  for (let from = 0; from < count; from += atOnce)
    await Promise.all(
      rateables.slice(from, from + atOnce).map(async ({ subject, ids }) => {
        await serve(stores, subject);
        for (const [index, invitationId] of ids.entries())
          await invite(stores, links, { subject, invitationId, channel: channels[index] ?? 'qr' });
      }),
    );
  const tokenOf = (id: string): string => links.urlOf(id).split('/').at(-1) ?? '';
  return rateables.map(({ subject, ids: [qr, sms] }) => ({ subject, tokens: [tokenOf(qr), tokenOf(sms)] }));
}

async function serve({ subjects, now }: Stores, subject: string): Promise<void> {
  const fact = { at: now().toISOString(), region, hall: '320281-h1', window: 'w01', officer: 'window-clerk' };
  const told = { subject, region, moment: 'served' as const, fact };
  await subjects.execute({ subject, region, context, decide: (before) => hearMoment(before, told) });
}

async function invite(
  { subjects, now }: Stores,
  links: RatingLinks,
  of: { subject: string; invitationId: string; channel: LinkChannel },
): Promise<void> {
  const command = {
    ...of,
    node: 'visit' as const,
    round: 1,
    days: 30,
    at: now().toISOString(),
    tokenHash: links.hashFor(of.invitationId),
  };
  const outcome = await subjects.execute({
    subject: of.subject,
    region,
    context,
    decide: (before) =>
      before === undefined ? { refusal: 'subject_unknown' } : inviteRating(before, command),
  });
  if ('refusal' in outcome) throw new Error(`${of.subject}: ${outcome.refusal}`);
}
