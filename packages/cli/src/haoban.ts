import { Failed, WrongUse, type Command, type ExitCode } from './command.ts';
import { cases } from './commands/cases.ts';
import { demo } from './commands/demo.ts';
import { importFile } from './commands/import.ts';
import { indicators } from './commands/indicators.ts';
import { replay } from './commands/replay.ts';
import { simulate } from './commands/simulate.ts';
import { down, status, up } from './commands/suite.ts';
import { verify } from './commands/verify.ts';

const commands: Readonly<Record<string, Command>> = {
  up,
  down,
  status,
  import: importFile,
  indicators,
  cases,
  simulate,
  demo,
  replay,
  verify,
};

const help = `haoban COMMAND [--help] [--json]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary}`)
  .join('\n')}

退出码 exit code: 0 完成 done · 1 答案为否 the answer is negative · 2 用法错误 wrong use
`;

async function main(args: string[]): Promise<ExitCode> {
  const { stdout, stderr } = process;
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    stdout.write(help);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    stderr.write(`没有这个命令 no such command: ${name}\n\n${help}`);
    return 2;
  }
  try {
    return await command.run(rest, { stdout, stderr });
  } catch (error) {
    if (error instanceof WrongUse || (error instanceof TypeError && 'code' in error)) {
      stderr.write(`${error.message}\n`);
      return 2;
    }
    if (!(error instanceof Failed)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
