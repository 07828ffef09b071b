import { join } from 'node:path';
import type { StackFile } from './stack-file.ts';

/** What to say when the suite is up: where everything answers and what to try first. */
export const welcome = ({ services, clickhouse, identity }: StackFile, home: string): string => {
  const reader = clickhouse.readerUrl ? new URL(clickhouse.readerUrl) : undefined;
  const clickhouseLines = reader
    ? `  ClickHouse        ${reader.origin}/play  (${reader.username}, ${reader.password}; read only, also for Grafana)`
    : `  ClickHouse        ${new URL(clickhouse.url).origin}`;
  return `
好办 Haoban
  网页 Pages        ${services['portal']}
  接口 API          ${services['portal']}/reference
${clickhouseLines}
  登录 Tokens       ${identity.issuer}  (window-clerk, officer-ms, chief, citizen-li …; secret "${identity.demoSecret}")
  日志 Logs         ${join(home, 'logs')}

试一试 Try
  npm run demo      办一件事，从申请到评价 take one case from filing to rating
  按 Ctrl-C 停止，数据保留。 Ctrl-C stops everything; the data stays.
`;
};
