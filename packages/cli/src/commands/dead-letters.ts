import { parseArgs } from 'node:util';
import { WrongUse, type Command, type ExitCode } from '../command.ts';
import { ask } from '../requests.ts';
import { openSuite } from '../suite.ts';

const help = `haoban dead-letters [list] [--all] [--json]
haoban dead-letters replay|discard ID --reason TEXT
未能处理的消息：列出待处理的、重发、或说明理由后不再处理。
Messages that a service could not take: lists those that wait (--all: all), sends one again, or leaves it for good.
list exits with 1 while some wait.
`;

type Letters = { total: number; letters: readonly Record<string, unknown>[] };

const isLetters = (answer: Record<string, unknown>): answer is Letters => Array.isArray(answer['letters']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function lines({ letters, total }: Letters): string {
  const shown = letters.map(
    ({ id, at, consumer, reason, state, detail, natsSubject }) =>
      `${[id, at, consumer, reason, state, natsSubject].map(textOf).join('  ')}\n    ${textOf(detail).slice(0, 200)}\n`,
  );
  return `${shown.join('')}${total} 封 letters\n`;
}

export const deadLetters: Command = {
  summary: '死信 messages that could not be taken: list, send again, leave',
  run: async (args, { stdout }): Promise<ExitCode> => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        all: { type: 'boolean' },
        json: { type: 'boolean' },
        reason: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      stdout.write(help);
      return 0;
    }
    const [action = 'list', id] = positionals;
    const path = '/api/analytics/dead-letters';
    if (action === 'list') {
      const answer = await ask(openSuite(), 'GET', values.all === true ? path : `${path}?state=waiting`, {
        account: 'admin',
      });
      if (!isLetters(answer)) throw new TypeError('the suite answers without letters');
      stdout.write(values.json === true ? `${JSON.stringify(answer)}\n` : lines(answer));
      return answer.total === 0 || values.all === true ? 0 : 1;
    }
    if (action !== 'replay' && action !== 'discard') throw new WrongUse(help);
    if (id === undefined || values.reason === undefined)
      throw new WrongUse(`haoban dead-letters ${action} takes an ID and --reason TEXT`);
    const settled = await ask(openSuite(), 'POST', `${path}/${encodeURIComponent(id)}/${action}`, {
      account: 'admin',
      body: { reason: values.reason },
    });
    stdout.write(
      values.json === true ? `${JSON.stringify(settled)}\n` : `${id} ${textOf(settled['state'])}\n`,
    );
    return 0;
  },
};
