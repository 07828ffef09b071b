/** The texts of the first page that belong to no figure. */
export const firstPageWords = {
  title: { zh: '政务服务运行情况', en: 'Service halls at a glance' },
  period: { zh: '统计期间', en: 'Period' },
  to: { zh: '至', en: 'to' },
  asOf: { zh: '截至北京时间', en: 'As of, Beijing time' },
  dataset: { zh: '数据集', en: 'Data set' },
  live: { zh: '实时', en: 'live' },
  simulated: { zh: '模拟数据 Simulated', en: 'Simulated data 模拟' },
  simulatedLine: {
    zh: '以下数字由程序模拟，不反映任何真实办件，不得引用。',
    en: 'A program made these up: they tell of no real case and must not be quoted.',
  },
  imported: { zh: '导入数据 Imported', en: 'Imported data 导入' },
  importedLine: {
    zh: '以下数字来自导入的文件，与本系统实时数据分开统计。',
    en: 'These come from an imported file and are kept apart from the live figures.',
  },
  away: { zh: '暂时取不到数字', en: 'The figures are not available now' },
  awayLine: {
    zh: '分析服务没有应答。办件、评价不受影响；请稍后刷新本页。',
    en: 'The analytics service does not answer. Cases and ratings go on; reload this page soon.',
  },
  partial: { zh: '还有数字在计算', en: 'Some figures are still being computed' },
  partialLine: {
    zh: '过几秒刷新本页即可看全。',
    en: 'Reload this page in a few seconds to see all of them.',
  },
  refused: { zh: '查询条件看不懂', en: 'The question could not be read' },
  refusedLine: {
    zh: '日期请写成 2026-01-31，起不晚于止；数据集为 live、sim-名称或 imp-名称。',
    en: 'Write dates as 2026-01-31, the first not after the last; a data set is live, sim-name or imp-name.',
  },
  empty: { zh: '这个期间还没有办件', en: 'No cases in this period yet' },
  emptyLine: { zh: '换一个期间或数据集看看。', en: 'Try another period or data set.' },
  seeDemo: { zh: '查看模拟演示数据', en: 'See the simulated day' },
  seeAll: { zh: '查看全部时间', en: 'See all time' },
  none: { zh: '暂无数据', en: 'no data yet' },
  missing: { zh: '正在计算', en: 'being computed' },
  parts: { zh: '分子÷分母', en: 'numerator ÷ denominator' },
  interval: { zh: '95% 区间', en: '95% interval' },
  source: { zh: '查看数据', en: 'data' },
  change: { zh: '换一个口径', en: 'Ask differently' },
  from: { zh: '起（含）', en: 'From (included)' },
  until: { zh: '止（不含）', en: 'To (excluded)' },
  basis: { zh: '计时口径', en: 'Clock' },
  show: { zh: '查看', en: 'Show' },
  tryNext: { zh: '接下来试试', en: 'What to try' },
} as const;

/** The clocks that times can be measured by. */
export const basisWords = {
  wd: { zh: '工作日', en: 'working days' },
  nd: { zh: '自然日', en: 'calendar days' },
  wh: { zh: '工作时间（分钟）', en: 'working minutes' },
  natural: { zh: '自然时长', en: 'elapsed time' },
} as const;
