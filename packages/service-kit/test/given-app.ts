import { createHttp, type Http, type HttpOptions } from '../src/http.ts';
import type { Caller } from '../src/tokens.ts';

/** A caller of the window of one county. */
export const clerk: Caller = { id: 'clerk', name: '陈敏', roles: ['window'], areas: ['320281'], org: 'hall' };

/** A server that takes everybody for the clerk and logs nothing; `over` replaces parts of it. */
export const givenApp = (over: Partial<HttpOptions> = {}): Promise<Http> =>
  createHttp({
    service: 'hall',
    title: 'Hall',
    check: async () => clerk,
    problems: {},
    parts: [],
    readings: [],
    logLevel: 'silent',
    ...over,
  });
