import type { Indicator } from '../definition.ts';

const rate = {
  version: 1,
  rows: 'cases',
  at: 'closed',
  kind: 'rate',
  unit: 'fraction',
  better: 'up',
  member: 'is_closed',
  immature: "is_closed and not is_delivered and outcome != 'denied'",
} as const;

/** How often the applicant had to come: a meeting is one date at one hall, at a window or to pick up. */
export const noVisit: readonly Indicator[] = [
  {
    ...rate,
    id: 'no_visit_cases_strict',
    name: { zh: '不见面办件率', en: 'no-visit cases' },
    help: {
      zh: '申请人一次也没有到场的办结件比例；尚未送达的标为未成熟。',
      en: 'Closed without any meeting; cases not delivered yet are immature.',
    },
    numerator: 'meetings = 0',
  },
  {
    ...rate,
    id: 'no_visit_cases_inclusive',
    name: { zh: '最多跑一次率', en: 'at most one visit' },
    help: {
      zh: '申请人至多到场一次的办结件比例；尚未送达的标为未成熟。',
      en: 'Closed with at most one meeting; cases not delivered yet are immature.',
    },
    numerator: 'meetings <= 1',
  },
];
