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
  case_unknown: { status: 404, zh: '没有这个办件编号。', en: 'No case has this number.' },
} as const satisfies ProblemCatalogue;
