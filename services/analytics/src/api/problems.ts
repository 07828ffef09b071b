import type { ProblemCatalogue } from '@haoban/service-kit/problems';
import { importProblems } from './import-file.ts';

/** Refusals of analytics and what to do about them. */
export const analyticsProblems = {
  ...importProblems,
  indicator_unknown: {
    status: 404,
    zh: '没有这个指标，请查指标目录。',
    en: 'There is no such indicator; look at the catalogue.',
  },
  indicator_without_cases: {
    status: 400,
    zh: '该指标说的是数据管道，背后没有办件。',
    en: 'This figure is about the pipeline: there are no cases behind it.',
  },
  area_unnamed: {
    status: 400,
    zh: '您负责多个辖区，请在 region 中指明一个。',
    en: 'You answer for several areas: name one of them as region.',
  },
  goal_unchanged: {
    status: 409,
    zh: '该目标或基线已经是这个数值，无须再设。',
    en: 'This is what the target or baseline says already.',
  },
  goal_not_whole: {
    status: 422,
    zh: '以日计的目标和基线须为整数；小数只用于工作小时。',
    en: 'Targets and baselines in days are whole numbers; only hours can be divided.',
  },
  dead_letter_unknown: { status: 404, zh: '没有这封死信。', en: 'There is no such dead letter.' },
  dead_letter_settled: {
    status: 409,
    zh: '这封死信已经处理过；重发后再次失败的会重新出现在待处理中。',
    en: 'This dead letter is settled; one that fails again after a replay waits again.',
  },
  case_unknown: { status: 404, zh: '没有这个办件编号。', en: 'No case has this number.' },
} as const satisfies ProblemCatalogue;
