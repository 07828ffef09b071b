import { Failed, WrongUse, type Command, type ExitCode } from './command.ts';

// Loaded one at a time: a command does not wait for what the others need.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  up: async () => (await import('./commands/suite.ts')).up,
  down: async () => (await import('./commands/suite.ts')).down,
  status: async () => (await import('./commands/suite.ts')).status,
  import: async () => (await import('./commands/import.ts')).importFile,
  export: async () => (await import('./commands/export.ts')).exportData,
  indicators: async () => (await import('./commands/indicators.ts')).indicators,
  cases: async () => (await import('./commands/cases.ts')).cases,
  clock: async () => (await import('./commands/clock.ts')).clock,
  simulate: async () => (await import('./commands/simulate.ts')).simulate,
  demo: async () => (await import('./commands/demo.ts')).demo,
  replay: async () => (await import('./commands/replay.ts')).replay,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  'dead-letters': async () => (await import('./commands/dead-letters.ts')).deadLetters,
  verify: async () => (await import('./commands/verify.ts')).verify,
};

async function helpText(): Promise<string> {
  const lines = Object.entries(commands).map(async ([name, load]) => {
    const { summary } = await load();
    return `  ${name.padEnd(11)} ${summary}`;
  });
  return `haoban COMMAND [--help] [--json]

${(await Promise.all(lines)).join('\n')}

退出码 exit code: 0 完成 done · 1 答案为否 the answer is negative · 2 用法错误 wrong use
`;
}

async function main(args: string[]): Promise<ExitCode> {
  const { stdout, stderr } = process;
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    stdout.write(await helpText());
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    stderr.write(`没有这个命令 no such command: ${name}\n\n${await helpText()}`);
    return 2;
  }
  try {
    const command = await load();
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
