import { expect, test } from 'vitest';
import { chooseTarget } from './choose-target.ts';

const stack = (portal: string) => ({
  pid: 1,
  services: { portal },
  postgres: { url: '', ownerUrl: '' },
  nats: { url: '' },
  clickhouse: { url: '' },
  identity: { issuer: 'http://127.0.0.1:8086', serviceSecret: 'random', demoSecret: 'demo' },
});

test('the running suite is loaded, with tokens of its own provider', () => {
  const expected = { target: 'http://127.0.0.1:8080', issuer: 'http://127.0.0.1:8086', secret: 'demo' };
  expect(chooseTarget(stack('http://127.0.0.1:8080'), {})).toEqual(expected);
});

test('load leaves this machine only when asked to', () => {
  const far = 'https://hall.example';
  expect(() => chooseTarget(stack(far), {})).toThrow('--target https://hall.example');
  expect(chooseTarget(stack(far), { target: `${far}/` }).target).toBe(far);
  expect(() => chooseTarget(stack('http://127.0.0.1.example'), {})).toThrow('--target');
});

test('what is missing is named with its cure', () => {
  expect(() => chooseTarget(undefined, {})).toThrow('npm start');
  expect(() => chooseTarget(undefined, { target: 'https://hall.example' })).toThrow('--issuer');
  const wish = { target: 'https://hall.example', issuer: 'https://id.example' };
  expect(() => chooseTarget(undefined, wish)).toThrow('LOAD_CLIENT_SECRET');
});
