import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './places.mjs';
import { say } from './say.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ECHO_MS = 500;

/**
 * Runs a command in the terminal's sight. Resolves to `{ code, interrupted }`: its exit code (128 + signal when one
 * ended it) and whether a signal asked for its end.
 * Ctrl-C reaches this process twice, from the terminal and from npm. The child therefore lives in a group of
 * its own and is told once; the same signal half a second later is the user's second one and is passed on too.
 */
export function runInForeground(command, args, env) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', detached: true });
    const told = new Map();
    const tell = (signal) => {
      if (Date.now() - (told.get(signal) ?? 0) < ECHO_MS) return;
      told.set(signal, Date.now());
      child.kill(signal);
    };
    const finish = (code) => {
      for (const signal of SIGNALS) process.off(signal, tell);
      done({ code, interrupted: told.size > 0 });
    };
    for (const signal of SIGNALS) process.on(signal, tell);
    child.once('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      finish(127);
    });
    child.once('exit', (code, signal) => finish(code ?? 128 + constants.signals[signal]));
  });
}
