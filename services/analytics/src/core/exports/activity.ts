import { payloadOf, textOf, type Payload } from './payload.ts';
import type { StoredEvent } from './stored-event.ts';

/** What an event is called in a log of activities, and who did it. */
export type Activity = {
  readonly name: string;
  readonly lifecycle: string;
  readonly resource: string | undefined;
  readonly group: string | undefined;
  readonly payload: Payload;
};

// Transitions of the standard lifecycle model of XES; whatever has no duration is complete at once.
const transitions: Readonly<Record<string, string>> = {
  'stage.started.v1': 'start',
  'stage.reopened.v1': 'schedule',
  'suspension.started.v1': 'suspend',
  'suspension.ended.v1': 'resume',
};

/** The type of an event without its version, such as `case.accepted`. */
export const plainType = (type: string): string => type.replace(/\.v\d+$/, '');

/** An event as an activity: stages by their name, activities of imports by theirs, all else by type. */
export function activityOf({ type, data }: StoredEvent): Activity {
  const payload = payloadOf(data);
  const named = type.startsWith('stage.')
    ? (textOf(payload, 'name') ?? textOf(payload, 'stage'))
    : type.startsWith('suspension.')
      ? 'suspension'
      : textOf(payload, 'activity');
  return {
    name: named ?? plainType(type),
    lifecycle: transitions[type] ?? textOf(payload, 'lifecycle') ?? 'complete',
    resource: textOf(payload, 'officer') ?? textOf(payload, 'resource'),
    group: textOf(payload, 'org') ?? textOf(payload, 'group'),
    payload,
  };
}
