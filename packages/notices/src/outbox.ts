import type { Envelope } from '@haoban/contracts/envelope';
import { newEventId } from '@haoban/contracts/event-id';
import { batchedWriter } from '@haoban/messaging/batched-writer';
import type { Heard } from '@haoban/messaging/change';
import { moveByOne } from '@haoban/messaging/inbox';
import type { Messaging } from '@haoban/messaging/runtime';
import type { NoticeValues } from './notice.ts';
import { afterQuiet, type NoticePlace } from './quiet-hours.ts';
import { templates, type TemplateName } from './templates.ts';

/** Something to tell an applicant; who that is may be found out later. `values` hold no personal data and no secrets. */
export type NoticeDraft = {
  readonly template: TemplateName;
  readonly subject: string;
  readonly region: string;
  readonly applicantRef?: string | undefined;
  readonly values: NoticeValues;
};

/** Where an area is and when it is quiet there. */
export type PlaceOf = (region: string) => Promise<NoticePlace>;

// An event tells a person one thing once: what is heard again after a crash changes nothing.
const queue = `insert into notices (notice_id, event_id, template, kind, channel, subject, region, applicant_ref,
    parameters, not_before, next_try_at, queued_at)
  select notice_id, event_id, template, kind, 'sms', subject, region, applicant_ref, parameters, not_before,
    not_before, queued_at
  from jsonb_to_recordset($1::jsonb) as n(notice_id uuid, event_id uuid, template text, kind text, subject text,
    region text, applicant_ref text, parameters jsonb, not_before timestamptz, queued_at timestamptz)
  on conflict (event_id, template, step) do nothing`;
const pass = `insert into inbox (consumer, source, subject, sequence)
  select consumer, source, subject, sequence
  from jsonb_to_recordset($2::jsonb) as h(consumer text, source text, subject text, sequence integer)
  ${moveByOne} returning source || ' ' || subject as key`;

type Row = ReturnType<typeof rowOf>;

const rowOf = (event: Envelope, draft: NoticeDraft, at: Date, notBeforeMs: number) => ({
  notice_id: newEventId(at.getTime()),
  event_id: event.id,
  template: draft.template,
  kind: templates[draft.template].kind,
  subject: draft.subject,
  region: draft.region,
  applicant_ref: draft.applicantRef ?? null,
  parameters: draft.values,
  not_before: new Date(notBeforeMs).toISOString(),
  queued_at: at.toISOString(),
});

/** The outbox of a service: what is to be told, written before its event counts as heard, so that no crash loses it. */
export function createOutbox(options: {
  readonly pool: Messaging['pool'];
  readonly placeOf: PlaceOf;
  readonly now: () => Date;
}) {
  const { pool, placeOf, now } = options;

  const rowsOf = (event: Envelope, drafts: readonly NoticeDraft[]): Promise<Row[]> =>
    Promise.all(
      drafts.map(async (draft) => {
        const at = now();
        return rowOf(event, draft, at, afterQuiet(at.getTime(), await placeOf(draft.region)));
      }),
    );

  const write = batchedWriter(
    async (changes: readonly { subject: string; rows: readonly Row[]; heard: Heard }[]) => {
      const { rows } = await pool.query<{ key: string }>({
        name: 'notices-hear',
        text: `with queued as (${queue}) ${pass}`,
        values: [
          JSON.stringify(changes.flatMap(({ rows }) => rows)),
          JSON.stringify(changes.map(({ heard }) => heard)),
        ],
      });
      return new Set(rows.map(({ key }) => key));
    },
  );

  return {
    /** Queues what an event has to be told. */
    queue: async (event: Envelope, drafts: readonly NoticeDraft[]): Promise<void> => {
      if (drafts.length === 0) return;
      const rows = await rowsOf(event, drafts);
      await pool.query({ name: 'notices-queue', text: queue, values: [JSON.stringify(rows)] });
    },
    /** The same, and the event is heard. */
    hear: async (event: Envelope, drafts: readonly NoticeDraft[], heard: Heard): Promise<void> => {
      const rows = await rowsOf(event, drafts);
      await write({ subject: `${event.source} ${event.subject}`, rows, heard });
    },
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
