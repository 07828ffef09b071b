import { expect, test } from 'vitest';
import type { PartyAddress } from './party-address.ts';
import { chooseReach } from './reach.ts';

const taken = async () => ({});
const all = { wechat: taken, sms: taken, letter: taken };
const li = { phone: '13812345678', name: '李春华', address: '人民路88号' } satisfies PartyAddress;

/** Chooses for somebody and tells for what the vault was asked. */
async function choose(
  kind: 'statutory' | 'progress' | 'invitation',
  party: PartyAddress | undefined,
  {
    gateways = all,
    channel = 'sms',
    step = 1,
  }: { gateways?: object; channel?: 'sms' | 'letter'; step?: number } = {},
) {
  const asked: string[] = [];
  const reach = await chooseReach({ kind, channel, step }, 'ref', {
    gateways,
    lookUp: async (_, purpose) => {
      asked.push(purpose);
      return party;
    },
  });
  return { reach, asked };
}

test('the phone comes first, WeChat before it where it is known, in the language the person chose', async () => {
  expect((await choose('statutory', li)).reach).toEqual({
    channel: 'sms',
    to: { phone: li.phone },
    language: 'zh',
  });
  expect((await choose('statutory', { ...li, wechat: 'o6_bm', language: 'en' })).reach).toEqual({
    channel: 'wechat',
    to: { wechat: 'o6_bm' },
    language: 'en',
  });
});

test('a postal address is asked for only by a letter', async () => {
  expect((await choose('statutory', li)).asked).toEqual(['notice']);
  const { phone: _, ...withoutPhone } = li;
  expect(await choose('statutory', withoutPhone)).toMatchObject({
    reach: { channel: 'letter' },
    asked: ['notice', 'letter'],
  });
  expect(await choose('statutory', li, { channel: 'letter', step: 2 })).toMatchObject({
    reach: { channel: 'letter' },
    asked: ['letter'],
  });
});

test('an invitation never becomes a letter', async () => {
  expect((await choose('invitation', { name: li.name, address: li.address })).reach).toEqual({
    lost: 'no_address',
  });
});

test('who asked for no invitations gets none, and is told what the law has them told all the same', async () => {
  const quiet = { ...li, optedOut: ['invitation', 'statutory'] };
  expect((await choose('invitation', quiet)).reach).toEqual({ suppressed: 'opted_out' });
  expect((await choose('progress', quiet)).reach).toMatchObject({ channel: 'sms' });
  expect((await choose('statutory', quiet)).reach).toMatchObject({ channel: 'sms' });
});

test('nobody is looked up where there is no gateway', async () => {
  expect(await choose('statutory', li, { gateways: {} })).toEqual({
    reach: { suppressed: 'no_gateway' },
    asked: [],
  });
});

test('a person the vault does not know is lost', async () => {
  expect((await choose('statutory', undefined)).reach).toEqual({ lost: 'nobody_known' });
});
