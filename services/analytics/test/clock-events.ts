import type { Envelope } from '@haoban/contracts/envelope';
import type { ClockCase } from './clock-cases.ts';
import { eventMaker } from './event-maker.ts';

/** The events of a case, as intake and approval would tell them. */
export function eventsOf(dataset: string, made: ClockCase): Envelope[] {
  const { event, submit } = eventMaker(dataset);
  const { subject, zone, acceptedAt: at, statutory, promised } = made;
  const told = (name: string, time: string, data: Record<string, unknown>): Envelope =>
    event('approval', subject, name, time, data);
  const item = {
    code: 'i',
    kind: 'promise',
    org: 'o',
    ...(statutory === undefined ? {} : { statutory }),
    ...(promised === undefined ? {} : { promised }),
  };
  const { day0, calendarId } = made;
  const facts = { receivedAt: at, day0, calendarId, tolerance: false, committed: false, deemed: false };
  const events = [
    submit(subject, at, { hall: made.hall, channel: 'window' }),
    event('intake', subject, 'case.accepted', at, { item, ...facts }),
    ...made.suspensions.flatMap(({ start, end, stage, stops }, index) => {
      const suspensionId = `p${index}`;
      const where = stage === undefined ? { scope: 'case' } : { scope: 'stage', stage };
      return [
        told('suspension.started', start, {
          suspensionId,
          ...where,
          reason: 'expert_review',
          stops,
          plannedDays: 5,
        }),
        ...(end === undefined ? [] : [told('suspension.ended', end, { suspensionId })]),
      ];
    }),
    ...made.attempts.flatMap(({ start, end, stage, attempt }) => {
      const of = { stage, name: stage, org: 'o', attempt };
      return [
        told(attempt === 1 ? 'stage.started' : 'stage.reopened', start, of),
        ...(end === undefined ? [] : [told('stage.completed', end, of)]),
      ];
    }),
    ...made.extensions.map(({ approvedAt, ...rest }, index) =>
      told('extension.granted', approvedAt, {
        extensionId: `e${index}`,
        ...rest,
        reason: 'r',
        approver: 'a',
      }),
    ),
    ...(made.decidedAt === undefined
      ? []
      : [told('case.decided', made.decidedAt, { outcome: 'granted', calendar: 'cn@1' })]),
  ];
  return events.map((one) => ({ ...one, zone }));
}
