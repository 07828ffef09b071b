import type { Pool } from 'pg';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Context, Heard } from './change.ts';
import { isHeardAlready } from './failure.ts';
import { passEvent } from './inbox.ts';

type Effects = Readonly<Record<string, (event: Envelope, heard: Heard, context: Context) => Promise<void>>>;

/**
 * Has the effect of an event unless it had it (`repeated`) or its predecessor did not come yet (`early`). Throws what
 * the effect throws; then nothing of it was written.
 */
export async function takeEvent(
  to: {
    readonly pool: Pool;
    readonly name: string;
    readonly effects: Effects;
    readonly lastHeard: (event: Envelope) => Promise<number>;
  },
  event: Envelope,
  traceparent: string | undefined,
): Promise<'taken' | 'repeated' | 'early'> {
  const { pool, name, effects, lastHeard } = to;
  const { source, subject, sequence, type } = event;
  const last = await lastHeard(event);
  if (sequence <= last) return 'repeated';
  if (sequence > last + 1) return 'early';
  const heard = { consumer: name, source, subject, sequence };
  const effect = Object.hasOwn(effects, type) ? effects[type] : undefined;
  try {
    if (effect === undefined) await passEvent(pool, heard);
    else await effect(event, heard, { actor: `haoban/${name}`, traceparent });
  } catch (error) {
    if (isHeardAlready(error)) return 'repeated';
    throw error;
  }
  return 'taken';
}
