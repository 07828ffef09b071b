import type { Command } from '../command.ts';
import { importCommand } from '../import-command.ts';
import { openSuite } from '../suite.ts';

export const importFile: Command = {
  summary: '导入事件、CSV 或 XES import events, CSV or XES files',
  run: (args, io) => importCommand(args, { ...io, openSuite }),
};
