import type { Indicator } from '../definition.ts';

const suspended = { version: 1, rows: 'suspensions', at: 'suspended', better: 'down', rolled: true } as const;

/** Whether clocks were stopped for good reasons, and who a late case waited for. */
export const integrity: readonly Indicator[] = [
  {
    version: 1,
    rows: 'cases',
    at: 'closed',
    id: 'suspended_share',
    kind: 'mean',
    unit: 'fraction',
    better: 'neither',
    name: { zh: '特别程序占比', en: 'time under special procedures' },
    help: {
      zh: '期间办结件中，特别程序扣除的时间 ÷ (法定口径用时 + 扣除的时间)。',
      en: 'Of the closed cases, time that procedures took off the statutory clock / (elapsed time + that time).',
    },
    basis: 'statutory',
    member: 'is_closed and has_statutory_clock',
    numerator: 'removed_statutory',
    denominator: 'elapsed_statutory + removed_statutory',
    rolled: true,
  },
  {
    ...suspended,
    id: 'late_suspension_share',
    kind: 'rate',
    unit: 'fraction',
    name: { zh: '临期暂停占比', en: 'suspended shortly before the end' },
    help: {
      zh: '期间开始的暂停中，开始时剩余承诺天数不超过承诺的五分之一(向上取整)的比例；没有按天承诺的不计。',
      en: 'Of the suspensions started in the period, those that began with at most a fifth (rounded up) of the promised days left; cases without a promise in days are out.',
    },
    member: 'is_counted_late',
    numerator: 'is_late',
  },
  {
    ...suspended,
    id: 'unfounded_suspensions',
    kind: 'count',
    unit: 'suspensions',
    name: { zh: '无据暂停', en: 'suspensions without ground' },
    help: {
      zh: '期间开始、没有通知书或没有依据的暂停数。',
      en: 'Suspensions started in the period without a notice or without a legal basis.',
    },
    member: 'is_unfounded',
  },
  {
    version: 1,
    rows: 'delays',
    at: 'closed',
    id: 'delay_days_by_cause',
    kind: 'sum',
    unit: 'workingDays',
    better: 'down',
    name: { zh: '超期归因', en: 'late days by cause' },
    help: {
      zh: '期间逾期办结件超出承诺时限的工作日，沿最后完成的环节往回归到部门、申请人或特别程序，说不清的单列。',
      en: 'Working days after the promised due date of late cases, walked back along the stages that ended last and given to organisations, applicants or special procedures; the rest is unexplained.',
    },
    member: '1',
    numerator: 'days',
    rolled: true,
  },
];
