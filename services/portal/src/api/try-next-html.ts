import { html, type Html } from '../core/html.ts';
import type { Language } from '../core/language.ts';
import type { Deps } from './deps.ts';
import { firstPageWords as words } from './first-page-words.ts';

type Suggestion = { readonly name: string; readonly line: string; readonly href: string };

const outboxSuggestion = (zh: boolean): Suggestion => ({
  name: zh ? '演示发件箱' : 'Demonstration outbox',
  line: zh ? '申请人会收到的短信，只存放在本机。' : 'What applicants would be sent, kept on this machine.',
  href: `/outbox?lang=${zh ? 'zh' : 'en'}`,
});

const suggestions = ({ clickhousePagesUrl: clickhouse, outbox }: Deps, zh: boolean): Suggestion[] => [
  {
    name: zh ? '接口文档' : 'API reference',
    line: zh ? '全部服务的接口，可以直接试调。' : 'Every route of every service, ready to be tried.',
    href: '/reference',
  },
  {
    name: zh ? '指标目录' : 'Indicator catalogue',
    line: zh ? '每个指标的定义、版本和可用维度。' : 'Definition, version and dimensions of each figure.',
    href: '/api/analytics/indicators',
  },
  {
    name: zh ? '模拟演示数据' : 'The simulated day',
    line: zh ? '一个大厅的一天，由程序模拟。' : 'One hall, one day, made up by a program.',
    href: `/?dataset=sim-demo&lang=${zh ? 'zh' : 'en'}`,
  },
  ...(outbox === undefined ? [] : [outboxSuggestion(zh)]),
  ...(clickhouse === undefined
    ? []
    : [
        {
          name: 'ClickHouse Play',
          line: zh
            ? '用 SQL 直接查事实表（只读账号）。'
            : 'Ask the facts in SQL, with the read-only account.',
          href: `${clickhouse}/play`,
        },
        {
          name: 'ClickHouse Dashboard',
          line: zh ? '数据库自身的运行曲线。' : 'How the database itself is doing.',
          href: `${clickhouse}/dashboard`,
        },
      ]),
  {
    name: zh ? '服务运行状况' : 'Health of the services',
    line: zh ? '各服务此刻是否应答。' : 'Whether each service answers now.',
    href: '/health/ready',
  },
];

const item = ({ name, line, href }: Suggestion): Html =>
  html`<li><a href="${href}">${name}</a><span>${line}</span></li>`;

/** Where a newcomer goes next. */
export function tryNextHtml(deps: Deps, language: Language): Html {
  const zh = language === 'zh';
  return html`<section class="group next" aria-labelledby="next">
    <header><h2 id="next">${words.tryNext[language]}</h2></header>
    <div>
      <ul>
        ${suggestions(deps, zh).map(item)}
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
