import type { Indicator } from '../definition.ts';

const rate = {
  version: 1,
  rows: 'cases',
  kind: 'rate',
  unit: 'fraction',
  better: 'neither',
  rolled: true,
} as const;
const filed = { ...rate, at: 'filed', member: 'is_filed' } as const;
const accepted = { ...rate, at: 'accepted', member: 'is_accepted' } as const;

/** How filings came in and what became of them before a decision; rates of filings are cohorts. */
export const intake: readonly Indicator[] = [
  {
    ...accepted,
    id: 'first_pass_rate',
    name: { zh: '一次受理率', en: 'accepted at first' },
    help: {
      zh: '期间受理的办件中，未发补正通知且不是逾期视为受理的比例。',
      en: 'Of the cases accepted in the period, those without a correction notice and not deemed accepted.',
    },
    better: 'up',
    numerator: 'corrections = 0 and not is_deemed',
  },
  {
    ...filed,
    id: 'refusal_rate',
    name: { zh: '不予受理率', en: 'refused' },
    help: {
      zh: '期间提交的办件中，截至时点不予受理的比例；待受理的标为未成熟。',
      en: 'Of the cases filed in the period, those refused by the instant; pending ones are immature.',
    },
    better: 'down',
    numerator: "end_type = 'refused'",
    immature: 'is_filed and is_pending',
  },
  {
    ...filed,
    id: 'withdrawal_rate',
    name: { zh: '撤件率', en: 'withdrawn' },
    help: {
      zh: '期间提交的办件中，截至时点由申请人撤回的比例；待受理和在办的标为未成熟。',
      en: 'Of the cases filed in the period, those withdrawn by the instant; pending and open ones are immature.',
    },
    better: 'down',
    numerator: "end_type = 'withdrawn'",
    immature: 'is_filed and (is_pending or is_open)',
  },
  {
    ...filed,
    id: 'abandon_rate',
    name: { zh: '补正不来率', en: 'abandoned' },
    help: {
      zh: '期间提交的办件中，截至时点因逾期未补正而终止的比例；待受理的标为未成熟。',
      en: 'Of the cases filed in the period, those ended because no correction came; pending ones are immature.',
    },
    better: 'down',
    numerator: "end_type = 'abandoned'",
    immature: 'is_filed and is_pending',
  },
  {
    ...filed,
    id: 'online_filing_rate',
    name: { zh: '网上申请率', en: 'filed online' },
    help: {
      zh: '期间提交的办件中，经网站或手机应用提交的比例。',
      en: 'Of the cases filed in the period, those filed through the portal or the app.',
    },
    better: 'up',
    numerator: "channel in ('portal', 'app')",
  },
  {
    ...filed,
    id: 'agent_filing_rate',
    name: { zh: '代办率', en: 'filed by agents' },
    help: {
      zh: '期间提交的办件中，由代办员提交的比例。',
      en: 'Of the cases filed in the period, those filed by an agent.',
    },
    numerator: "filed_by = 'agent'",
  },
  {
    ...filed,
    id: 'integrated_window_rate',
    name: { zh: '一窗受理率', en: 'filed at an integrated window' },
    help: {
      zh: '期间在窗口提交的办件中，经综合窗口提交的比例。',
      en: 'Of the cases filed at a window in the period, those filed at an integrated one.',
    },
    better: 'up',
    member: "is_filed and channel = 'window'",
    numerator: 'is_integrated',
  },
  {
    ...accepted,
    id: 'tolerance_rate',
    name: { zh: '容缺率', en: 'accepted with papers missing' },
    help: {
      zh: '期间受理的办件中，容缺受理的比例。',
      en: 'Of the cases accepted in the period, those accepted although minor papers were missing.',
    },
    numerator: 'is_tolerant',
  },
  {
    ...accepted,
    id: 'commitment_rate',
    name: { zh: '承诺率', en: 'accepted on a commitment' },
    help: {
      zh: '期间受理的办件中，以告知承诺方式受理的比例。',
      en: 'Of the cases accepted in the period, those accepted on a commitment of the applicant.',
    },
    numerator: 'is_committed',
  },
  {
    ...rate,
    id: 'commitment_kept_rate',
    noted: true,
    rows: 'commitments',
    at: 'commitmentDue',
    name: { zh: '践诺率', en: 'commitments kept' },
    help: {
      zh: '期间到期的容缺、承诺事项中已兑现的比例；未了结的标为未成熟，其中未到期的不计入。',
      en: 'Of the commitments due in the period, those kept. Unsettled ones are immature, and left out while their due date is ahead.',
    },
    better: 'up',
    member: "state != '' or has_fallen_due",
    numerator: "state = 'kept'",
    immature: "state = ''",
    leavesOut: true,
    rolled: false,
  },
];
