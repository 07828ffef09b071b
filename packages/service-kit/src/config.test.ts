import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { commonSettings, readConfig } from './config.ts';

const Config = Type.Object({ ...commonSettings, HAOBAN_KEY: Type.String({ minLength: 40 }) });
const env = { PORT: '8081', OIDC_ISSUER: 'https://id.example', HAOBAN_KEY: 'k'.repeat(44) };

const complaint = (of: NodeJS.ProcessEnv): string => {
  try {
    readConfig(Config, of);
    return 'none';
  } catch (error) {
    return String(error);
  }
};

test('numbers are read, defaults filled in, other variables left alone, and nothing can be changed', () => {
  const config = readConfig(Config, { ...env, HOME: '/root' });
  expect(config).toEqual({
    ...env,
    PORT: 8081,
    HAOBAN_HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    OIDC_AUDIENCE: 'haoban',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('every variable that is missing is named at once, an empty one too', () => {
  expect(complaint({ PORT: '1', OIDC_ISSUER: '' })).toContain('missing: OIDC_ISSUER, HAOBAN_KEY');
});

test('a wrong value is named, never printed', () => {
  const said = complaint({ ...env, PORT: 'eighty', HAOBAN_KEY: 'too-short-a-secret' });
  expect(said).toMatch(/missing: none; wrong: .*PORT.*HAOBAN_KEY/);
  expect(said).not.toMatch(/eighty|too-short-a-secret/);
});
