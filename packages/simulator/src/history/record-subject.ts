import { sources, type Envelope, type Source } from '@haoban/contracts/envelope';
import type { Draft } from '../draft.ts';
import type { Draws } from '../random.ts';

/** What the events of a history have in common; `draws` are those of the ids. */
export type SubjectRecording = { dataset: string; region: string; untilMs: number; draws: Draws };

const rankOf: Record<Source, number> = { intake: 0, approval: 1, delivery: 2, rating: 3, analytics: 4 };

/**
 * The drafts of one subject as recorded events in order of time, those before `untilMs` alone. Sequences
 * run from 1 for each source. The id is a UUIDv8: 122 of the 128 bits drawn by seed, data set, subject, source and sequence.
 */
export function recordSubject(drafts: readonly Draft[], recording: SubjectRecording): Envelope[] {
  const subject = drafts[0]?.subject ?? '';
  const draws = recording.draws.of(subject);
  const heads = sources.map(() => 0);
  const events: Envelope[] = [];
  let time = '';
  let lastMs = Number.NaN;
  // The sort is stable: of two drafts of one moment the cause, written first, stays first.
  for (const draft of drafts.toSorted((a, b) => a.atMs - b.atMs)) {
    const { source, atMs } = draft;
    if (atMs >= recording.untilMs) break;
    const rank = rankOf[source];
    const sequence = (heads[rank] ?? 0) + 1;
    heads[rank] = sequence;
    if (atMs !== lastMs) time = new Date(atMs).toISOString();
    lastMs = atMs;
    events.push({
      specversion: '1.0',
      id: uuid(draws.hex(`${source}${sequence}`)),
      source: `haoban/${source}`,
      type: draft.type,
      time,
      subject,
      sequence,
      recordedat: time,
      dataset: recording.dataset,
      region: recording.region,
      data: { ...draft.data },
    });
  }
  return events;
}

const variants = '89ab';

const uuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variants[hex.charCodeAt(16) & 3]}${hex.slice(17, 20)}-${hex.slice(20)}`;
