// The part of oidc-provider's interface used here; the package carries no types of its own.
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  type Token = { clientId?: string };

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    callback(): RequestListener;
    on(event: 'server_error', listener: (context: unknown, error: Error) => void): this;
  }
  export type TokenClaims = (context: unknown, token: Token) => Record<string, unknown> | undefined;
}
