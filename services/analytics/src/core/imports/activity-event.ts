import type { NewEvent } from '@haoban/contracts/decision';
import type { ActivityMeaning, ImportMap } from '@haoban/contracts/import-map';
import type { SaidEvent } from './case-record.ts';

/** One step of a case as its log tells it; `atMs` is epoch milliseconds, `native` an event of the suite borne whole. */
export type Step = {
  readonly atMs: number;
  readonly activity: string;
  readonly resource: string | undefined;
  readonly group: string | undefined;
  readonly lifecycle: string | undefined;
  readonly native: SaidEvent | undefined;
};

/** What the map says a step means: by activity+lifecycle first, then by activity; undefined when it says nothing. */
export function meaningOf(map: ImportMap, step: Step): ActivityMeaning | undefined {
  const { activities } = map;
  if (activities === undefined) return undefined;
  const exact = `${step.activity}+${step.lifecycle ?? ''}`;
  const name = [exact, step.activity].find((key) => Object.hasOwn(activities, key));
  return name === undefined ? undefined : activities[name];
}

/** Counts how often each thing happened within one case, so that the n-th start meets the n-th end. */
export function createCounter(): (thing: string) => number {
  const counts = new Map<string, number>();
  return (thing) => {
    const count = (counts.get(thing) ?? 0) + 1;
    counts.set(thing, count);
    return count;
  };
}

/** The event a step is: its counterpart by the map, else `activity.recorded`; undefined for the case's own dates. */
export function eventOfStep(
  step: Step,
  meaning: ActivityMeaning | undefined,
  org: string,
  count: (thing: string) => number,
): NewEvent | undefined {
  switch (meaning?.as) {
    case undefined:
      return { type: 'activity.recorded.v1', data: recordedStep(step) };
    case 'receipt':
    case 'acceptance':
    case 'decision':
      return undefined;
    case 'stage.started':
    case 'stage.completed': {
      const attempt = count(`${meaning.as} ${meaning.stage}`);
      const data = { stage: meaning.stage, name: step.activity, org: meaning.org ?? org, attempt };
      return { type: `${meaning.as}.v1`, data };
    }
    case 'suspension.started': {
      const { suspension, stops, reason = '-', plannedDays = 0 } = meaning;
      const suspensionId = `${suspension}#${count(`start ${suspension}`)}`;
      return {
        type: 'suspension.started.v1',
        data: { suspensionId, scope: 'case', reason, stops, plannedDays },
      };
    }
    case 'suspension.ended': {
      const suspensionId = `${meaning.suspension}#${count(`end ${meaning.suspension}`)}`;
      return { type: 'suspension.ended.v1', data: { suspensionId } };
    }
    case 'visit.recorded': {
      const { kind, by, hall = '-' } = meaning;
      const visitId = `visit#${count('visit')}`;
      return { type: 'visit.recorded.v1', data: { visitId, kind, by, hall, purpose: step.activity } };
    }
  }
}

const recordedStep = ({ activity, resource, group, lifecycle }: Step) => ({
  activity,
  ...(resource === undefined ? {} : { resource }),
  ...(group === undefined ? {} : { group }),
  ...(lifecycle === undefined ? {} : { lifecycle }),
});
