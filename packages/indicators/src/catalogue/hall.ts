import type { Indicator } from '../definition.ts';
import { peakHourSql } from '../special-sql/peak-hour.ts';

const ticket = { version: 1, rows: 'tickets', at: 'issued', rolled: true } as const;
const minutes = { ...ticket, kind: 'percentile', unit: 'minutes', better: 'down' } as const;

const visitors: Indicator = {
  ...ticket,
  id: 'visitors',
  kind: 'count',
  unit: 'visitors',
  better: 'neither',
  name: { zh: '接待量', en: 'visitors' },
  help: { zh: '期间取号数量。', en: 'Tickets issued in the period.' },
  member: 'is_issued',
};

const peakHour: Indicator = {
  ...ticket,
  id: 'visitors_peak_hour',
  kind: 'max',
  unit: 'visitors',
  better: 'neither',
  name: { zh: '高峰小时接待量', en: 'visitors in the peak hour' },
  help: {
    zh: '期间一个大厅在一个日期的一个小时内取号最多的数量。',
    en: 'The most tickets that one hall issued within one hour of one date.',
  },
  member: 'is_issued',
  rolled: false,
  special: (scope, ask) => peakHourSql(visitors, scope, ask),
};

/** How many came to the halls, and how long they waited. */
export const hall: readonly Indicator[] = [
  visitors,
  peakHour,
  {
    ...minutes,
    id: 'wait_minutes_p50',
    percent: 50,
    name: { zh: '等候时长(中位)', en: 'median wait' },
    help: {
      zh: '一半取号人从取号到首次叫号等了不超过这么久；没有叫到的不计。',
      en: 'Half of those called waited no longer from the ticket to the first call; tickets never called are out.',
    },
    member: 'is_issued and is_called',
    numerator: 'wait_ms',
  },
  {
    ...minutes,
    id: 'wait_minutes_p90',
    percent: 90,
    name: { zh: '等候时长(九成)', en: '90th percentile of the wait' },
    help: {
      zh: '九成取号人从取号到首次叫号等了不超过这么久；没有叫到的不计。',
      en: 'Nine in ten of those called waited no longer from the ticket to the first call; tickets never called are out.',
    },
    member: 'is_issued and is_called',
    numerator: 'wait_ms',
  },
  {
    ...minutes,
    id: 'service_minutes_p50',
    percent: 50,
    name: { zh: '办理时长(中位)', en: 'median service time' },
    help: {
      zh: '一半已办理的号，从最后一次叫号到办完不超过这么久。',
      en: 'Half of the tickets served took no longer from the last call to the end of the service.',
    },
    member: 'is_issued and is_called and is_served',
    numerator: 'service_ms',
  },
  {
    ...ticket,
    id: 'ticket_abandon_rate',
    kind: 'rate',
    unit: 'fraction',
    better: 'down',
    name: { zh: '弃号率', en: 'tickets abandoned' },
    help: {
      zh: '期间取号中放弃的比例；还在等候或办理的标为未成熟。',
      en: 'Of the tickets issued in the period, those abandoned; waiting and serving ones are immature.',
    },
    member: 'is_issued',
    numerator: 'is_abandoned',
    immature: 'is_issued and (is_waiting or is_serving)',
  },
  {
    version: 1,
    rows: 'bookings',
    at: 'slot',
    id: 'booking_kept_rate',
    kind: 'rate',
    unit: 'fraction',
    better: 'up',
    name: { zh: '履约率', en: 'bookings kept' },
    help: {
      zh: '预约时段在期间内的预约中，如约到场的比例；尚无结果的标为未成熟。',
      en: 'Of the bookings with a slot in the period, those kept; those without an outcome are immature.',
    },
    member: 'is_made',
    numerator: 'is_kept',
    immature: 'is_made and not is_kept and not is_missed',
    rolled: true,
  },
];
