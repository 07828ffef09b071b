import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problems.ts';
import type { Caller, TokenCheck } from './tokens.ts';

/** Who may call a route: anybody, or callers with one of the roles. Every route says which. */
export type Access = 'public' | { readonly roles: readonly string[] };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

/** Checks the token and the role of every request; refuses at start-up to register a route that names no access. */
export function guardRoutes(app: FastifyInstance, check: TokenCheck): void {
  app.decorateRequest('caller', undefined);
  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || route.method === 'OPTIONS') return;
    if (route.config?.access === undefined)
      throw new Error(`${String(route.method)} ${route.url} names no access`);
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    if (access === undefined || access === 'public') return;
    const caller = await check(request.headers.authorization);
    if (!caller.roles.some((role) => access.roles.includes(role))) throw new ProblemError('role_missing');
    request.caller = caller;
  });
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw new ProblemError('token_missing');
  return request.caller;
}

/** True when an area lies in one of the caller's areas. */
export const mayActIn = (caller: Caller, area: string): boolean =>
  caller.areas.some((prefix) => area.startsWith(prefix));

/** Refuses with `area_denied` unless the area lies in the caller's. */
export function requireArea(caller: Caller, area: string): void {
  if (!mayActIn(caller, area)) throw new ProblemError('area_denied');
}
