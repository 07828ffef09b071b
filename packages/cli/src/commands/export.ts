import type { Command } from '../command.ts';
import { exportCommand } from '../export-command.ts';
import { openSuite } from '../suite.ts';

export const exportData: Command = {
  summary: '导出数据集 export a data set: events, CSV, XES, OCEL or Parquet',
  run: (args, io) => exportCommand(args, { ...io, openSuite, bytes: process.stdout }),
};
