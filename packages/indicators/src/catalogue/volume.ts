import type { Indicator } from '../definition.ts';

const count = { version: 1, rows: 'cases', kind: 'count', unit: 'cases', better: 'neither' } as const;

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
    ...count,
    id: 'cases_pending',
    name: { zh: '待受理', en: 'cases pending' },
    help: {
      zh: '截至时点已提交、尚未受理或终止的办件。',
      en: 'Filed, not yet accepted or ended at the instant.',
    },
    at: 'asOf',
    better: 'down',
    member: 'is_pending',
  },
  {
    ...count,
    id: 'cases_open',
    name: { zh: '在办', en: 'cases open' },
    help: { zh: '截至时点已受理、尚未终止的办件。', en: 'Accepted and not ended at the instant.' },
    at: 'asOf',
    member: 'is_open',
  },
  {
    ...count,
    id: 'cases_open_overdue',
    name: { zh: '在办超期', en: 'open cases overdue' },
    help: {
      zh: '在办且已过承诺时限的办件；时钟停止的不算。',
      en: 'Open and past the promised due date; stopped clocks are not overdue.',
    },
    at: 'asOf',
    better: 'down',
    member: 'is_open and has_promised_clock and not promised_in_time',
  },
];
