import type { NewEvent } from '@haoban/contracts/decision';
import { sources, type Envelope, type Source } from '@haoban/contracts/envelope';
import { derivedEventId } from '@haoban/contracts/event-id';

/** An event before it is recorded: what happened (`atMs`, epoch milliseconds), to whom, said by which service. */
export type Draft = NewEvent & { source: Source; subject: string; atMs: number };

/** What the events of one day have in common. */
export type Recording = { seed: string; dataset: string; region: string; untilMs: number };

/**
 * The drafts as recorded events in order of time, those before `untilMs` alone, with gapless sequences from 1 for each
 * (source, subject) and ids that depend on seed, data set, source, subject and sequence.
 */
export function* recorded(drafts: readonly Draft[], recording: Recording): Generator<Envelope> {
  const heads = new Map(sources.map((source) => [source, new Map<string, number>()]));
  // The sort is stable: of two drafts of one moment the cause, written first, stays first.
  for (const draft of drafts.toSorted((a, b) => a.atMs - b.atMs)) {
    if (draft.atMs >= recording.untilMs) return;
    const head = heads.get(draft.source);
    const sequence = (head?.get(draft.subject) ?? 0) + 1;
    head?.set(draft.subject, sequence);
    yield envelope(draft, sequence, recording);
  }
}

function envelope(draft: Draft, sequence: number, { seed, dataset, region }: Recording): Envelope {
  const time = new Date(draft.atMs).toISOString();
  return {
    specversion: '1.0',
    id: derivedEventId(`${seed}\n${dataset}\n${draft.source}\n${draft.subject}\n${sequence}`),
    source: `haoban/${draft.source}`,
    type: draft.type,
    time,
    subject: draft.subject,
    sequence,
    recordedat: time,
    dataset,
    region,
    data: { ...draft.data },
  };
}
