import { newEventId } from '@haoban/contracts/event-id';
import type { Messaging } from '@haoban/messaging/runtime';
import type { ReceiptStub } from '@haoban/service-kit/idempotency';
import type { Channel, NoticeKind, NoticeState } from './notice.ts';

/** A notice as the desk sees it: neither text nor address, nor who it is for. */
export type ListedNotice = {
  readonly position: string;
  readonly notice_id: string;
  readonly template: string;
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly subject: string;
  readonly region: string;
  readonly state: NoticeState;
  readonly reason: string | null;
  readonly tries: number;
  readonly queued_at: Date;
  readonly next_try_at: Date;
  readonly sent_at: Date | null;
  readonly ended_at: Date | null;
};

/** Which notices: in a state, in the caller's areas, older than a position. */
export type NoticeQuery = {
  readonly state: NoticeState;
  readonly areas: readonly string[];
  readonly subject?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

// A further step of the same notice under a message id of its own, or the gateway would say it has it.
const again = `with found as (
    select event_id, template, kind, channel, subject, region, applicant_ref, parameters,
      (select max(step) from notices other where other.event_id = n.event_id and other.template = n.template) as step
    from notices n where notice_id = $1 and state <> 'waiting'
  ), made as (
    insert into notices (notice_id, event_id, step, template, kind, channel, subject, region, applicant_ref, parameters,
      not_before, next_try_at, queued_at)
    select $2, event_id, step + 1, template, kind, channel, subject, region, applicant_ref, parameters, $3, $3, $3
    from found returning notice_id
  )
  insert into receipts (actor, route, key, fingerprint, status, response)
  select $4, $5, $6, $7, 201, $8 from made`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const columns = `position::text as position, notice_id, template, kind, channel, subject, region, state, reason, tries,
  queued_at, next_try_at, sent_at, ended_at`;

/** What people at the desk ask of the outbox, and what gateways report to it. */
export function createNoticeDesk(pool: Messaging['pool']) {
  return {
    /** Newest first. */
    list: async ({ state, areas, subject, before, limit }: NoticeQuery): Promise<ListedNotice[]> => {
      const { rows } = await pool.query<ListedNotice>({
        name: 'notices-list',
        text: `select ${columns} from notices where state = $1 and ($2::bigint is null or position < $2::bigint)
            and ($3::text is null or subject = $3)
            and exists (select from unnest($4::text[]) area where starts_with(region, area))
          order by position desc limit $5`,
        values: [state, before ?? null, subject ?? null, areas, limit],
      });
      return rows;
    },
    find: async (noticeId: string) => {
      if (!uuid.test(noticeId)) return undefined;
      const { rows } = await pool.query<ListedNotice>({
        name: 'notices-find',
        text: `select ${columns} from notices where notice_id = $1`,
        values: [noticeId],
      });
      return rows[0];
    },
    /** Queues a notice that is not under way once more, with the receipt of the request; its new id. */
    sendAgain: async (noticeId: string, actor: string, stub: ReceiptStub, now: Date) => {
      const kept = { noticeId: newEventId(now.getTime()) };
      const { route, key, fingerprint } = stub;
      const values = [noticeId, kept.noticeId, now, actor, route, key, fingerprint, JSON.stringify(kept)];
      const { rowCount } = await pool.query(again, values);
      return rowCount === 1 ? kept : undefined;
    },
    wasTaken: async (receiptId: string): Promise<boolean> => {
      const text = 'select from notice_receipts where receipt_id = $1';
      return (await pool.query(text, [receiptId])).rowCount === 1;
    },
    /** Notes a receipt; false when it was taken before. */
    takeReceipt: async (receiptId: string, now: Date): Promise<boolean> => {
      const { rowCount } = await pool.query(
        'insert into notice_receipts (receipt_id, taken_at) values ($1, $2) on conflict (receipt_id) do nothing',
        [receiptId, now],
      );
      return rowCount === 1;
    },
    delivered: async (noticeId: string, now: Date): Promise<void> => {
      await pool.query(
        `update notices set state = 'delivered', reason = null, ended_at = $2, sent_at = coalesce(sent_at, $2)
         where notice_id = $1 and state in ('waiting', 'sent')`,
        [noticeId, now],
      );
    },
  };
}
export type NoticeDesk = ReturnType<typeof createNoticeDesk>;
