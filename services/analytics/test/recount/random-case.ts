import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, hourOf, type Draw } from './draw.ts';
import { dateText } from './local-time.ts';
import { commitmentEvents, deliveryEvents } from './random-delivery.ts';
import { anyItem, type WorldItem } from './random-items.ts';
import { lightEvents } from './random-oversight.ts';
import { randomRatings } from './random-ratings.ts';
import { extensions, stageEvents, suspensions } from './random-stages.ts';
import { drawJudgement, drawTerms } from './random-terms.ts';

type Terms = Record<string, Record<string, unknown>>;

function acceptance(draw: Draw, subject: string, accepted: number, item: WorldItem, terms: Terms): Envelope {
  const { make, whole, chance } = draw;
  const deemed = chance(15);
  const atMs = Date.parse(hourOf(accepted));
  // As said, whatever the local date: a deemed acceptance lies in the past.
  const day0 = Math.floor(atMs / 86_400_000) - (deemed ? whole(1, 8) : 0);
  return make.event('intake', subject, 'case.accepted', hourOf(accepted), {
    item: { ...item, ...terms },
    receivedAt: hourOf(accepted),
    day0: dateText(day0),
    calendarId: 'cn',
    officer: 'x',
    tolerance: chance(30),
    committed: chance(30),
    deemed,
  });
}

/** What ends, re-opens and contradicts, each some time after the one before. */
function endings(draw: Draw, subject: string, accepted: number, terms: Terms): Envelope[] {
  const { make, oneOf, whole, chance } = draw;
  const names = oneOf(
    [],
    [],
    ['decided'],
    ['decided'],
    ['decided'],
    ['withdrawn'],
    ['decided', 'decided'],
    ['decided', 'withdrawn'],
    ['withdrawn', 'decided'],
    ['decided', 'decision_revoked', 'reopened'],
    ['decided', 'reopened', 'decided'],
    ['decided', 'reopened', 'withdrawn'],
    ['withdrawn', 'reopened', 'decided', 'decided'],
  );
  let hour = accepted + (chance(10) ? whole(-10, 0) : 0);
  return names.map((name) => {
    hour += oneOf(0, whole(0, 12), whole(0, 15 * dayHours), whole(0, 15 * dayHours));
    const outcome = oneOf('granted', 'granted', 'granted_tolerance', 'denied', 'unknown');
    const data =
      name === 'decided'
        ? { outcome, calendar: 'cn@1', ...drawJudgement(draw, hour, terms) }
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
  const moved = (source: string, data: Record<string, unknown>): Envelope =>
    make.event(source, subject, 'case.transferred', later(), data);
  return [
    ...visits,
    ...(chance(20) ? [moved(oneOf('intake', 'approval'), move)] : []),
    ...(chance(20) ? [moved('approval', { ...move, toOrg: 'o1' })] : []),
    ...(chance(20)
      ? [
          make.event('intake', subject, 'case.correction_requested', later(), { missing: [], notice: 'n' }),
          make.event('intake', subject, 'case.resubmitted', later(), {}),
        ]
      : []),
    ...(chance(75) ? deliveryEvents({ make, oneOf, whole, chance }, subject, filed + 5 * dayHours) : []),
  ];
}

/** What a filing says of its bundle. */
export type BundleWords = { bundleId: string; bundleTheme: string; bundleSize: number };

/** A case's way, possible or not: nothing of it need have been told. */
export function caseEvents(
  draw: Draw,
  subject: string,
  items: readonly WorldItem[],
  bundle?: BundleWords,
): Envelope[] {
  const { make, oneOf, whole, chance } = draw;
  const item = anyItem(draw, items);
  const filed = whole(0, 45 * dayHours);
  const accepted = filed + oneOf(0, whole(0, 12), whole(0, 6 * dayHours));
  const terms = drawTerms(draw, accepted);
  const channel = oneOf('window', 'window', 'portal', 'app', 'agent', 'town');
  const submitted = make.submit(subject, hourOf(filed), {
    itemCode: item.code,
    channel,
    filedBy: chance(25) ? 'agent' : 'applicant',
    ...(chance(25) ? { agentLevel: oneOf('county', 'town', 'village') } : {}),
    integratedWindow: chance(50),
    hall: oneOf('h1', 'h2'),
    ...(chance(30) ? { projectClass: oneOf('p1', 'p2') } : {}),
    ...bundle,
  });
  const events = company(draw, subject, filed);
  if (bundle !== undefined || chance(93)) events.push(submitted);
  if (chance(12)) {
    const ended = oneOf('case.refused', 'case.not_required', 'case.abandoned', 'case.withdrawn');
    events.push(make.event('intake', subject, ended, hourOf(accepted), { reason: 'r' }));
  } else if (chance(92) || !events.includes(submitted)) {
    events.push(...suspensions(draw, subject, accepted, item), ...stageEvents(draw, subject, accepted, item));
    events.push(...extensions(draw, subject, accepted), ...lightEvents(draw, subject, accepted));
    events.push(...commitmentEvents(draw, subject, accepted));
    if (chance(95)) events.push(acceptance(draw, subject, accepted, item, terms));
    if (chance(8)) events.push(acceptance(draw, subject, accepted + 1, item, terms));
    events.push(...endings(draw, subject, accepted, terms));
  }
  return [...events, ...randomRatings(draw, subject, events)];
}
