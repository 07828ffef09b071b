import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { writeEvents } from '@haoban/simulator/write-events';
import { WrongUse, type Command } from '../command.ts';

const help = `haoban simulate [--seed TEXT] [--date DATE] [--hall CODE] [--visitors N] [--dataset sim-NAME] > day.jsonl
模拟一个大厅一天，同一种子同一结果 one hall, one day; the same seed gives the same bytes. Import it with "haoban import".
`;

export const simulate: Command = {
  summary: '模拟大厅一天 one simulated hall day as events',
  run: async (args, { stdout }) => {
    const { values } = parseArgs({
      args,
      options: {
        seed: { type: 'string', default: demoDay.seed },
        date: { type: 'string', default: demoDay.date },
        hall: { type: 'string', default: demoDay.hall },
        visitors: { type: 'string', default: String(demoDay.visitors) },
        dataset: { type: 'string', default: demoDay.dataset },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      stdout.write(help);
      return 0;
    }
    const { seed, date, hall, dataset } = values;
    const visitors = Number(values.visitors);
    if (!Number.isInteger(visitors) || visitors < 1)
      throw new WrongUse('--visitors takes a whole number from 1');
    if (!dataset.startsWith('sim-'))
      throw new WrongUse('--dataset takes sim-NAME: simulated data never pass for others');
    try {
      for await (const chunk of writeEvents(simulateHallDay({ seed, date, hall, visitors, dataset }))) {
        if (stdout.write(chunk) === false) await once(process.stdout, 'drain');
      }
    } catch (error) {
      if (error instanceof RangeError) throw new WrongUse(error.message);
      throw error;
    }
    return 0;
  },
};
