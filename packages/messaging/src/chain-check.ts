import { Envelope } from '@haoban/contracts/envelope';
import { Compile } from 'typebox/compile';
import { chainHash, genesis, type Digest } from './chain.ts';

/** A journal row as it is verified. */
export type ChainRow = {
  readonly position: string;
  readonly id: string;
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly time: Date;
  readonly recorded_at: Date;
  readonly actor: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
};

/** Where a subject's chain stands. */
export type ChainHead = { readonly subject: string; readonly sequence: number; readonly hash: string };

const envelope = Compile(Envelope);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What is wrong with a row that should follow `before` (nothing for a subject's first), in one sentence. */
export function chainDifference(
  row: ChainRow,
  before: ChainHead | undefined,
  digest: Digest,
): string | undefined {
  const { subject, sequence } = row;
  const place = `${subject}: event ${sequence}`;
  const expected = (before?.sequence ?? 0) + 1;
  if (sequence !== expected) return `${subject}: event ${expected} is missing`;
  if (row.previous_hash !== (before?.hash ?? genesis)) return `${place} is not chained to the one before it`;
  const event = parse(row.body);
  if (!envelope.Check(event)) return `${place} has a body that is no event`;
  const columnsAgree =
    event.id === row.id &&
    event.subject === subject &&
    event.sequence === sequence &&
    event.type === row.type &&
    Date.parse(event.time) === row.time.getTime() &&
    Date.parse(event.recordedat) === row.recorded_at.getTime();
  if (!columnsAgree) return `${place} has a body that differs from its columns`;
  if (chainHash(row.previous_hash, event, row.actor, digest) !== row.hash)
    return `${place} is not what was hashed`;
  return undefined;
}
