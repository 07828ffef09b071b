import { afterEach, beforeEach, expect, test } from 'vitest';
import { startIssuer } from '../test/start-issuer.ts';
import { createServiceToken, type ServiceToken } from './service-token.ts';
import { createTokenCheck } from './tokens.ts';

let identity: Awaited<ReturnType<typeof startIssuer>>;
let token: ServiceToken;
beforeEach(async () => {
  identity = await startIssuer();
  token = createServiceToken({ issuer: identity.issuer, clientId: 'clerk', clientSecret: 'secret' });
});
afterEach(() => identity.leave());

test('the token is one the services take, and is asked for once while it lasts', async () => {
  const caller = await createTokenCheck(identity.issuer, identity.audience)(`Bearer ${await token()}`);
  expect(caller.id).toBe('clerk');
  expect(await token()).toBe(await token());
  expect(identity.granted()).toBe(1);
});

test('while the issuer does not answer there is none; the next request asks again', async () => {
  identity.fail(true);
  await expect(token()).rejects.toThrow('the identity provider answered 500');
  identity.fail(false);
  expect(await token()).toMatch(/^ey/);
});
