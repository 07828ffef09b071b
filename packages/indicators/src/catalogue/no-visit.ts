import type { Indicator } from '../definition.ts';
import { busiestItemsSql, isBusiestItem } from '../special-sql/busiest-items.ts';

const busiest = 20;

const closed = {
  version: 1,
  rows: 'cases',
  at: 'closed',
  unit: 'fraction',
  better: 'up',
  member: 'is_closed',
  immature: "is_closed and not is_delivered and outcome != 'denied'",
  rolled: true,
} as const;
const rate = { ...closed, kind: 'rate' } as const;

const items = {
  version: 1,
  rows: 'items',
  at: 'asOf',
  kind: 'rate',
  unit: 'fraction',
  better: 'up',
  member: 'is_current',
  rolled: false,
} as const;

const strict: Indicator = {
  ...rate,
  id: 'no_visit_cases_strict',
  name: { zh: '不见面办件率', en: 'no-visit cases' },
  help: {
    zh: '申请人一次也没有到场的办结件比例；尚未送达的标为未成熟。',
    en: 'Closed without any meeting; cases not delivered yet are immature.',
  },
  numerator: 'meetings = 0',
};

const ofBusiestItems: Indicator = {
  ...strict,
  id: 'no_visit_top20',
  rolled: false,
  name: { zh: '前20高频事项不见面率', en: 'no-visit cases of the 20 busiest items' },
  help: {
    zh: '全部所选范围内办结件最多的二十个事项，其办结件合在一起，申请人一次也没有到场的比例；尚未送达的标为未成熟。',
    en: 'Closed without any meeting, over the cases of the 20 items with most closed cases in the whole selection; cases not delivered yet are immature.',
  },
  // The cases behind it are looked up among rows.
  asked: (scope) => {
    const among = isBusiestItem(strict, scope, busiest);
    return {
      ...ofBusiestItems,
      member: `${closed.member} and ${among}`,
      immature: `${closed.immature} and ${among}`,
    };
  },
  special: (scope, ask) => busiestItemsSql(strict, scope, busiest, ask),
};

/** How often the applicant had to come: a meeting is one date at one hall, at a window or to pick up. */
export const noVisit: readonly Indicator[] = [
  {
    ...items,
    id: 'no_visit_items_strict',
    name: { zh: '不见面事项率(0次)', en: 'no-visit items' },
    help: {
      zh: '现行事项中，承诺跑动次数为零的比例。',
      en: 'Of the current items, those that say the applicant need not come at all.',
    },
    numerator: 'declared_visits = 0',
  },
  {
    ...items,
    id: 'no_visit_items_inclusive',
    name: { zh: '不见面事项率(≤1次)', en: 'items with at most one visit' },
    help: {
      zh: '现行事项中，承诺跑动次数至多一次的比例。',
      en: 'Of the current items, those that say the applicant need come at most once.',
    },
    numerator: 'declared_visits <= 1',
  },
  strict,
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
  ofBusiestItems,
  {
    ...closed,
    id: 'visits_mean',
    kind: 'mean',
    unit: 'visits',
    better: 'down',
    name: { zh: '平均跑动次数', en: 'mean visits' },
    help: {
      zh: '期间办结件中，申请人到场次数的平均值；尚未送达的标为未成熟。',
      en: 'Meetings / closed cases; cases not delivered yet are immature.',
    },
    numerator: 'meetings',
  },
  {
    ...rate,
    id: 'full_online_rate',
    name: { zh: '全程网办率', en: 'online from end to end' },
    help: {
      zh: '期间办结件中，网上提交、一次没有到场、以电子证照或快递送达的比例；尚未送达的标为未成熟。',
      en: 'Closed cases filed by portal or app, without a meeting, delivered by e-licence or courier / closed; undelivered ones are immature.',
    },
    numerator: "channel in ('portal', 'app') and meetings = 0 and is_delivered_online",
  },
  {
    ...rate,
    id: 'visit_promise_gap',
    better: 'down',
    name: { zh: '跑动承诺落差', en: 'more visits than promised' },
    help: {
      zh: '期间办结件中，实际到场次数多于承诺次数的比例；尚未送达的标为未成熟。',
      en: 'Of the closed cases, those with more meetings than the item declares; cases not delivered yet are immature.',
    },
    numerator: 'meetings > declared_visits',
  },
];
