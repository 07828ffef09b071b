import { haobanHome } from '@haoban/local-stack/servers';
import { readSecrets } from '@haoban/local-stack/secrets';
import { anchorPublicKey } from '@haoban/messaging/anchor';
import { everyCheck, type Check } from '../checks.ts';
import type { Command, ExitCode } from '../command.ts';
import { openSuite, requireLocalStack } from '../suite.ts';

const help = `haoban verify [--all] [--json]
核对哈希链与每日锚点；按事件编号比对日志与数仓；抽样（--all 全部）由原始事件重算事实行，时钟再由 SQL 独立复核；
按日汇总与事实行比对；检查看板文件。每项一行，给出首个差异。
Checks hash chains and daily anchors, compares the journals with ClickHouse by event id, counts the facts of a sample of
subjects (--all: of all) anew from raw events and their clocks once more in SQL, compares sums by day with rows, and reads
the dashboards. One line a check, with the first difference. Exit code 1 when something differs.
`;

export const verify: Command = {
  summary: '核对日志与数仓 prove the journals and compare them with ClickHouse',
  run: async (args, { stdout }): Promise<ExitCode> => {
    if (args.includes('--help') || args.includes('-h')) {
      stdout.write(help);
      return 0;
    }
    const asJson = args.includes('--json');
    const stack = requireLocalStack(openSuite());
    const publicKey = anchorPublicKey(Buffer.from(readSecrets(haobanHome()).key, 'base64'));
    const checks: Check[] = [];
    for await (const check of everyCheck(stack, publicKey, args.includes('--all'))) {
      checks.push(check);
      if (!asJson) stdout.write(`${check.ok ? '一致 ok  ' : '不符 BAD '} ${check.check}: ${check.detail}\n`);
    }
    if (asJson) stdout.write(`${JSON.stringify(checks)}\n`);
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};
