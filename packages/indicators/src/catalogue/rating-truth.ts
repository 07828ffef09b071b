import type { Bilingual, Indicator } from '../definition.ts';
import { shareSql } from '../special-sql/share.ts';

const rate = {
  version: 1,
  rows: 'nodes',
  at: 'node',
  kind: 'rate',
  unit: 'fraction',
  rolled: true,
} as const;
const share = { ...rate, better: 'down', member: 'is_rated' } as const;

const inBursts: Bilingual = { zh: '评价真实性(集中突击占比)', en: 'ratings in bursts' };
const helpOfBursts: Bilingual = {
  zh: '有效评价(含默认)中，同一设备或同一窗口六十秒内出现五次以上的比例。',
  en: 'Of the valid ratings, defaults included, those among five or more of one device or window within 60 seconds.',
};
const ratingsCounted = {
  ...rate,
  better: 'neither',
  kind: 'count',
  unit: 'nodes',
  name: inBursts,
  help: helpOfBursts,
} as const;

/** How many valid ratings there are, and how many of them came in bursts, which is known of ratings together. */
const validRatings: Indicator = { ...ratingsCounted, id: 'valid_ratings', member: 'is_rated' };
export const ratingsInBursts: Indicator = {
  ...ratingsCounted,
  id: 'ratings_in_bursts',
  rows: 'bursts',
  member: 'is_rated',
};

/** A rating with an option that says something the clock or the visits can tell. */
const optionCheck = (code: number, said: Bilingual): Indicator => ({
  ...rate,
  id: `option_check_${code}`,
  better: 'neither',
  name: { zh: `选项核验(${code} ${said.zh})`, en: `option ${code} checked: ${said.en}` },
  help: {
    zh: `选了“${said.zh}”的有效评价中，时限或跑动记录证实确有其事的比例。`,
    en: `Of the valid ratings with the option "${said.en}", those that the clock or the visits confirm.`,
  },
  member: `is_rated and has(options, ${code})`,
  numerator: `has(confirmed, ${code})`,
});

/** Whether the ratings can be believed; nothing here accuses anybody, it says where to look. */
export const ratingTruth: readonly Indicator[] = [
  {
    ...share,
    id: 'rating_share_default',
    name: { zh: '评价真实性(默认评价占比)', en: 'ratings by default' },
    help: {
      zh: '有效评价(含默认)中，系统默认评价的比例。',
      en: 'Of the valid ratings, defaults included, those that the system gave because nobody answered.',
    },
    numerator: 'is_default',
  },
  {
    ...share,
    id: 'rating_share_staff',
    name: { zh: '评价真实性(人员代录占比)', en: 'ratings entered by staff' },
    help: {
      zh: '有效评价(含默认)中，由工作人员代为录入的比例。',
      en: 'Of the valid ratings, defaults included, those that staff typed in.',
    },
    numerator: 'is_staff',
  },
  {
    ...share,
    id: 'rating_share_burst',
    name: inBursts,
    help: helpOfBursts,
    numerator: 'is_burst',
    rolled: false,
    special: (scope, ask) => shareSql(ratingsInBursts, validRatings, scope, ask),
  },
  {
    ...share,
    id: 'rating_share_early',
    name: { zh: '评价真实性(早于节点占比)', en: 'ratings before their time' },
    help: {
      zh: '有效评价(含默认)中，早于所评节点时间的比例。',
      en: 'Of the valid ratings, defaults included, those given before the time of their node.',
    },
    numerator: 'is_early',
  },
  optionCheck(209, { zh: '承诺时限未兑现', en: 'promise missed' }),
  optionCheck(110, { zh: '超过法定时限', en: 'statutory time exceeded' }),
  optionCheck(114, { zh: '跑动次数多于承诺', en: 'more trips than promised' }),
];
