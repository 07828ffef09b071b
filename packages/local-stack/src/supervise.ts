import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { tieToParent } from './tie-to-parent.ts';
import { waitUntil } from './wait-until.ts';

/** A program to keep running; it is ready when `ready` answers true, or `readyUrl` with 2xx. */
export type ProcessPlan = {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Takes its output, appended. */
  logFile: string;
  ready?: () => Promise<boolean>;
  readyUrl?: string;
  /** After a start as after every restart: what is not ready by then is killed and started again. */
  readyTimeoutMs: number;
  /** SIGTERM unless the program wants another to end in order. */
  stopSignal?: NodeJS.Signals;
  /** Called before every start, to clear what a killed predecessor left. */
  beforeStart?: () => Promise<void>;
  restart: boolean;
  say?: (line: string) => void;
};

/** A running program: its present process id, an orderly stop (`stop(0)` does not wait), and its final end. */
export type Supervised = {
  pid: () => number;
  stop: (graceMs?: number) => Promise<void>;
  exited: Promise<void>;
};

type State = { child?: ChildProcess; stopping: boolean; wake: () => void };

const firstRestartMs = 200;
const longestRestartMs = 5_000;
const steadyAfterMs = 30_000;
const startAttempts = 3;
const defaultGraceMs = 5_000;
const quotedLogLines = 15;

const answers = async (url: string): Promise<boolean> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.ok;
};

const isReady = ({ ready, readyUrl }: ProcessPlan): Promise<boolean> | boolean => {
  if (ready) return ready();
  return readyUrl === undefined || answers(readyUrl);
};

const spawnLogged = (plan: ProcessPlan): ChildProcess => {
  mkdirSync(dirname(plan.logFile), { recursive: true });
  const log = openSync(plan.logFile, 'a');
  // Detached: Ctrl-C in a terminal reaches the whole foreground group, and the order of stopping is ours.
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env ?? process.env,
    stdio: ['ignore', log, log],
    detached: true,
    ...(plan.uid === undefined ? {} : { uid: plan.uid }),
    ...(plan.gid === undefined ? {} : { gid: plan.gid }),
  });
  closeSync(log);
  return child;
};

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });

// One life of the program, from spawn to end; answers why it ended.
const runOnce = async (plan: ProcessPlan, state: State, onReady: () => void): Promise<string> => {
  await plan.beforeStart?.();
  const child = spawnLogged(plan);
  state.child = child;
  const untie = tieToParent(child.pid);
  let over = false;
  let tooLate = false;
  const deadline = { timeoutMs: plan.readyTimeoutMs, what: `${plan.name} to answer` };
  waitUntil(async () => over || (await isReady(plan)), deadline).then(
    () => over || onReady(),
    () => {
      tooLate = true;
      child.kill('SIGKILL');
    },
  );
  const end = await endOf(child);
  over = true;
  untie();
  return tooLate ? `no answer within ${plan.readyTimeoutMs / 1000} s` : end;
};

const keepRunning = async (plan: ProcessPlan, state: State, onFirstReady: () => void): Promise<string> => {
  let delayMs = firstRestartMs;
  let wasReady = false;
  const onReady = (): void => {
    wasReady = true;
    onFirstReady();
  };
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = Date.now();
    const end = await runOnce(plan, state, onReady);
    if (state.stopping || !plan.restart || (!wasReady && attempt === startAttempts)) return end;
    if (Date.now() - startedAt > steadyAfterMs) delayMs = firstRestartMs;
    if (wasReady) plan.say?.(`${plan.name} ended (${end}); starting it again in ${delayMs / 1000} s`);
    await new Promise<void>((resolve) => {
      state.wake = resolve;
      setTimeout(resolve, delayMs);
    });
    if (state.stopping) return end;
    delayMs = Math.min(delayMs * 2, longestRestartMs);
  }
};

const lastLines = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-quotedLogLines).join('\n') : '';

/**
 * Starts the program and waits until it is ready; afterwards a crash is healed by a restart (after 0.2 s, doubling
 * to 5 s). It ends with this process, whatever kills that. Three starts in vain are an error quoting its log.
 */
export const startProcess = async (plan: ProcessPlan): Promise<Supervised> => {
  const state: State = { stopping: false, wake: () => {} };
  const firstReady = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    const end = await keepRunning(plan, state, firstReady.resolve).catch(String);
    const lastWords = `the end of ${plan.logFile}:\n${lastLines(plan.logFile)}`;
    firstReady.reject(new Error(`${plan.name} does not start (${end}); ${lastWords}`));
  };
  const exited = run();
  const stop = async (graceMs = defaultGraceMs): Promise<void> => {
    state.stopping = true;
    state.wake();
    state.child?.kill(plan.stopSignal ?? 'SIGTERM');
    const force = setTimeout(() => state.child?.kill('SIGKILL'), graceMs);
    await exited;
    clearTimeout(force);
  };
  await firstReady.promise;
  return { pid: () => state.child?.pid ?? -1, stop, exited };
};
