import type { Messaging } from '@haoban/messaging/runtime';
import { openNotices, type Notices, type NoticesOptions } from '@haoban/notices/open-notices';
import { placeOfArea } from '@haoban/notices/quiet-hours';
import type { Prepared } from '@haoban/notices/send-notice';
import type { DueNotice } from '@haoban/notices/waiting-notices';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { inviteByMessage, isAsked, openInvitation } from '../core/message-link.ts';
import { ratedNode } from '../core/rated-node.ts';
import type { Series, Subject } from '../core/subject.ts';
import type { FollowUpLinks } from '../db/follow-up-links.ts';
import type { RatingLinks } from '../db/rating-links.ts';
import type { Stores } from '../db/stores.ts';
import { invitationOf } from './notice-drafts.ts';

/** What rating's notices need beside its own tables: links are made when a message goes out. */
export type RatingNoticesOptions = Pick<
  NoticesOptions,
  'publicUrl' | 'gateways' | 'gatewaySecret' | 'sender' | 'lookUp' | 'warn'
> & { readonly links: RatingLinks; readonly followUpLinks: FollowUpLinks };

type Parts = Stores & Pick<RatingNoticesOptions, 'links' | 'followUpLinks'>;
const outdated = { outdated: true } as const;
const actor = 'haoban/rating';

/** The applicant of a case, or of the first case that a visit was for. */
async function personOf(
  { subjects }: Stores,
  { applicantRef, caseIds }: Subject,
): Promise<string | undefined> {
  const [caseId] = caseIds ?? [];
  if (applicantRef !== undefined || caseId === undefined) return applicantRef;
  return (await subjects.load(caseId))?.state.applicantRef;
}

function seriesOf({ parameters: { node, round } }: DueNotice): Series {
  const known = (['1', '2', '3', 'visit'] as const).find((one) => one === node);
  return { node: known ?? 'visit', round: round === '2' ? 2 : 1 };
}

/** The open invitation that a message is about; it is made now where the message is to make it. */
async function invitationFor(parts: Parts, { event_id, parameters, subject }: DueNotice, series: Series) {
  const { subjects, worlds, links, now } = parts;
  const { invitationId: given } = parameters;
  const at = now().toISOString();
  const invitationId = typeof given === 'string' ? given : invitationOf(event_id);
  if (given === undefined) {
    const region = (await subjects.load(subject))?.state.region ?? '-';
    const { settings } = await worlds.worldOf({ region });
    const command = {
      ...series,
      at,
      invitationId,
      tokenHash: links.hashFor(invitationId),
      days: settings.invitationDays,
    };
    await subjects.execute({
      subject,
      region: (state) => state.region,
      context: { actor },
      decide: (before) =>
        before === undefined ? { refusal: 'subject_unknown' } : inviteByMessage(before, command),
    });
  }
  const state = (await subjects.load(subject))?.state;
  return state && openInvitation(state, invitationId, at);
}

async function prepareInvitation(parts: Parts, notice: DueNotice): Promise<Prepared> {
  const state = (await parts.subjects.load(notice.subject))?.state;
  if (state === undefined) return { nobodyYet: true };
  const series = seriesOf(notice);
  if (!isAsked(state, series)) return outdated;
  const applicantRef = await personOf(parts, state);
  // a visit for no case: nobody knows whose it was
  if (applicantRef === undefined) return series.node === 'visit' ? { nobody: true } : { nobodyYet: true };
  const values = async () => {
    const invitation = await invitationFor(parts, notice, series);
    if (invitation === undefined) return undefined;
    const item = ratedNode(state, series.node)?.itemCode;
    const { item: name } = await parts.reportedFacts.namesOf({ item });
    const { zone } = await parts.worlds.placeOf(state.region);
    const until = formatDate(localDay(Date.parse(invitation.expiresAt), zone));
    return {
      link: parts.links.urlOf(invitation.invitationId),
      until,
      ...(name === undefined ? {} : { item: name }),
    };
  };
  return { applicantRef, values };
}

async function prepareFollowUp(parts: Parts, { subject }: DueNotice): Promise<Prepared> {
  const order = (await parts.orders.load(subject))?.state;
  const answer = order?.answers.at(-1);
  if (order === undefined || order.status !== 'rectified' || answer === undefined) return outdated;
  if (answer.lapsesAt <= parts.now().toISOString()) return outdated;
  const rated = (await parts.subjects.load(order.rating.subject))?.state;
  const applicantRef = rated && (await personOf(parts, rated));
  if (applicantRef === undefined) return { nobody: true };
  const link = parts.followUpLinks.urlOf(order.orderId, order.answers.length);
  return { applicantRef, values: async () => ({ link }) };
}

/** The notices of rating: invitations, and whether an answer to a bad rating was a good one. */
export function openRatingNotices(
  { pool, now }: Pick<Messaging, 'pool' | 'now'>,
  stores: Stores,
  { links, followUpLinks, ...options }: RatingNoticesOptions,
): Notices {
  const parts = { ...stores, links, followUpLinks };
  return openNotices({
    ...options,
    pool,
    now,
    service: 'rating',
    placeOf: async (region) => placeOfArea(await stores.worlds.placeOf(region)),
    prepare: (notice) =>
      notice.template === 'follow_up' ? prepareFollowUp(parts, notice) : prepareInvitation(parts, notice),
  });
}
