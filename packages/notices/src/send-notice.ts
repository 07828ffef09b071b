import { newEventId } from '@haoban/contracts/event-id';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import type { Gateways, Message } from './gateway.ts';
import { kinds, nextChannel, retryMs } from './notice.ts';
import type { Channel, NoticeReason, NoticeValues } from './notice.ts';
import { noticeText, shortText } from './notice-text.ts';
import type { PlaceOf } from './outbox.ts';
import type { AddressLookUp } from './party-address.ts';
import { afterQuiet, nextMorning, type NoticePlace } from './quiet-hours.ts';
import { chooseReach } from './reach.ts';
import { templates } from './templates.ts';
import type { DueNotice, WaitingNotices } from './waiting-notices.ts';

type Known = { readonly applicantRef: string; readonly values?: () => Promise<NoticeValues | undefined> };
type Reached = Pick<Message, 'channel' | 'language' | 'to'>;

/**
 * Who is told, and what the text needs that must not be kept (asked for when it is sure to be sent; undefined when there
 * is nothing to tell after all); or why it is not told (any more, or yet).
 */
export type Prepared =
  | Known
  | { readonly outdated: true }
  | { readonly nobody: true }
  | { readonly nobodyYet: true };

/** What sending needs of its service. */
export type SendOptions = {
  readonly waiting: WaitingNotices;
  readonly gateways: Gateways;
  readonly lookUp: AddressLookUp;
  readonly prepare: (notice: DueNotice) => Promise<Prepared>;
  readonly placeOf: PlaceOf;
  /** The name in front of text messages. */
  readonly sender: string;
  readonly receiptUrl: string;
  readonly now: () => Date;
  readonly warn: (message: string, error: unknown) => void;
};

const vaultAwayMs = 30_000;

/** Sends a notice that is due, or notes why not. Nothing of its text or address is kept or logged. */
export function createSender(options: SendOptions): (notice: DueNotice) => Promise<void> {
  const { waiting, prepare, placeOf, now } = options;
  const failure = failures(options);
  const handOver = createHandOver(options);

  const send = async (notice: DueNotice): Promise<unknown> => {
    const { notice_id: id, kind, channel } = notice;
    const at = now();
    const { staleAfterMs } = kinds[kind];
    const place = await placeOf(notice.region);
    const awake = afterQuiet(at.getTime(), place);
    if (channel !== 'letter' && awake > at.getTime()) return waiting.putOff(id, new Date(awake));
    if (staleAfterMs !== null && at.getTime() - notice.queued_at.getTime() > staleAfterMs)
      return waiting.end(id, 'suppressed', 'stale', at);

    const prepared = await prepare(notice);
    if ('outdated' in prepared) return waiting.end(id, 'suppressed', 'outdated', at);
    if ('nobody' in prepared) return waiting.end(id, 'suppressed', 'nobody_known', at);
    if ('nobodyYet' in prepared) return failure.mayPass(notice, 'nobody_known');
    const reach = await chooseReach(notice, prepared.applicantRef, options).catch((error: unknown) => {
      options.warn('the vault could not be asked for an address', error);
      return undefined;
    });
    if (reach === undefined) return waiting.putOff(id, new Date(at.getTime() + vaultAwayMs));
    if ('suppressed' in reach) return waiting.end(id, 'suppressed', reach.suppressed, at);
    if ('lost' in reach) return waiting.end(id, 'given_up', reach.lost, at);
    return handOver({ ...notice, channel: reach.channel }, place, prepared, reach);
  };
  return async (notice) => void (await send(notice));
}

/** Hands a notice to the gateway of the channel by which its person is reached. */
function createHandOver(options: SendOptions) {
  const { waiting, gateways, now, warn } = options;
  const failure = failures(options);
  return async (notice: DueNotice, place: NoticePlace, whom: Known, reach: Reached): Promise<unknown> => {
    const { notice_id: id, kind, channel } = notice;
    const { applicantRef } = whom;
    const at = now();
    const day = formatDate(localDay(at.getTime(), place.zone));
    if (kinds[kind].oneADay && !(await waiting.takeDay(id, applicantRef, day)))
      return waiting.putOff(id, new Date(nextMorning(at.getTime(), place)));
    const late = whom.values === undefined ? {} : await whom.values();
    if (late === undefined) return waiting.end(id, 'suppressed', 'outdated', at);

    const message = messageOf(notice, reach, { ...notice.parameters, ...late }, options);
    const answer = await gateways[channel]?.(message).catch((error: unknown) =>
      warn(`notice ${id} could not be handed to the gateway of ${channel}`, error),
    );
    if (!answer) return failure.mayPass(notice, 'unreachable');
    if ('refused' in answer) return failure.lasts(notice, 'refused');
    const { language } = reach;
    return waiting.sent(id, { channel, language, applicantRef, gatewayId: answer.gatewayId }, now());
  };
}

function messageOf(
  { notice_id: messageId, template }: DueNotice,
  { channel, language, to }: Reached,
  values: NoticeValues,
  { sender, receiptUrl, now }: SendOptions,
): Message {
  const text =
    channel === 'letter'
      ? noticeText(template, language, values)
      : shortText(template, language, values, sender);
  const title = templates[template].title[language];
  return { messageId, channel, to, language, title, text, receiptUrl, at: now().toISOString() };
}

/** What becomes of a notice that a channel did not bring. */
export function failures({ waiting, gateways, now }: Pick<SendOptions, 'waiting' | 'gateways' | 'now'>) {
  const open = new Set<Channel>(
    (['wechat', 'sms', 'letter'] as const).filter((channel) => gateways[channel] !== undefined),
  );
  type Failed = Pick<DueNotice, 'notice_id' | 'kind' | 'channel'>;

  /** It goes on by the next channel of its kind, or it is given up. */
  const lasts = async ({ notice_id: id, kind, channel }: Failed, reason: NoticeReason): Promise<void> => {
    const at = now();
    const next = nextChannel(kind, channel, open);
    await waiting.fail(id, next && { noticeId: newEventId(at.getTime()), channel: next }, reason, at);
  };
  return {
    lasts,
    /** It is tried again, with growing pauses, as long as its kind is patient. */
    mayPass: async (notice: DueNotice, reason: NoticeReason): Promise<void> => {
      const at = now();
      const failingMs = at.getTime() - (notice.failing_since ?? at).getTime();
      if (failingMs >= kinds[notice.kind].patienceMs) {
        // whoever is not known is not known to another channel either
        if (reason === 'nobody_known')
          return void (await waiting.end(notice.notice_id, 'given_up', reason, at));
        return lasts(notice, reason);
      }
      const next = new Date(at.getTime() + retryMs(notice.tries, Math.random()));
      await waiting.tryAgain(notice.notice_id, reason, next, at);
    },
  };
}
