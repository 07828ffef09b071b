import { createRemoteJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { accounts } from './accounts.ts';
import { testIssuer, testToken } from './test-fixtures.ts';
import { tokenFor } from './token.ts';

const verify = (token: string) => {
  const keys = createRemoteJWKSet(new URL(`${testIssuer()}/jwks`));
  return jwtVerify(token, keys, { issuer: testIssuer(), audience: 'haoban', typ: 'at+jwt' });
};

test.each(accounts)(
  '$id gets a token the published keys verify, with its roles and areas, for eight hours',
  async ({ id, roles, areas, org }) => {
    const { payload } = await verify(await testToken(id));
    expect(payload).toMatchObject({ sub: id, roles, areas });
    expect(payload['org']).toBe(org);
    expect(Number(payload.exp) - Number(payload.iat)).toBe(8 * 60 * 60);
  },
);

test('a token whose claims were changed is refused', async () => {
  const [header, , signature] = (await testToken('citizen-li')).split('.');
  const forged = Buffer.from(JSON.stringify({ sub: 'admin', roles: ['admin'] })).toString('base64url');
  await expect(verify(`${header}.${forged}.${signature}`)).rejects.toThrow('signature verification failed');
});

test('a token is asked for once and reused', async () => {
  expect(await testToken('leader')).toBe(await testToken('leader'));
});

test.each([
  ['the wrong secret', { account: 'admin', secret: 'guess' }],
  ['the demonstration secret for the services’ own account', { account: 'service' }],
  ['an unknown account', { account: 'nobody' }],
])('%s gets no token', async (_, request) => {
  await expect(tokenFor({ issuer: testIssuer(), ...request })).rejects.toThrow(
    `no token for "${request.account}"`,
  );
});
