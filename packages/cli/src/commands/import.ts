import type { Command } from '../command.ts';
import { importCommand } from '../import-command.ts';
import { openSuite } from '../suite.ts';

export const importFile: Command = {
  summary: '导入事件、CSV 或 XES import events, CSV or XES files',
  run: async (args, io) => {
    if (args.includes('--help') || args.includes('-h'))
      return importCommand(args, { ...io, baseUrl: '', token: '' });
    const suite = openSuite();
    return importCommand(args, { ...io, baseUrl: suite.baseUrl, token: await suite.token('analyst') });
  },
};
