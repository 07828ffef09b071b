import { barPanel } from '../panels/bar-panel.ts';
import { type Reading, readingPanel } from '../panels/figure-panel.ts';
import { groupTable } from '../panels/group-table.ts';
import { type List, listTable } from '../panels/list-table.ts';
import { filtered, now, today, viewNow } from '../sql/dashboard-words.ts';
import { boards } from './board-names.ts';
import { indicator, indicatorsOf, inLine, type Section } from './build-board.ts';

const here = boards.hallNow;

const ticketsToday = `from ${viewNow('tickets')} where issued_date = ${today}${filtered(here.filters)}`;
const waited = `dateDiff('second', issued_at, ${now}) / 60`;

const readings: readonly Reading[] = [
  {
    title: { zh: '正在等候', en: 'Waiting now' },
    help: { zh: '今天取号、还没有叫到的人数。', en: "Today's tickets that nobody has called yet." },
    unit: 'suffix: 人',
    sql: `select countIf(is_waiting) as value ${ticketsToday}`,
  },
  {
    title: { zh: '正在办理', en: 'Being served' },
    help: { zh: '今天叫到、还没有办完的人数。', en: "Today's tickets that were called and not served yet." },
    unit: 'suffix: 人',
    sql: `select countIf(is_serving) as value ${ticketsToday}`,
  },
  {
    title: { zh: '最久已等', en: 'Longest wait so far' },
    help: {
      zh: '还在等候的人中，等得最久的已经等了多少分钟。',
      en: 'Minutes that the first of those still waiting has waited by now.',
    },
    unit: 'suffix: 分钟',
    judgedAs: 'wait_minutes_p90',
    sql: `select ifNull(maxOrNullIf(${waited}, is_waiting), 0) as value ${ticketsToday}`,
  },
  {
    title: { zh: '今天办完', en: 'Served today' },
    help: { zh: '今天取号并已办完的人数。', en: "Today's tickets that were served." },
    unit: 'suffix: 人',
    sql: `select countIf(is_served) as value ${ticketsToday}`,
  },
];

const queues: List = {
  title: { zh: '此刻各队列', en: 'Queues at this moment' },
  help: {
    zh: '今天各大厅各队列此刻在等、在办的人数，和已等最久的分钟数；等得最久的在前。',
    en: 'Who waits and who is served in each queue today, and the longest wait so far in minutes; the longest first.',
  },
  sql: `select hall, queue, countIf(is_waiting) as waiting, countIf(is_serving) as serving, countIf(is_served) as served,
  ifNull(maxOrNullIf(${waited}, is_waiting), 0) as longest
${ticketsToday} group by hall, queue order by longest desc, hall, queue`,
  columns: [
    { name: 'hall', title: { zh: '大厅', en: 'Hall' }, link: { to: here, as: 'hall' } },
    { name: 'queue', title: { zh: '队列', en: 'Queue' }, link: { to: here, as: 'queue' } },
    { name: 'waiting', title: { zh: '在等', en: 'Waiting' } },
    { name: 'serving', title: { zh: '在办', en: 'Serving' } },
    { name: 'served', title: { zh: '办完', en: 'Served' } },
    { name: 'longest', title: { zh: '最久已等', en: 'Longest wait' }, unit: 'suffix: 分钟' },
  ],
};

const atThisMoment = (): Section => ({
  title: { zh: '此刻', en: 'At this moment' },
  panels: [...inLine(4, ...readings.map(readingPanel)), ...inLine(8, listTable(here, queues))],
});

const figureSections: readonly Section[] = [
  {
    title: { zh: '所选时段(默认今天)', en: 'In the time range (today unless chosen)' },
    figures: [
      'visitors',
      'visitors_peak_hour',
      'wait_minutes_p50',
      'wait_minutes_p90',
      'service_minutes_p50',
    ],
  },
  {
    title: { zh: '弃号与预约', en: 'Abandoned tickets and bookings' },
    figures: ['ticket_abandon_rate', 'booking_kept_rate'],
  },
];

/** The hall at this minute and over the time range: who waits, how long, where. */
export const hallNow = (): Section[] => [
  atThisMoment(),
  ...figureSections,
  {
    title: { zh: '按时段', en: 'By hour' },
    panels: inLine(
      8,
      barPanel(here, { zh: '各时段接待量', en: 'Visitors by hour' }, 'hour', indicatorsOf('visitors')),
      barPanel(
        here,
        { zh: '各时段等候', en: 'Waits by hour' },
        'hour',
        indicatorsOf('wait_minutes_p50', 'wait_minutes_p90'),
      ),
    ),
  },
  {
    title: { zh: '各大厅与各队列', en: 'Halls and queues' },
    panels: inLine(
      10,
      groupTable(
        here,
        { zh: '各大厅', en: 'Halls' },
        'hall',
        [
          'visitors',
          'ticket_abandon_rate',
          'wait_minutes_p50',
          'wait_minutes_p90',
          'service_minutes_p50',
        ].map(indicator),
        { to: here, as: 'hall' },
      ),
      groupTable(
        here,
        { zh: '各队列', en: 'Queues' },
        'queue',
        [
          'visitors',
          'ticket_abandon_rate',
          'wait_minutes_p50',
          'wait_minutes_p90',
          'service_minutes_p50',
        ].map(indicator),
        { to: here, as: 'queue' },
      ),
    ),
  },
];
