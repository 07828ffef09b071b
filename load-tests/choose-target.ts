import type { StackFile } from '@haoban/local-stack/stack-file';

/** Where the load goes and whose tokens it bears. */
export type Target = { readonly target: string; readonly issuer: string; readonly secret: string };

/** What the caller said about it; `secret` is that of the accounts at another suite's provider. */
export type Wish = {
  readonly target?: string | undefined;
  readonly issuer?: string | undefined;
  readonly secret?: string | undefined;
};

const isLoopback = (url: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/**
 * The running suite's portal, else what the caller named. Load never leaves this machine unasked: throws a sentence
 * that names the cure.
 */
export function chooseTarget(stack: StackFile | undefined, wish: Wish): Target {
  const target = wish.target ?? stack?.services['portal'];
  if (target === undefined)
    throw new Error(
      'no suite is running here: run `npm start` in another terminal, or name one with --target URL',
    );
  if (wish.target === undefined && !isLoopback(target)) {
    throw new Error(
      `the running suite answers at ${target}, which is not this machine: say so with --target ${target}`,
    );
  }
  const issuer = wish.issuer ?? stack?.identity.issuer;
  if (issuer === undefined)
    throw new Error('name the identity provider whose tokens that suite accepts: --issuer URL');
  const secret = wish.secret ?? stack?.identity.demoSecret;
  if (secret === undefined) throw new Error('put the secret of its accounts into LOAD_CLIENT_SECRET');
  return { target: target.replace(/\/$/, ''), issuer, secret };
}
