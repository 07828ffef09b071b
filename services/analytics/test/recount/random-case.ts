import type { Envelope } from '@haoban/contracts/envelope';
import { formatDate } from '@haoban/sla-clock/local-date';
import { askedHours, dayHours, hourOf, type Draw } from './draw.ts';
import { lightEvents } from './random-oversight.ts';
import { randomRatings } from './random-ratings.ts';
import { extensions, stageEvents } from './random-stages.ts';

function term(draw: Draw, accepted: number): Record<string, unknown> | undefined {
  const { oneOf, whole, chance } = draw;
  // Many fall due within hours of the next moment that is asked about.
  const next = askedHours.find((hour) => hour > accepted) ?? accepted;
  const dueHour = chance(25) ? accepted + whole(-20, 400) : next + whole(-3, 9);
  const due = { due: hourOf(dueHour), onTime: oneOf('date', 'instant') };
  const workdays = { unit: 'WD', n: whole(0, 12) };
  return oneOf<Record<string, unknown> | undefined>(
    undefined,
    workdays,
    workdays,
    workdays,
    { unit: 'ND', n: whole(0, 15) },
    { unit: 'IMMEDIATE' },
    { unit: 'WH', n: whole(0, 400) / 4 },
    due,
    due,
  );
}

function acceptance(draw: Draw, subject: string, accepted: number): Envelope {
  const { make, oneOf, whole, chance } = draw;
  const [promised, statutory] = [term(draw, accepted), term(draw, accepted)];
  const deemed = chance(15);
  const atMs = Date.parse(hourOf(accepted));
  // As said, whatever the local date: a deemed acceptance lies in the past.
  const day0 = Math.floor(atMs / 86_400_000) - (deemed ? whole(1, 8) : 0);
  return make.event('intake', subject, 'case.accepted', hourOf(accepted), {
    item: {
      code: 'i',
      kind: chance(80) ? 'promise' : 'immediate',
      org: oneOf('o1', 'o2'),
      ...(promised === undefined ? {} : { promised }),
      ...(statutory === undefined ? {} : { statutory }),
    },
    receivedAt: hourOf(accepted),
    day0: formatDate(day0),
    calendarId: 'cn',
    tolerance: false,
    committed: false,
    deemed,
  });
}

function suspensions({ make, oneOf, whole, chance }: Draw, subject: string, accepted: number): Envelope[] {
  return Array.from({ length: oneOf(0, 0, 1, 2, 3) }, (_, index) => {
    const suspensionId = `s${index}`;
    const start = accepted + whole(-15, 10 * dayHours);
    const started = make.event('approval', subject, 'suspension.started', hourOf(start), {
      suspensionId,
      ...(chance(35) ? { scope: 'stage', stage: oneOf('s1', 's2') } : { scope: 'case' }),
      reason: 'expert_review',
      stops: oneOf(['statutory', 'promised'], ['promised'], ['statutory'], []),
      plannedDays: 5,
    });
    if (chance(25)) return [started];
    const end = hourOf(start + whole(0, 10 * dayHours));
    const ended = make.event('approval', subject, 'suspension.ended', end, { suspensionId });
    return chance(10) ? [ended] : [started, ended];
  }).flat();
}

/** What ends, re-opens and contradicts, each some time after the one before. */
function endings({ make, oneOf, whole, chance }: Draw, subject: string, accepted: number): Envelope[] {
  const names = oneOf(
    [],
    [],
    [],
    ['decided'],
    ['decided'],
    ['withdrawn'],
    ['decided', 'decided'],
    ['decided', 'withdrawn'],
    ['decided', 'decision_revoked', 'reopened'],
    ['decided', 'reopened', 'decided'],
    ['decided', 'reopened', 'withdrawn'],
    ['withdrawn', 'reopened', 'decided', 'decided'],
  );
  let hour = accepted + (chance(10) ? whole(-10, 0) : 0);
  return names.map((name) => {
    hour += oneOf(0, whole(0, 12), whole(0, 12 * dayHours));
    const data =
      name === 'decided'
        ? { outcome: oneOf('granted', 'granted_tolerance', 'denied', 'unknown'), calendar: 'cn@1' }
        : { reason: 'r', ...(name === 'withdrawn' ? {} : { approver: 'x', document: 'n' }) };
    return make.event('approval', subject, `case.${name}`, hourOf(hour), data);
  });
}

function company({ make, oneOf, whole, chance }: Draw, subject: string, filed: number): Envelope[] {
  const later = (): string => hourOf(filed + whole(0, 25 * dayHours));
  const visits = Array.from({ length: oneOf(0, 0, 1, 2, 4) }, () =>
    make.visit(subject, hourOf(filed + whole(0, 2 * dayHours)), {
      kind: oneOf('window', 'window', 'pickup', 'kiosk', 'survey'),
      by: oneOf('applicant', 'applicant', 'agent'),
      hall: oneOf('h1', 'h2'),
    }),
  );
  const move = { fromOrg: 'o1', toOrg: oneOf('o2', 'o3'), reason: 'r' };
  return [
    ...visits,
    ...(chance(20)
      ? [make.event(oneOf('intake', 'approval'), subject, 'case.transferred', later(), move)]
      : []),
    ...(chance(20)
      ? [make.event('approval', subject, 'case.transferred', later(), { ...move, toOrg: 'o1' })]
      : []),
    ...(chance(20)
      ? [
          make.event('intake', subject, 'case.correction_requested', later(), { missing: [], notice: 'n' }),
          make.event('intake', subject, 'case.resubmitted', later(), {}),
        ]
      : []),
    ...(chance(50) ? [make.deliver(subject, later())] : []),
  ];
}

/** A case's way, possible or not: nothing of it need have been told. */
export function caseEvents(draw: Draw, subject: string): Envelope[] {
  const { make, oneOf, whole, chance } = draw;
  const filed = whole(0, 45 * dayHours);
  const accepted = filed + oneOf(0, whole(0, 12), whole(0, 6 * dayHours));
  const submitted = make.submit(subject, hourOf(filed), {
    channel: oneOf('window', 'portal', 'app'),
    hall: oneOf('h1', 'h2'),
  });
  const events = company(draw, subject, filed);
  if (chance(93)) events.push(submitted);
  if (chance(12)) {
    const ended = oneOf('case.refused', 'case.not_required', 'case.abandoned', 'case.withdrawn');
    events.push(make.event('intake', subject, ended, hourOf(accepted), { reason: 'r' }));
  } else if (chance(92) || !events.includes(submitted)) {
    events.push(...suspensions(draw, subject, accepted), ...stageEvents(draw, subject, accepted));
    events.push(...extensions(draw, subject, accepted), ...lightEvents(draw, subject, accepted));
    if (chance(95)) events.push(acceptance(draw, subject, accepted));
    if (chance(8)) events.push(acceptance(draw, subject, accepted + 1));
    events.push(...endings(draw, subject, accepted));
  }
  return [...events, ...randomRatings(draw, subject, events)];
}
