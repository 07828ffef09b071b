import { boards } from '../boards/board-names.ts';
import { indicator } from '../boards/build-board.ts';
import { now, today } from '../sql/dashboard-words.ts';
import { type AlertRule, redLine } from './alert-rule.ts';
import { dataset, groupSql, rateSql } from './alert-sql.ts';

const lastWeek = { from: `(${today} - 7)`, to: `(${today} + 1)` };
const thisMonth = { from: `toStartOfMonth(${today})`, to: `(${today} + 1)` };
const justToday = { from: today, to: `(${today} + 1)` };

const onTime = (id: string): AlertRule => {
  const figure = indicator(id);
  return {
    uid: `haoban-${id.replaceAll('_', '-')}`,
    title: { zh: `${figure.name.zh}偏低`, en: `${figure.name.en}: low` },
    says: {
      zh: `本月至今，一个部门的${figure.name.zh}低于 ${redLine(id) * 100}%(满 20 件才算)。${figure.help.zh}`,
      en: `This month an organisation is below ${redLine(id) * 100} % (counted from 20 cases on). ${figure.help.en}`,
    },
    runbook: {
      zh: '打开“事项与环节堵点”，选这个部门，看超期归因和等着办的件；先办最久的，再看是不是承诺时限定错了。',
      en: 'Open “Item and stage bottlenecks” for the organisation: see who late cases waited for and which cases wait; decide the oldest first, then ask whether the promise itself is wrong.',
    },
    sql: rateSql(figure, 'org', thisMonth, 20),
    fires: { when: 'below', than: redLine(id) },
    after: '1h',
    severity: id === 'on_time_statutory' ? 'critical' : 'warning',
    board: boards.time,
    indicator: figure,
  };
};

/** What somebody is called for about cases, ratings and halls. */
export const caseRules: readonly AlertRule[] = [
  {
    uid: 'haoban-overdue-cases',
    title: { zh: '有超期未办结的件', en: 'Open cases are overdue' },
    says: {
      zh: '一个部门有在办件已过承诺时限。',
      en: 'An organisation has open cases past the promised due date.',
    },
    runbook: {
      zh: '打开“事项与环节堵点”最下面的清单，逐件找经办人；能办的当天办，该延期、该暂停的按规定出文书，不得事后补。',
      en: 'Open the list at the foot of “Item and stage bottlenecks” and ask the officer of each case: decide what can be decided today; extend or suspend only on paper and never afterwards.',
    },
    sql: groupSql(indicator('cases_open_overdue'), 'org', thisMonth),
    fires: { when: 'above', than: 0 },
    after: '1h',
    severity: 'warning',
    board: boards.bottlenecks,
    indicator: indicator('cases_open_overdue'),
  },
  ...['on_time_promised', 'on_time_statutory', 'on_time_with_backlog', 'on_time_cohort'].map(onTime),
  {
    uid: 'haoban-unfounded-suspensions',
    title: { zh: '有无据暂停', en: 'Suspensions without ground' },
    says: {
      zh: '近七天内，一个部门有暂停没有通知书或没有依据。',
      en: 'In the last seven days an organisation suspended a clock without a notice or a legal basis.',
    },
    runbook: {
      zh: '打开“规范与质量”的清单看是哪一件；补不出通知书和依据的，恢复计时并向督查说明。',
      en: 'Open the list on “Integrity and quality”: where notice and basis can not be shown, resume the clock and tell the supervisors.',
    },
    sql: groupSql(indicator('unfounded_suspensions'), 'org', lastWeek),
    fires: { when: 'above', than: 0 },
    after: '10m',
    severity: 'warning',
    board: boards.integrity,
    indicator: indicator('unfounded_suspensions'),
  },
  {
    uid: 'haoban-rectification-overdue',
    title: { zh: '差评整改逾期', en: 'Rectification overdue' },
    says: {
      zh: '一个部门有差评整改单过期未办结。',
      en: 'An organisation has rectification orders past their due date that are not closed.',
    },
    runbook: {
      zh: '打开“好差评与整改”的未办结清单，联系责任人当天整改或申请延期，并回访群众。',
      en: 'Open the list of orders on “Ratings and rectification”; have each rectified or extended today, and call the citizen back.',
    },
    sql: `select org, toFloat64(count()) as value from orders_v1(dataset = ${dataset}, as_of = ${now})
where result = '' and is_overdue group by org`,
    fires: { when: 'above', than: 0 },
    after: '1h',
    severity: 'warning',
    board: boards.ratings,
    indicator: indicator('rectification_on_time_rate'),
  },
  {
    uid: 'haoban-wait-p90',
    title: { zh: '大厅等候过久', en: 'Long waits in a hall' },
    says: {
      zh: `今天一个大厅有一成以上的人等候超过 ${redLine('wait_minutes_p90')} 分钟。`,
      en: `Today one in ten visitors of a hall or more waited longer than ${redLine('wait_minutes_p90')} minutes.`,
    },
    runbook: {
      zh: '打开“大厅此刻”，看哪个队列最久，加开窗口或转到空闲队列，请引导员告诉排队的人预计时间。',
      en: 'Open “The hall now”, find the longest queue, open a window or move people to an idle queue, and have them told how long it will take.',
    },
    sql: groupSql(indicator('wait_minutes_p90'), 'hall', justToday),
    fires: { when: 'above', than: redLine('wait_minutes_p90') },
    after: '10m',
    severity: 'warning',
    board: boards.hallNow,
    indicator: indicator('wait_minutes_p90'),
  },
];
