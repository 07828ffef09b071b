import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals about bundles and construction projects. */
export const jointProblems = {
  joint_unknown: {
    status: 404,
    zh: '没有这个联办，或尚无办件受理。',
    en: 'There is no such bundle or project stage, or none of its cases was accepted yet.',
  },
  joint_closed: {
    status: 409,
    zh: '联办的办件已全部办结。',
    en: 'Every case of it has ended; there is no term left to move.',
  },
  project_unknown: {
    status: 404,
    zh: '没有这个工程建设项目，或尚无办件受理。',
    en: 'There is no such project, or none of its cases was accepted yet.',
  },
} as const satisfies ProblemCatalogue;
