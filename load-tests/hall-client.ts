import { check, sleep } from 'k6';
import type { JSONObject } from 'k6';
import http from 'k6/http';
import type { RefinedResponse } from 'k6/http';
import { Trend } from 'k6/metrics';

/** What a scenario needs to know of the world; `loads` of one `run` never repeat each other's requests. */
export type World = {
  readonly target: string;
  readonly issuer: string;
  readonly secret: string;
  readonly run: string;
};

/** One request of a case: who asks, what for, and the key that makes repeating it harmless. */
export type Step = {
  readonly name: string;
  readonly path: string;
  readonly token?: string;
  readonly key: string;
  readonly body?: JSONObject;
  readonly status: number;
  /** The address it is sent from, for what is limited by address: a hall's many phones. */
  readonly from?: string;
};

type Answer = RefinedResponse<'text'>;

/** How long an event took to reach the service that waits for it, as its clients see it. */
const heardAfter = new Trend('heard_after', true);

const hearingDeadlineMs = 10_000;
const pollSeconds = 0.05;
// What a service answers until it has heard of the case.
const notYet = [404, 409];

/** A bearer token of an account by client credentials; fails the run where there is none. */
export function tokenOf({ issuer, secret }: World, account: string): string {
  const form = { grant_type: 'client_credentials', client_id: account, client_secret: secret };
  const answer = http.post(`${issuer}/token`, form, { responseType: 'text', tags: { name: 'token' } });
  const token = answer.status === 200 ? answer.json('access_token') : undefined;
  if (typeof token !== 'string')
    throw new Error(`no token for ${account} from ${issuer}: ${answer.status} ${answer.body}`);
  return token;
}

/** Fails the run where nobody answers at the target. */
export function requireTarget({ target }: World): void {
  const { status } = http.get(`${target}/health/live`, { tags: { name: 'health' } });
  if (status !== 200) throw new Error(`no portal answers at ${target}`);
}

const send = ({ target }: World, { name, path, token, key, body, from }: Step, expected: number[]): Answer =>
  http.post(`${target}${path}`, body === undefined ? null : JSON.stringify(body), {
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(from === undefined ? {} : { 'x-forwarded-for': from }),
      'idempotency-key': key,
    },
    responseType: 'text',
    responseCallback: http.expectedStatuses(...expected),
    tags: { name },
  });

/** The text the answer gives under a name, undefined when its status is not the one expected. */
function textOf(answer: Answer, { name, status }: Step, field: string): string | undefined {
  const right = check(answer, { [`${name}: ${status}`]: (given) => given.status === status });
  if (!right) console.error(`refused ${name}: ${answer.status} ${answer.body}`);
  const text = right ? answer.json(field) : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** Takes a step; answers with the text it is given under `field`, undefined when the step failed. */
export const take = (world: World, step: Step, field = ''): string | undefined =>
  textOf(send(world, step, [step.status]), step, field);

/** Takes a step of a service that must have heard of the case first: again and again until it has, for 10 s. */
export function takeWhenHeard(world: World, step: Step, field = ''): string | undefined {
  const startedAt = Date.now();
  let answer = send(world, step, [step.status, ...notYet]);
  while (notYet.includes(answer.status) && Date.now() - startedAt < hearingDeadlineMs) {
    sleep(pollSeconds);
    answer = send(world, step, [step.status, ...notYet]);
  }
  heardAfter.add(Date.now() - startedAt, { step: step.name });
  return textOf(answer, step, field);
}
