import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { failureKind } from './failure.ts';

const coded = (error: Error, code: string): Error => Object.assign(error, { code });
const refusal = (code: string): Error => coded(new DatabaseError('refused', 7, 'error'), code);

test.each([
  ['a server that refuses connections', coded(new Error('connect'), 'ECONNREFUSED'), 'passing'],
  ['a connection that broke', new Error('Connection terminated unexpectedly'), 'passing'],
  ['a crowded pool', new Error('timeout exceeded when trying to connect'), 'passing'],
  ['a server that shuts down', refusal('57P01'), 'passing'],
  ['a deadlock', refusal('40P01'), 'passing'],
  ['a NUL in a text', refusal('22P05'), 'lasting'],
  ['a constraint', refusal('23505'), 'unknown'],
  ['a bug', new TypeError('undefined is not a function'), 'unknown'],
  ['no error at all', 'thrown', 'unknown'],
])('%s is %j', (_, error, kind) => {
  expect(failureKind(error)).toBe(kind);
});
