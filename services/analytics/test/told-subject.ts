import { endOfTime } from '../src/core/facts/fact-values.ts';
import { referenceOf } from '../src/core/facts/reference.ts';
import { subjectEvents, type SubjectEvents } from '../src/core/facts/subject-events.ts';
import { history, type Told } from './judged-case.ts';

/** Events of one subject that is no case, in the order given. */
export const told = (...events: readonly Told[]): SubjectEvents =>
  subjectEvents('live', 's1', history(...events));

/** The same events heard backwards and twice: no fact may tell the difference. */
export function toldAnyhow(...events: readonly Told[]): SubjectEvents {
  const inOrder = history(...events);
  return subjectEvents('live', 's1', [...inOrder.toReversed(), ...inOrder]);
}

/** Nothing published: places are in Shanghai. */
export const nowhere = referenceOf(undefined, undefined, 7);

/** What rows of everything known are built with. */
export const everything = [nowhere, endOfTime] as const;
