import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { Failed, type Command } from '../command.ts';
import { openSuite, requireLocalStack } from '../suite.ts';

const bootstrap = fileURLToPath(new URL('../../../local-stack/bootstrap/run.mjs', import.meta.url));
const asks = (args: string[]): boolean => args.includes('--help') || args.includes('-h');
const stopLimitMs = 30_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

export const up: Command = {
  summary: '启动 start the suite on this machine (as npm start does)',
  run: async (args, { stdout }) => {
    if (asks(args)) {
      stdout.write('haoban up    启动并留在前台，Ctrl-C 停止 starts the suite and stays; Ctrl-C stops it\n');
      return 0;
    }
    const child = spawn(process.execPath, [bootstrap, 'start'], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    await once(child, 'exit');
    return child.exitCode === 0 ? 0 : 1;
  },
};

export const down: Command = {
  summary: '停止 stop the suite that runs on this machine',
  run: async (args, { stdout }) => {
    if (asks(args)) {
      stdout.write('haoban down    停止本机的系统，数据保留 stops the suite; the data stays\n');
      return 0;
    }
    const { pid } = requireLocalStack(openSuite());
    if (isAlive(pid)) process.kill(pid, 'SIGTERM');
    for (let waitedMs = 0; isAlive(pid); waitedMs += 100) {
      if (waitedMs > stopLimitMs)
        throw new Failed(`process ${pid} did not stop within ${stopLimitMs / 1000} s`);
      await delay(100);
    }
    stdout.write('已停止 stopped\n');
    return 0;
  },
};

export const status: Command = {
  summary: '各部分是否就绪 whether every part answers',
  run: async (args, { stdout }) => {
    if (asks(args)) {
      stdout.write(
        'haoban status [--json]    各服务是否就绪；全部就绪退出码 0 exit code 0 when every service is ready\n',
      );
      return 0;
    }
    const { services } = requireLocalStack(openSuite());
    const states = await Promise.all(
      Object.entries(services).map(async ([name, address]) => {
        const response = await fetch(`${address}/health/ready`).catch(() => undefined);
        return { name, address, ready: response?.ok === true };
      }),
    );
    stdout.write(
      args.includes('--json')
        ? `${JSON.stringify(states)}\n`
        : states
            .map(
              ({ name, address, ready }) =>
                `${name.padEnd(10)} ${ready ? '就绪 ready  ' : '未就绪 away '} ${address}\n`,
            )
            .join(''),
    );
    return states.every(({ ready }) => ready) ? 0 : 1;
  },
};
