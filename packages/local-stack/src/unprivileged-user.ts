import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program call as some user: what to spawn, and the ids to spawn it with (none: as we are). */
export type Call = { command: string; args: string[]; uid?: number; gid?: number };

/** Who servers that refuse root run as; `uid` and `gid` also own their files, and are absent when we are not root. */
export type RunAs = { uid?: number; gid?: number; wrap: (command: string, args: string[]) => Call };

const idsOf = async (user: string): Promise<{ uid: number; gid: number }> => {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
};

/**
 * As root: the user `postgres`, or `nobody`, which every system has. Where that user may not enter the folders
 * on the way to the program or its data (a checkout in /root), it runs with the one capability that passes them.
 */
export const unprivilegedUser = async (program: string, dataDir: string): Promise<RunAs> => {
  if (userInfo().uid !== 0) return { wrap: (command, args) => ({ command, args }) };
  const ids = await idsOf('postgres').catch(() => idsOf('nobody'));
  const plain: RunAs = { ...ids, wrap: (command, args) => ({ command, args, ...ids }) };
  const reaches = await run(program, ['--version'], { ...ids, cwd: '/' })
    .then(() => run('test', ['-x', dataDir], { ...ids, cwd: '/' }))
    .then(
      () => true,
      () => false,
    );
  if (reaches) return plain;
  const passing = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override', '--clear-groups'];
  const wrap = (command: string, args: string[]): Call => ({
    command: 'setpriv',
    args: ['--reuid', String(ids.uid), '--regid', String(ids.gid), ...passing, command, ...args],
  });
  const probe = wrap(program, ['--version']);
  await run(probe.command, probe.args, { cwd: '/' }).catch((cause: unknown) => {
    throw new Error(
      `PostgreSQL does not run as root, and no other user may read ${program}: set HAOBAN_HOME, or move the checkout, to a folder open to all`,
      { cause },
    );
  });
  return { ...ids, wrap };
};
