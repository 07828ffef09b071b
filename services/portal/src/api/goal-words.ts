import type { Words } from '../core/language.ts';

/** The texts of the page on which leaders set targets and baselines. */
export const goalWords = {
  title: { zh: '目标与基线', en: 'Targets and baselines' },
  about: {
    zh: '目标是要求多久办结（如“2440”），基线是改革前平均多久办结。按事项、事项族、项目类别或“一件事”主题设定，从生效日起对所辖区域有效；谁在何时设定都留有记录，指标随之更新。',
    en: 'A target says how long cases are to take; a baseline how long they took before the reform. Both are set for an item, a family of items, a class of projects or a bundle theme, and hold in an area from a first day on. Who set what and when is kept, and the figures follow.',
  },
  signIn: { zh: '先证明身份', en: 'Say who you are' },
  token: { zh: '访问令牌', en: 'Access token' },
  tokenHint: {
    zh: '由统一身份认证发放；经登录网关访问时不用填写。令牌只随本页提交，不保存。',
    en: 'From the identity provider. Behind a sign-in gateway there is nothing to fill in. It travels with this page and is kept nowhere.',
  },
  open: { zh: '查看', en: 'Show' },
  set: { zh: '设定', en: 'Set' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存。几秒后指标随之更新。', en: 'Saved. The figures follow within seconds.' },
  refused: { zh: '没有保存', en: 'Not saved' },
  away: { zh: '分析服务暂不可用，请稍后再试。', en: 'Analytics is away; try again soon.' },
  kind: { zh: '设什么', en: 'What' },
  target: { zh: '目标', en: 'Target' },
  baseline: { zh: '改革前基线', en: 'Baseline' },
  scope: { zh: '范围', en: 'For' },
  code: { zh: '编码', en: 'Code' },
  region: { zh: '区划代码', en: 'Area code' },
  value: { zh: '数值', en: 'Value' },
  unit: { zh: '单位', en: 'Unit' },
  year: { zh: '基线年份', en: 'Year of the baseline' },
  yearHint: { zh: '只有基线要填', en: 'baselines only' },
  validFrom: { zh: '生效日', en: 'First day' },
  targets: { zh: '目标', en: 'Targets' },
  baselines: { zh: '改革前基线', en: 'Baselines' },
  none: { zh: '还没有', en: 'None yet' },
  setBy: { zh: '设定人', en: 'Set by' },
  setAt: { zh: '设定时间', en: 'Set at' },
  replaced: { zh: '已被替换', en: 'replaced' },
  newest: { zh: '只列最新 200 条', en: 'the newest 200 only' },
} as const satisfies Record<string, Words>;

/** What a goal can be set for. */
export const scopeWords = {
  item: { zh: '事项', en: 'Item' },
  family: { zh: '事项族', en: 'Family of items' },
  projectClass: { zh: '项目类别', en: 'Class of projects' },
  bundleTheme: { zh: '“一件事”主题', en: 'Bundle theme' },
} as const satisfies Record<string, Words>;

/** Units of a goal. */
export const unitWords = {
  WD: { zh: '工作日', en: 'working days' },
  ND: { zh: '自然日', en: 'natural days' },
  WH: { zh: '工作小时', en: 'working hours' },
} as const satisfies Record<string, Words>;
