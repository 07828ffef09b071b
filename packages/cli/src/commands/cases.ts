import { parseArgs } from 'node:util';
import { WrongUse, type Command } from '../command.ts';
import { ask } from '../requests.ts';
import { openSuite } from '../suite.ts';

const help = `haoban cases CASE-ID [--dataset live] [--json]        办件全过程 the timeline of a case
haoban cases --indicator ID [--part numerator|denominator] [--dataset live] [--from DATE] [--to DATE]
             [--as-of INSTANT] [--limit 100] [--json]    指标背后的办件 the cases behind a figure
`;

export const cases: Command = {
  summary: '办件与指标背后的清单 a case, or the cases behind a figure',
  run: async (args, { stdout }) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        indicator: { type: 'string' },
        part: { type: 'string' },
        dataset: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        'as-of': { type: 'string' },
        limit: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      stdout.write(help);
      return 0;
    }
    const id = positionals[0];
    if ((id === undefined) === (values.indicator === undefined)) throw new WrongUse(help);
    const { json, help: _, 'as-of': asOf, ...words } = values;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(words)) if (value !== undefined) query.set(name, value);
    if (asOf !== undefined) query.set('asOf', asOf);
    const path = id === undefined ? '' : `/${encodeURIComponent(id)}`;
    const answer = await ask(openSuite(), 'GET', `/api/analytics/cases${path}?${query.toString()}`, {
      account: 'analyst',
    });
    stdout.write(json === true ? `${JSON.stringify(answer)}\n` : lines(answer));
    return 0;
  },
};

function lines(answer: Readonly<Record<string, unknown>>): string {
  const listed = Array.isArray(answer['cases']) ? answer['cases'] : undefined;
  if (listed !== undefined) return listed.map((subject) => `${String(subject)}\n`).join('');
  const events: unknown[] = Array.isArray(answer['events']) ? answer['events'] : [];
  return events
    .map((event) => {
      const said: Record<string, unknown> = typeof event === 'object' && event !== null ? { ...event } : {};
      return `${String(said['time'])}  ${String(said['type']).padEnd(30)} ${String(said['source'])} #${String(said['sequence'])}\n`;
    })
    .join('');
}
