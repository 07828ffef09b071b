import { expect, test } from 'vitest';
import { at, submitted } from '../../test/given-filing.ts';
import { transferCase } from './transfer-case.ts';

const command = { at: at(10), officer: 'window-clerk', toOrg: '320281-nr', reason: '属自然资源局职权' };

test('a filing that came to the wrong organisation goes to the right one', () => {
  const before = submitted();
  expect(transferCase(before, command)).toEqual({
    state: { ...before, org: '320281-nr', officers: ['window-clerk'] },
    events: [
      {
        type: 'case.transferred.v1',
        time: at(10),
        data: { fromOrg: '320281-ms', toOrg: '320281-nr', reason: command.reason },
      },
    ],
  });
});

test('a second transfer starts from where the first one went', () => {
  const next = transferCase(submitted({ org: '320281-nr' }), { ...command, toOrg: '320281-hc' });
  expect(next).toMatchObject({ events: [{ data: { fromOrg: '320281-nr', toOrg: '320281-hc' } }] });
});

test.each([
  ['to where it is', { toOrg: '320281-ms' }, 'org_unchanged'],
  ['without a reason', { reason: ' ' }, 'reason_missing'],
])('a transfer %s is refused', (_, over, refusal) => {
  expect(transferCase(submitted(), { ...command, ...over })).toEqual({ refusal });
});
