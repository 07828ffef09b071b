import { expect, test } from 'vitest';
import { webhookAddress } from './webhook-address.ts';

test.each([
  'https://supervision.example.gov.cn/hook',
  'https://10.1.2.3/hook',
  'http://127.0.0.1:9000/hook',
  'http://localhost:9000/hook',
  'http://[::1]:9000/hook',
])('a webhook may go to %s', (url) => {
  expect(webhookAddress(url, 'refused')?.href).toBe(url);
});

test.each([
  'http://supervision.example.gov.cn/hook',
  'https://user:word@supervision.example.gov.cn/hook',
  'https://169.254.169.254/latest/meta-data',
  'https://0xa9fea9fe/',
  'https://100.100.100.200/latest/meta-data',
  'https://[fd00:ec2::254]/',
  'https://0.0.0.0/',
  'https://[fe80::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://224.0.0.1/',
  'file:///etc/passwd',
  'ftp://example.com/',
  'nonsense',
])('a webhook may not go to %s', (url) => {
  expect(webhookAddress(url, 'refused')).toBeUndefined();
});

test('plain http beyond this machine needs the setting', () => {
  expect(webhookAddress('http://10.1.2.3/hook', 'allowed')?.href).toBe('http://10.1.2.3/hook');
});
