import type { FactEvent, SubjectEvents } from './subject-events.ts';
import { recordOf, recordsOf, textOf, textsOf } from './read-data.ts';

/** A stretch of time of a case in epoch milliseconds; `endMs` Infinity while it lasts. */
export type Stretch = { readonly startMs: number; readonly endMs: number };

/** One suspension: the last word of its start and of its end. */
export type Suspension = Stretch & {
  readonly id: string;
  /** Empty: of the case. */
  readonly stage: string;
  readonly stops: readonly string[];
  readonly start: FactEvent;
};

/** One attempt of a stage; `completed` is its last completion. */
export type Attempt = Stretch & {
  readonly stage: string;
  readonly attempt: number;
  readonly event: FactEvent;
  readonly completed: FactEvent | undefined;
};

/** A case as its ordered events tell it, before any calendar: who, what, and how it stands. */
export type CaseStory = {
  readonly known: SubjectEvents;
  readonly submitted: FactEvent | undefined;
  readonly accepted: FactEvent | undefined;
  /** The snapshot of the item that the acceptance froze. */
  readonly item: Readonly<Record<string, unknown>> | undefined;
  readonly ended: FactEvent | undefined;
  readonly reopenings: number;
  readonly contradictions: number;
  readonly suspensions: readonly Suspension[];
  readonly attempts: readonly Attempt[];
  /** The last word on each extension, in the order of their approval. */
  readonly extensions: readonly FactEvent[];
};

const endTypes = new Set([
  'case.decided.v1',
  'case.withdrawn.v1',
  'case.refused.v1',
  'case.not_required.v1',
  'case.abandoned.v1',
]);

/** Reads the story of a case; a field that was said twice has its greatest order key. */
export function caseStory(known: SubjectEvents): CaseStory {
  const { of } = known;
  const accepted = of('case.accepted.v1').at(-1);
  return {
    known,
    submitted: of('case.submitted.v1').at(-1),
    accepted,
    item: recordOf(accepted?.data, 'item'),
    ...standing(known),
    suspensions: suspensionsOf(known),
    attempts: attemptsOf(known),
    extensions: lastWords(of('extension.granted.v1'), 'extensionId'),
  };
}

/** The last event for each value of a key, in their order. */
export function lastWords(events: readonly FactEvent[], key: string): FactEvent[] {
  if (events.length < 2) return [...events];
  const last = new Map(events.map((event) => [textOf(event.data, key), event]));
  return events.filter((event) => last.get(textOf(event.data, key)) === event);
}

// The standing end is the first one after the last re-opening; ends that no re-opening separates contradict each other.
function standing({ events }: SubjectEvents): Pick<CaseStory, 'ended' | 'reopenings' | 'contradictions'> {
  let ended: FactEvent | undefined;
  let [reopenings, contradictions] = [0, 0];
  for (const event of events) {
    if (event.type === 'case.reopened.v1') {
      reopenings += 1;
      ended = undefined;
    } else if (endTypes.has(event.type)) {
      if (ended === undefined) ended = event;
      else contradictions += 1;
    }
  }
  return { ended, reopenings, contradictions };
}

function suspensionsOf({ of }: SubjectEvents): Suspension[] {
  const ends = new Map(
    of('suspension.ended.v1').map((end) => [textOf(end.data, 'suspensionId'), end.timeMs]),
  );
  return lastWords(of('suspension.started.v1'), 'suspensionId').map((start) => {
    const id = textOf(start.data, 'suspensionId');
    return {
      id,
      stage: textOf(start.data, 'scope') === 'stage' ? textOf(start.data, 'stage') : '',
      stops: textsOf(start.data, 'stops'),
      startMs: start.timeMs,
      endMs: ends.get(id) ?? Infinity,
      start,
    };
  });
}

const attemptKey = ({ data }: FactEvent): string =>
  `${textOf(data, 'stage')}\u0000${String(data['attempt'])}`;

// An attempt begins when it is started; where only its re-opening is known, with that.
function attemptsOf({ of }: SubjectEvents): Attempt[] {
  const begun = [...of('stage.reopened.v1'), ...of('stage.started.v1')];
  if (begun.length === 0) return [];
  const starts = new Map(begun.map((event) => [attemptKey(event), event]));
  const ends = new Map(of('stage.completed.v1').map((event) => [attemptKey(event), event]));
  return [...starts].map(([key, event]) => {
    const completed = ends.get(key);
    return {
      stage: textOf(event.data, 'stage'),
      attempt: Number(event.data['attempt']),
      startMs: event.timeMs,
      endMs: completed?.timeMs ?? Infinity,
      event,
      completed,
    };
  });
}

/** The stages before each stage of the item's graph. */
export const predecessorsOf = ({ item }: CaseStory): ReadonlyMap<string, readonly string[]> =>
  new Map(recordsOf(item, 'stages').map((stage) => [textOf(stage, 'code'), textsOf(stage, 'after')]));
