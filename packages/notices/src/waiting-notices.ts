import type { Messaging } from '@haoban/messaging/runtime';
import type { Channel, Language, NoticeKind, NoticeReason, NoticeValues } from './notice.ts';
import type { TemplateName } from './templates.ts';

/** A notice that is due and in the hands of this process until its lease ends. */
export type DueNotice = {
  readonly notice_id: string;
  readonly event_id: string;
  readonly step: number;
  readonly template: TemplateName;
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly subject: string;
  readonly region: string;
  readonly applicant_ref: string | null;
  readonly parameters: NoticeValues;
  readonly queued_at: Date;
  readonly tries: number;
  readonly failing_since: Date | null;
};

/** How a notice went out. */
export type SentNotice = {
  readonly channel: Channel;
  readonly language: Language;
  readonly applicantRef: string;
  readonly gatewayId: string | undefined;
};

// Longer than any gateway may take to answer: who holds it longer is dead.
const leaseMs = 60_000;

// Of a subject, notices of a kind go out in the order in which they were queued.
const claim = `with next as (
    select notice_id from notices n
    where state = 'waiting' and next_try_at <= $1 and not exists (select from notices before
      where before.subject = n.subject and before.kind = n.kind and before.state = 'waiting'
        and before.position < n.position)
    order by next_try_at, position limit $2 for update skip locked
  )
  update notices n set next_try_at = $3, tries = tries + 1 from next where n.notice_id = next.notice_id
  returning n.notice_id, event_id, step, template, kind, channel, subject, region, applicant_ref, parameters,
    queued_at, tries, failing_since`;

/** Another process took the day at the same moment. */
function noneIfTaken(error: unknown): number {
  if (error instanceof Error && 'code' in error && error.code === '23505') return 0;
  throw error;
}

/** The notices that wait: who takes one has it alone for a minute, and what becomes of it is written here. */
export function createWaitingNotices(pool: Messaging['pool']) {
  const run = async (name: string, text: string, values: readonly unknown[]): Promise<number> =>
    (await pool.query({ name, text, values: [...values] })).rowCount ?? 0;

  return {
    take: async (now: Date, most: number): Promise<DueNotice[]> => {
      const values = [now, most, new Date(now.getTime() + leaseMs)];
      return (await pool.query<DueNotice>({ name: 'notices-take', text: claim, values })).rows;
    },
    sent: (id: string, { channel, language, applicantRef, gatewayId }: SentNotice, now: Date) =>
      run(
        'notices-sent',
        `update notices set state = 'sent', reason = null, channel = $2, language = $3, applicant_ref = $4,
           gateway_id = $5, sent_at = $6 where notice_id = $1 and state = 'waiting'`,
        [id, channel, language, applicantRef, gatewayId ?? null, now],
      ),
    /** Puts a notice off that nobody failed to send. */
    putOff: (id: string, until: Date) =>
      run(
        'notices-put-off',
        `update notices set next_try_at = $2, tries = tries - 1 where notice_id = $1 and state = 'waiting'`,
        [id, until],
      ),
    /** Notes a failure that may pass. */
    tryAgain: (id: string, reason: NoticeReason, at: Date, now: Date) =>
      run(
        'notices-try-again',
        `update notices set reason = $2, next_try_at = $3, failing_since = coalesce(failing_since, $4)
         where notice_id = $1 and state = 'waiting'`,
        [id, reason, at, now],
      ),
    end: (id: string, state: 'given_up' | 'suppressed', reason: NoticeReason, now: Date) =>
      run(
        'notices-end',
        `update notices set state = $2, reason = $3, ended_at = $4 where notice_id = $1 and state = 'waiting'`,
        [id, state, reason, now],
      ),
    /** Takes the one place that a person has on a local day; false when another invitation has it. */
    takeDay: async (id: string, applicantRef: string, day: string): Promise<boolean> =>
      (await run(
        'notices-take-day',
        `update notices set applicant_ref = $2, invited_on = $3 where notice_id = $1 and not exists (select from notices
           where applicant_ref = $2 and invited_on = $3 and notice_id <> $1)`,
        [id, applicantRef, day],
      ).catch(noneIfTaken)) === 1,
    /** Ends a notice that did not arrive; it goes on by another channel, or it is given up. */
    fail: (
      id: string,
      next: { noticeId: string; channel: Channel } | undefined,
      reason: NoticeReason,
      now: Date,
    ) =>
      run(
        'notices-fail',
        `with ended as (update notices set state = case when $2::uuid is null then 'given_up' else 'failed' end,
             reason = $4, ended_at = $5, invited_on = null
           where notice_id = $1 and state in ('waiting', 'sent') returning *)
         insert into notices (notice_id, event_id, step, template, kind, channel, subject, region, applicant_ref,
           parameters, not_before, next_try_at, queued_at)
         select $2, event_id, step + 1, template, kind, $3, subject, region, applicant_ref, parameters, $5, $5, $5
         from ended where $2::uuid is not null on conflict (event_id, template, step) do nothing`,
        [id, next?.noticeId ?? null, next?.channel ?? null, reason, now],
      ),
  };
}
export type WaitingNotices = ReturnType<typeof createWaitingNotices>;
