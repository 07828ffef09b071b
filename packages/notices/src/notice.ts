/** A way to a person. */
export type Channel = 'wechat' | 'sms' | 'letter';
export type Language = 'zh' | 'en';

/** What the law has applicants told, what is good to know on the way, and what asks something of them. */
export type NoticeKind = 'statutory' | 'progress' | 'invitation';

/**
 * Where a notice stands. `failed` did not arrive and went on by another channel as a notice of its own; `given_up` did
 * not and has none; `suppressed` was not to be sent.
 */
export const noticeStates = ['waiting', 'sent', 'delivered', 'failed', 'given_up', 'suppressed'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Why a notice was not sent, or did not arrive. */
export const noticeReasons = [
  'opted_out',
  'outdated',
  'stale',
  'nobody_known',
  'no_address',
  'no_gateway',
  'refused',
  'unreachable',
  'undelivered',
] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** What a text is filled with: a text, the same in two languages, a local date as `2026-11-26`, or a list. */
export type NoticeValue = string | Readonly<Record<Language, string>> | readonly string[];
export type NoticeValues = Readonly<Record<string, NoticeValue>>;

/** How a kind is sent: for which purpose its address is looked up, and which channels are tried in this order. */
export type KindRules = {
  readonly purpose: 'notice' | 'invite';
  readonly channels: readonly Channel[];
  /** A person may ask not to get it. */
  readonly canOptOut: boolean;
  /** At most one a local day and person. */
  readonly oneADay: boolean;
  /** Failures of one channel are borne for so long. */
  readonly patienceMs: number;
  /** Told later than this after its event, it would only confuse; null: it is told however late. */
  readonly staleAfterMs: number | null;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The kinds of notices and their rules. */
export const kinds: Readonly<Record<NoticeKind, KindRules>> = {
  statutory: {
    purpose: 'notice',
    channels: ['wechat', 'sms', 'letter'],
    canOptOut: false,
    oneADay: false,
    patienceMs: 6 * hourMs,
    staleAfterMs: null,
  },
  progress: {
    purpose: 'notice',
    channels: ['wechat', 'sms'],
    canOptOut: true,
    oneADay: false,
    patienceMs: dayMs,
    staleAfterMs: 3 * dayMs,
  },
  invitation: {
    purpose: 'invite',
    channels: ['wechat', 'sms'],
    canOptOut: true,
    oneADay: true,
    patienceMs: dayMs,
    staleAfterMs: 7 * dayMs,
  },
};

const firstRetryMs = 60_000;
const longestRetryMs = hourMs;

/** Milliseconds until the next try after `tries` of them; `chance` from 0 to 1 spreads them by a fifth either way. */
export const retryMs = (tries: number, chance: number): number =>
  Math.round(Math.min(firstRetryMs * 2 ** (tries - 1), longestRetryMs) * (0.8 + 0.4 * chance));

/** The channel to try after one that failed; undefined when there is none. */
export const nextChannel = (
  kind: NoticeKind,
  failed: Channel,
  open: ReadonlySet<Channel>,
): Channel | undefined => {
  const { channels } = kinds[kind];
  return channels.slice(channels.indexOf(failed) + 1).find((channel) => open.has(channel));
};
