import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startIssuer } from '../test/start-issuer.ts';
import { createTokenCheck, type TokenCheck } from './tokens.ts';

let identity: Awaited<ReturnType<typeof startIssuer>>;
let check: TokenCheck;
beforeEach(async () => {
  identity = await startIssuer();
  check = createTokenCheck(identity.issuer, identity.audience);
});
afterEach(() => identity.leave());

const refusalOf = (authorization?: string) =>
  check(authorization).then(
    () => 'accepted',
    ({ code }) => code,
  );

test('a token of the issuer names its caller', async () => {
  const token = await identity.token({ name: '陈敏', org: 'hall', roles: ['window', 7] });
  expect(await check(`Bearer ${token}`)).toEqual({
    id: 'clerk',
    name: '陈敏',
    roles: ['window'],
    areas: ['320281'],
    org: 'hall',
  });
});

test('a request without a bearer token is refused as such', async () => {
  expect(await refusalOf()).toBe('token_missing');
  expect(await refusalOf('Basic Y2xlcms6c2VjcmV0')).toBe('token_missing');
});

test.each([
  ['expired', () => identity.token({ exp: Math.floor(Date.now() / 1000) - 1 })],
  ['for another audience', () => identity.token({ aud: 'elsewhere' })],
  ['of another issuer', () => identity.token({ iss: 'https://elsewhere.example' })],
  ['signed with another key', () => identity.forged()],
  ['unsigned', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"clerk"}')}.`],
  [
    'changed after it was signed',
    async () => (await identity.token()).replace(/\.[^.]+\./, `.${btoa('{"sub":"admin"}')}.`),
  ],
  ['not a token at all', async () => 'abc'],
  ['of nobody', () => identity.anonymous()],
])('a token that is %s is refused', async (_, token) => {
  expect(await refusalOf(`Bearer ${await token()}`)).toBe('token_invalid');
});

describe('while the issuer does not answer', () => {
  test('the first request is told to come back, and the check heals with the issuer', async () => {
    const authorization = `Bearer ${await identity.token()}`;
    await identity.leave();
    expect(await refusalOf(authorization)).toBe('unavailable');
    await identity.comeBack();
    expect(await refusalOf(authorization)).toBe('accepted');
  });

  test('an issuer that answers with errors is no reason to call a token forged', async () => {
    const authorization = `Bearer ${await identity.token()}`;
    identity.fail(true);
    expect(await refusalOf(authorization)).toBe('unavailable');
    identity.fail(false);
    expect(await refusalOf(authorization)).toBe('accepted');
  });

  test('keys known already go on serving', async () => {
    const authorization = `Bearer ${await identity.token()}`;
    expect(await refusalOf(authorization)).toBe('accepted');
    identity.fail(true);
    expect(await refusalOf(authorization)).toBe('accepted');
    expect(await refusalOf(`Bearer ${await identity.forged()}`)).toBe('token_invalid');
  });
});
