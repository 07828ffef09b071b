import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const module = new URL('run-in-foreground.mjs', import.meta.url).href;

/** Runs a program through runInForeground in a process of its own, as npm would. */
function start(program) {
  const wrapper = `
    import { runInForeground } from '${module}';
    const { code, interrupted } = await runInForeground(process.execPath, ['-e', process.argv[1]], process.env);
    console.log(interrupted ? 'interrupted' : 'ended by itself');
    process.exitCode = code;`;
  const args = ['--input-type=module', '-e', wrapper, program];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((done) => child.once('exit', done));
  return { child, ended, nextLine: async () => (await lines.next()).value };
}

test('a child is told once of a Ctrl-C that arrives twice, and its exit code comes through', async () => {
  const { child, ended, nextLine } = start(`
    let times = 0;
    process.on('SIGINT', () => { times += 1; console.log('told'); });
    process.on('SIGTERM', () => { console.log('told ' + times + ' times'); process.exit(3); });
    setInterval(() => {}, 1000);
    console.log('ready');`);
  expect(await nextLine()).toBe('ready');
  child.kill('SIGINT');
  expect(await nextLine()).toBe('told');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  expect(await nextLine()).toBe('told 1 times');
  expect(await nextLine()).toBe('interrupted');
  expect(await ended).toBe(3);
});

test('a child that a signal ended leaves 128 and the number of the signal', async () => {
  const { ended, nextLine } = start("process.kill(process.pid, 'SIGKILL');");
  expect(await nextLine()).toBe('ended by itself');
  expect(await ended).toBe(137);
});
