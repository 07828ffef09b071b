import { remoteHours, ticketHours } from '../demand.ts';
import type { RatingHabits } from '../rating-flow.ts';
import type { Profile } from './profile.ts';

/** The departments that every county has, by the code that follows the county's. */
export const departments: Profile['departments'] = [
  ['ms', '市场监督管理局'],
  ['nr', '自然资源和规划局'],
  ['hc', '住房和城乡建设局'],
  ['fd', '消防联合审图中心'],
  ['tx', '税务局'],
  ['ps', '公安局'],
  ['hr', '人力资源和社会保障局'],
  ['hs', '卫生健康委员会'],
  ['ed', '教育局'],
  ['um', '城市管理局'],
  ['tr', '交通运输局'],
  ['ag', '农业农村局'],
  ['ca', '民政局'],
  ['me', '医疗保障局'],
];

/** When people come and file: mornings, and Mondays most. */
export const rhythm: Pick<Profile, 'weekdays' | 'hours'> = {
  weekdays: [1.2, 1.05, 1, 0.95, 0.9, 0.25, 0.2],
  hours: { hall: ticketHours, remote: remoteHours },
};

/** What becomes of filings where nothing else is published, in thousandths. */
export const usualFates: Profile['fates'] = [
  ['refused', 6],
  ['withdrawn_early', 3],
  ['silent', 6],
  ['withdrawn', 4],
  ['stuck', 2],
  ['denied', 9],
  ['granted', 970],
];

/** Ratings where nothing else is published: a sample is asked early, everybody at the end. */
export const usualRatings: RatingHabits = {
  invited: { '1': 0.1, '2': 0.1, '3': 1, visit: 0.5 },
  answers: { '1': 0.3, '2': 0.3, '3': 0.4, visit: 0.4 },
  levels: [
    [5, 9_700],
    [4, 180],
    [3, 80],
    [2, 25],
    [1, 15],
  ],
};

/** Share of filings with one of the fates. */
export function shareOf(fates: Profile['fates'], wanted: readonly string[]): number {
  const all = fates.reduce((sum, [, weight]) => sum + weight, 0);
  return fates.reduce((sum, [fate, weight]) => sum + (wanted.includes(fate) ? weight : 0), 0) / all;
}
/** Fates of cases that are accepted; of cases that are decided. */
export const acceptedFates = ['withdrawn', 'stuck', 'denied', 'granted'] as const;
export const decidedFates = ['denied', 'granted'] as const;
