import { expect, test } from 'vitest';
import { mergeOpenApi } from './merge-openapi.ts';

const own = { openapi: '3.1.0', info: { title: '好办' }, paths: { '/health/live': {} } };
const intake = {
  info: {},
  paths: { '/api/intake/cases': { post: {} }, '/internal/parties/{ref}': {}, '/health/live': { get: {} } },
};

test('public paths of the services join the own ones; internal ones and probes stay inside', () => {
  const merged = mergeOpenApi(own, [{ service: 'intake', document: intake }]);
  expect(merged).toEqual({ ...own, paths: { '/health/live': {}, '/api/intake/cases': { post: {} } } });
});

test('a service that is away is named and the others are there', () => {
  const merged = mergeOpenApi(own, [
    { service: 'intake', document: intake },
    { service: 'rating', document: undefined },
  ]);
  expect(merged.info['description']).toContain('rating');
  expect(merged.info['description']).not.toContain('intake');
  expect(Object.keys(merged.paths)).toContain('/api/intake/cases');
});
