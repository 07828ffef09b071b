import type { Command } from '../command.ts';
import { importCommand } from '../import-command.ts';
import { openSuite } from '../suite.ts';

export const importFile: Command = {
  summary: '导入事件、CSV、XES 或 OCEL import events, CSV, XES or OCEL files',
  run: (args, io) => importCommand(args, { ...io, openSuite }),
};
