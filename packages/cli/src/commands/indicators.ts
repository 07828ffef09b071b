import { parseArgs } from 'node:util';
import { WrongUse, type Command } from '../command.ts';
import { figureLines } from '../figure-lines.ts';
import { ask } from '../requests.ts';
import { openSuite } from '../suite.ts';

const help = `haoban indicators [ID] [--dataset live] [--from DATE] [--to DATE] [--as-of INSTANT] [--by org,month]
                  [--basis wd|nd|wh|natural] [--calendar latest|judged] [--where NAME=VALUE]… [--json]
不带 ID 列出目录 without an ID: the catalogue. --from 含 inclusive, --to 不含 exclusive, 当地日期 local dates.
--where 可重复 may be repeated: --where region=3202 --where channel=portal
`;

const words = ['dataset', 'from', 'to', 'by', 'basis', 'calendar'] as const;

export const indicators: Command = {
  summary: '查询指标 ask for an indicator, or list them all',
  run: async (args, { stdout }) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        dataset: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        by: { type: 'string' },
        basis: { type: 'string' },
        calendar: { type: 'string' },
        'as-of': { type: 'string' },
        where: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      stdout.write(help);
      return 0;
    }
    if (positionals.length > 1) throw new WrongUse('one ID at a time');
    const query = new URLSearchParams();
    for (const word of words) if (values[word] !== undefined) query.set(word, values[word]);
    if (values['as-of'] !== undefined) query.set('asOf', values['as-of']);
    for (const condition of values.where ?? []) {
      const at = condition.indexOf('=');
      if (at < 1) throw new WrongUse(`--where takes NAME=VALUE, not ${condition}`);
      query.set(condition.slice(0, at), condition.slice(at + 1));
    }
    const id = positionals[0];
    const path = id === undefined ? '' : `/${encodeURIComponent(id)}?${query.toString()}`;
    const answer = await ask(openSuite(), 'GET', `/api/analytics/indicators${path}`);
    stdout.write(values.json === true ? `${JSON.stringify(answer)}\n` : figureLines(answer));
    return 0;
  },
};
