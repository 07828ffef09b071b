import { spawn } from 'node:child_process';

// The shell's standard input is a pipe only this process writes to: when it dies, kill -9 included, read ends.
const watch = 'while read -r _; do :; done; kill -TERM "$0"; sleep 5; kill -KILL "$0"';

/** Makes a child end when this process does, whatever killed it; the answer releases the tie. */
export const tieToParent = (pid: number | undefined): (() => void) => {
  if (pid === undefined) return () => {};
  const watcher = spawn('sh', ['-c', watch, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => {});
  watcher.stdin.on('error', () => {});
  watcher.unref();
  return () => {
    watcher.kill('SIGKILL');
  };
};
