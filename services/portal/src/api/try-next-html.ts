import { html, type Html } from '../core/html.ts';
import type { Language, Words } from '../core/language.ts';
import type { Deps } from './deps.ts';
import { firstPageWords as words } from './first-page-words.ts';

type Suggestion = { readonly name: Words; readonly line: Words; readonly href: string };

const always: readonly Suggestion[] = [
  {
    name: { zh: '接口文档', en: 'API reference' },
    line: { zh: '全部服务的接口，可以直接试调。', en: 'Every route of every service, ready to be tried.' },
    href: '/reference',
  },
  {
    name: { zh: '指标目录', en: 'Indicator catalogue' },
    line: {
      zh: '每个指标的定义、版本和可用维度。',
      en: 'Definition, version and dimensions of each figure.',
    },
    href: '/api/analytics/indicators',
  },
  {
    name: { zh: '服务运行状况', en: 'Health of the services' },
    line: { zh: '各服务此刻是否应答。', en: 'Whether each service answers now.' },
    href: '/health/ready',
  },
];

const ofLanguage = (language: Language): Suggestion => ({
  name: { zh: '模拟演示数据', en: 'The simulated day' },
  line: { zh: '一个大厅的一天，由程序模拟。', en: 'One hall, one day, made up by a program.' },
  href: `/?dataset=sim-demo&lang=${language}`,
});

const ofGoals = (language: Language): Suggestion => ({
  name: { zh: '目标与基线', en: 'Targets and baselines' },
  line: {
    zh: '领导设定的时限目标和改革前基线，谁在何时设定。',
    en: 'What leaders set for how long cases take, who and when.',
  },
  href: `/goals?lang=${language}`,
});

const ofOutbox = (language: Language): Suggestion => ({
  name: { zh: '演示发件箱', en: 'Demonstration outbox' },
  line: {
    zh: '申请人会收到的短信，只存放在本机。',
    en: 'What applicants would be sent, kept on this machine.',
  },
  href: `/outbox?lang=${language}`,
});

const ofClickHouse = (pages: string): Suggestion[] => [
  {
    name: { zh: 'ClickHouse Play', en: 'ClickHouse Play' },
    line: {
      zh: '用 SQL 直接查事实表（只读账号）。',
      en: 'Ask the facts in SQL, with the read-only account.',
    },
    href: `${pages}/play`,
  },
  {
    name: { zh: 'ClickHouse Dashboard', en: 'ClickHouse Dashboard' },
    line: { zh: '数据库自身的运行曲线。', en: 'How the database itself is doing.' },
    href: `${pages}/dashboard`,
  },
];

const suggestions = ({ clickhousePagesUrl, outbox }: Deps, language: Language): Suggestion[] => [
  ofLanguage(language),
  ofGoals(language),
  ...always,
  ...(outbox === undefined ? [] : [ofOutbox(language)]),
  ...(clickhousePagesUrl === undefined ? [] : ofClickHouse(clickhousePagesUrl)),
];

const item = ({ name, line, href }: Suggestion, language: Language): Html =>
  html`<li><a href="${href}">${name[language]}</a><span>${line[language]}</span></li>`;

/** Where a newcomer goes next. */
export function tryNextHtml(deps: Deps, language: Language): Html {
  const zh = language === 'zh';
  return html`<section class="group next" aria-labelledby="next">
    <header><h2 id="next">${words.tryNext[language]}</h2></header>
    <div>
      <ul>
        ${suggestions(deps, language).map((suggestion) => item(suggestion, language))}
      </ul>
      <dl>
        <dt>${zh ? '走完一件事：申请、并联审批、送达、评价' : 'One case from filing to rating'}</dt>
        <dd><code>npm run demo</code></dd>
        <dt>${zh ? '从命令行取一个数' : 'One figure from the command line'}</dt>
        <dd><code>curl '${deps.publicUrl}/api/analytics/indicators/on_time_promised?by=month'</code></dd>
      </dl>
    </div>
  </section>`;
}
