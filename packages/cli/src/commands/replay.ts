import type { Command } from '../command.ts';
import { inJournal, journalServices } from '../journals.ts';
import { openSuite, requireLocalStack } from '../suite.ts';

const help = `haoban replay [--json]
把各服务日志重新发布到消息流；重复的事件不改变任何数字。
Publishes the journals to the stream again; repeated events change no figure. For when the stream lost messages.
`;

export const replay: Command = {
  summary: '重新发布日志 publish the journals to the stream again',
  run: async (args, { stdout }) => {
    if (args.includes('--help') || args.includes('-h')) {
      stdout.write(help);
      return 0;
    }
    const stack = requireLocalStack(openSuite());
    const counts: Record<string, number> = {};
    for (const service of journalServices) {
      counts[service] = await inJournal(stack, service, async (client) => {
        const { rows } = await client.query<{ count: number }>(
          'select count(*)::integer as count from journal',
        );
        await client.query('update relay_cursor set tx = 0, position = 0');
        return rows[0]?.count ?? 0;
      });
    }
    stdout.write(
      args.includes('--json')
        ? `${JSON.stringify(counts)}\n`
        : Object.entries(counts)
            .map(([service, count]) => `${service.padEnd(10)} ${count} events will be published again\n`)
            .join(''),
    );
    return 0;
  },
};
