import type { Envelope } from '@haoban/contracts/envelope';
import type { NewEvent } from '@haoban/contracts/decision';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { parseDate } from '@haoban/sla-clock/local-date';
import type { Draft } from '../draft.ts';
import type { Goal, Profile } from '../profiles/profile.ts';
import { publishedItem } from './catalogue.ts';
import { zone, type History } from './history-plan.ts';
import type { PlacedHall } from './places.ts';
import { recordSubject } from './record-subject.ts';

const setBy = 'leader';

/**
 * What a history stands on, subject by subject: areas, organisations, halls, the calendar, items in the version before the
 * reform and since, targets and baselines. The same whichever days are played; items and goals of the reform come on its day.
 */
export function* referenceSubjects(history: History): Generator<readonly Envelope[]> {
  const { profile, office, dataset } = history;
  const startMs = office.at(parseDate(profile.start), 0);
  const drafts = [...referenceDrafts(history, startMs)];
  const [province = '00'] = profile.areas[0] ?? [];
  const recording = { dataset, region: province, untilMs: Infinity, draws: history.draws.of('ids') };
  for (const subject of Map.groupBy(drafts, (draft) => draft.subject).values())
    yield recordSubject(subject, recording);
}

function* referenceDrafts(history: History, startMs: number): Generator<Draft> {
  const { profile, halls, office, reformDay } = history;
  const intake = (subject: string, event: NewEvent): Draft => ({
    ...event,
    source: 'intake',
    subject,
    atMs: startMs,
  });
  for (const area of areasOf(profile, halls))
    yield intake(area.code, { type: 'area.published.v1', data: area });
  for (const [county, name] of profile.counties) {
    for (const [department, departmentName] of profile.departments) {
      const code = `${county}-${department}`;
      yield intake(code, {
        type: 'org.published.v1',
        data: { code, name: name + departmentName, area: county },
      });
    }
  }
  for (const { hall } of halls) yield intake(hall.code, { type: 'hall.published.v1', data: hall });
  const calendar = { source: 'approval', subject: calendarCn.calendarId, atMs: startMs } as const;
  yield { ...calendar, type: 'calendar.published.v1', data: { ...calendarCn, officeHours: officeHours() } };
  const [[first] = ['']] = profile.counties;
  for (const item of profile.items) {
    const versions = [1, 2] as const;
    for (const version of versions) {
      const draft = intake(item.code, {
        type: 'item.published.v1',
        data: publishedItem(item, first, version),
      });
      yield version === 1 ? draft : { ...draft, atMs: office.at(reformDay, 0) };
    }
  }
  yield* profile.targets.map((goal) => goalDraft('target.set.v1', goal, history));
  yield* profile.baselines.map((goal) => goalDraft('baseline.set.v1', goal, history));
}

const officeHours = (): Record<string, [string, string][]> =>
  Object.fromEntries(
    Object.entries(calendarCn.officeHours).map(([hall, hours]) => [
      hall,
      hours.map(([opens = '', closes = '']): [string, string] => [opens, closes]),
    ]),
  );

function goalDraft(type: 'target.set.v1' | 'baseline.set.v1', goal: Goal, { office }: History): Draft {
  const subject = `${goal.scope}:${goal.code}`;
  const atMs = office.at(parseDate(goal.validFrom), 0);
  return { source: 'analytics', subject, atMs, type, data: { ...goal, unit: 'WD', setBy } };
}

function areasOf({ areas, counties, tripCostCents }: Profile, halls: readonly PlacedHall[]) {
  const towns = new Map(
    halls.flatMap(({ hall, county }) => (hall.area === county ? [] : [[hall.area, hall.name] as const])),
  );
  const codes = [...areas, ...counties, ...towns].map(([code, name]) => ({ code, name }));
  const known = new Set(codes.map(({ code }) => code));
  return codes.map(({ code, name }) => {
    const parent = [9, 6, 4, 2]
      .map((length) => code.slice(0, length))
      .find((one) => one !== code && known.has(one));
    return {
      code,
      name,
      ...(parent === undefined ? {} : { parent }),
      zone,
      calendarId: calendarCn.calendarId,
      tripCostCents,
      defaultRating: false,
    };
  });
}
