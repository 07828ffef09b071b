import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals of reports upward and of their import. */
export const exportProblems = {
  province_unknown: {
    status: 404,
    zh: '没有该省的上报映射，请先在 data/provinces 中添加。',
    en: 'No mapping for this province; add its file to data/provinces.',
  },
  period_empty: { status: 422, zh: '起始日期须早于截止日期。', en: 'The period must begin before it ends.' },
  report_broken: {
    status: 422,
    zh: '文件残缺或不是所选格式，未导入任何内容。',
    en: 'The file is torn or not of this format; nothing was imported.',
  },
  import_dataset_refused: {
    status: 422,
    zh: '导入只能写入名为 imp-… 或 sim-… 的数据集。',
    en: 'An import goes to a data set named imp-… or sim-….',
  },
  import_map_other: {
    status: 409,
    zh: '该数据集已按另一省的映射导入，请改用新的数据集名。',
    en: "This data set was begun with another province's mapping; name a new one.",
  },
} as const satisfies ProblemCatalogue;
