import { runAnalyticsProgram } from '../analytics-program.ts';
import type { Command } from '../command.ts';
import { openSuite, requireLocalStack } from '../suite.ts';

const help = `haoban rebuild [--partial]
由原始事件在新库中重算全部事实与汇总，再换入；期间照常收事件、照常查询，中断不影响现有数字。
Makes all facts and sums anew from raw events in a new database and swaps them in. Events and questions go on meanwhile;
killed at any moment it changes no figure, begun again it starts over. Progress on stderr, one line of JSON at the end.
--partial  原始事件只保留若干月时仍重算，更早的数字将丢失 also where HAOBAN_RAW_MONTHS drops raw events: older figures are lost
`;

export const rebuild: Command = {
  summary: '由原始事件重算数仓 make all facts anew from raw events and swap them in',
  run: async (args, { stdout }) => {
    if (args.includes('--help') || args.includes('-h')) {
      stdout.write(help);
      return 0;
    }
    return runAnalyticsProgram(requireLocalStack(openSuite()), 'rebuild', args);
  },
};
