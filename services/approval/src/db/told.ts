import { dataOf } from '@haoban/contracts/event-data';
import type { Envelope } from '@haoban/contracts/envelope';
import { batchedWriter } from '@haoban/messaging/batched-writer';
import type { Heard } from '@haoban/messaging/change';
import { moveByOne } from '@haoban/messaging/inbox';
import type { Messaging } from '@haoban/messaging/runtime';

/** When an event is told: at once to supervising systems, from the next opening to organisations. */
export type Telling = { readonly now: Date; readonly opening: Date };

const read = `told as (select * from jsonb_to_recordset($1::jsonb) as t(event_id uuid, source text, type text, subject text,
  sequence integer, region text, time timestamptz, org text, light_id text, body text, now timestamptz,
  opening timestamptz, consumer text, light jsonb))`;
// A subscriber has an event once: what is heard again after a crash changes nothing. Whoever was told of a light is
// told of its end, wherever its case has gone since.
const queue = `insert into webhook_deliveries (webhook, event_id, type, subject, body, not_before, next_try_at)
  select w.code, event_id, type, t.subject, body, tell_at, tell_at
  from told t, webhooks w, lateral (select case tell when 'at_once' then t.now else opening end as tell_at) due
  where type = any(events)
    and (regions = '{}' or exists (select from unnest(regions) area where starts_with(region, area)))
    and (orgs = '{}' or coalesce(org, (select l.org from lights l where l.light_id = t.light_id),
      (select c.org from cases c where c.subject = t.subject)) = any(orgs))
  on conflict (webhook, event_id) do nothing`;
const note = `insert into lights (light_id, source, subject, region, clock, stage, org, level, due, raised_at, tell_at)
  select "lightId", source, subject, region, clock, stage, l.org, level, due, time, opening
  from told, jsonb_to_record(light) as l("lightId" text, clock text, stage text, org text, level text, due text)
  where light is not null on conflict (light_id) do nothing`;
const pass = `insert into inbox (consumer, source, subject, sequence)
  select consumer, source, subject, sequence from told ${moveByOne} returning source || ' ' || subject as key`;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** An event as the statements take it. */
function rowOf(event: Envelope, { now, opening }: Telling, consumer: string | null, light: object | null) {
  const { id: event_id, source, type, subject, sequence, region, time, data } = event;
  const body = JSON.stringify(event);
  const about = { event_id, source, type, subject, sequence, region, time, body };
  const whose = { org: textOf(data['org']), light_id: textOf(data['lightId']) };
  return { ...about, ...whose, now, opening, consumer, light };
}

/**
 * Writes what follows from events that somebody is told of: queue, list and inbox in one statement, which events that
 * come together share.
 */
export function createTold(pool: Messaging['pool']) {
  const write = batchedWriter(
    async (changes: readonly { readonly subject: string; readonly row: ReturnType<typeof rowOf> }[]) => {
      const { rows } = await pool.query<{ key: string }>({
        name: 'told',
        text: `with ${read}, queued as (${queue}), noted as (${note}) ${pass}`,
        values: [JSON.stringify(changes.map(({ row }) => row))],
      });
      return new Set(rows.map(({ key }) => key));
    },
  );
  const hear = async (
    event: Envelope,
    telling: Telling,
    heard: Heard,
    light: object | null,
  ): Promise<void> => {
    const row = rowOf(event, telling, heard.consumer, light);
    await write({ subject: `${event.source} ${event.subject}`, row });
  };
  return {
    /** Queues an event for the webhooks that asked for it. */
    queue: async (event: Envelope, telling: Telling): Promise<void> => {
      const values = [JSON.stringify([rowOf(event, telling, null, null)])];
      await pool.query({ name: 'told-queue', text: `with ${read} ${queue}`, values });
    },
    /** The same, and the event is heard. */
    hear: (event: Envelope, telling: Telling, heard: Heard): Promise<void> =>
      hear(event, telling, heard, null),
    /** The same for a light, which is listed too. */
    hearLight: (event: Envelope, telling: Telling, heard: Heard): Promise<void> =>
      hear(event, telling, heard, dataOf(event, 'light.raised.v1')),
  };
}
