import type { Indicator } from '../definition.ts';

const count = {
  version: 1,
  rows: 'cases',
  kind: 'count',
  unit: 'cases',
  better: 'neither',
  rolled: true,
} as const;
const state = { ...count, at: 'asOf', rolled: false } as const;

/** How many cases came, were taken in, were closed, and stand open. */
export const volume: readonly Indicator[] = [
  {
    ...count,
    id: 'cases_filed',
    name: { zh: '收件量', en: 'cases filed' },
    help: {
      zh: '期间提交的办件数，补正后再次提交不重复计。',
      en: 'Filings in the period; a resubmission is not a second one.',
    },
    at: 'filed',
    member: 'is_filed',
  },
  {
    ...count,
    id: 'cases_accepted',
    name: { zh: '受理量', en: 'cases accepted' },
    help: { zh: '期间受理生效的办件数。', en: 'Cases whose acceptance took effect in the period.' },
    at: 'accepted',
    member: 'is_accepted',
  },
  {
    ...count,
    id: 'cases_closed',
    name: { zh: '办结量', en: 'cases closed' },
    help: { zh: '期间作出决定的办件数。', en: 'Cases decided in the period.' },
    at: 'closed',
    member: 'is_closed',
  },
  {
    ...state,
    id: 'cases_pending',
    name: { zh: '待受理', en: 'cases pending' },
    help: {
      zh: '截至时点已提交、尚未受理或终止的办件。',
      en: 'Filed, not yet accepted or ended at the instant.',
    },
    better: 'down',
    member: 'is_pending',
  },
  {
    ...state,
    id: 'cases_open',
    name: { zh: '在办', en: 'cases open' },
    help: { zh: '截至时点已受理、尚未终止的办件。', en: 'Accepted and not ended at the instant.' },
    member: 'is_open',
  },
  {
    ...state,
    id: 'cases_open_overdue',
    name: { zh: '在办超期', en: 'open cases overdue' },
    help: {
      zh: '在办且已过承诺时限的办件；时钟停止的不算。',
      en: 'Open and past the promised due date; stopped clocks are not overdue.',
    },
    better: 'down',
    member: 'is_overdue',
  },
  {
    ...count,
    id: 'reopened_cases',
    name: { zh: '重启件', en: 'reopened cases' },
    help: {
      zh: '期间办结、且此前曾被重启的办件数，按最后一次决定计一次。',
      en: 'Cases closed in the period that had been re-opened before; each counts once, by its last decision.',
    },
    at: 'closed',
    better: 'down',
    member: 'is_closed and reopenings > 0',
  },
  {
    ...count,
    id: 'contradictions',
    name: { zh: '矛盾件', en: 'contradictory cases' },
    help: {
      zh: '期间办结、且未经重启却有不止一次终止记录的办件数。',
      en: 'Cases closed in the period with more than one end and no re-opening between them.',
    },
    at: 'closed',
    better: 'down',
    member: 'is_closed and contradictions > 0',
  },
];
