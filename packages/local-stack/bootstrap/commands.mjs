import { prepare } from './prepare.mjs';
import { runInForeground } from './run-in-foreground.mjs';
import { Cure, say } from './say.mjs';
import { runTests } from './test.mjs';

const commands = {
  start: ({ node, env }, args) => exitCode(node, ['packages/local-stack/src/start.ts', ...args], env),
  test: ({ env }, args) => runTests(env, args),
  prepare: () => 0,
  exec: ({ env }, [command, ...args]) => exitCode(command ?? 'true', args, env),
};

async function exitCode(command, args, env) {
  return (await runInForeground(command, args, env)).code;
}

/** Prepares the suite, runs one command in it and sets the exit code; a failure ends with its cure. */
export async function runCommand([name, ...args]) {
  try {
    const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
    if (!command) throw new Cure(`say one of: ${Object.keys(commands).join(', ')}`);
    process.exitCode = await command(await prepare(), args);
  } catch (error) {
    say(error instanceof Cure ? error.message : error.stack);
    process.exitCode = 1;
  }
}
