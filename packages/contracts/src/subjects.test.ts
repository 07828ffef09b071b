import { expect, test } from 'vitest';
import {
  bucketCount,
  bucketOf,
  deadLetterSubject,
  eventSubject,
  filterOf,
  sourceIn,
  importSubject,
  streams,
} from './subjects.ts';

const event = { subject: '123456789', source: 'haoban/intake', type: 'case.submitted.v1' };

// CRC32 of 123456789 is cbf43926, the check value of the polynomial
test.each([
  ['123456789', '06'],
  ['320281202611260000015', '25'],
  ['好办', '26'],
  ['', '00'],
])('the bucket of %j is %s', (subject, bucket) => {
  expect(bucketOf(subject)).toBe(bucket);
});

test('subjects name bucket, service, entity, action and version', () => {
  expect(eventSubject(event)).toBe('haoban.06.intake.case.submitted.v1');
  expect(importSubject(event)).toBe('haoban.import.06.case.submitted.v1');
  expect(deadLetterSubject('approval', 'gap')).toBe('haoban.dlq.approval.gap');
});

const covers = (filter: string, subject: string): boolean => {
  const pattern = filter.replaceAll('.', '\\.').replaceAll('*', '[^.]+').replace('>', '.+');
  return new RegExp(`^${pattern}$`).test(subject);
};

test('every subject is in exactly one stream', () => {
  const everywhere = Array.from({ length: 1_000 }, (_, n) =>
    eventSubject({ ...event, subject: `case-${n}` }),
  );
  expect(new Set(everywhere.map((subject) => subject.split('.')[1])).size).toBe(bucketCount);
  for (const subject of [...everywhere, importSubject(event), deadLetterSubject('approval', 'gap')]) {
    const holders = Object.values(streams).filter(({ subjects }) =>
      subjects.some((filter) => covers(filter, subject)),
    );
    expect(holders, subject).toHaveLength(1);
  }
});

test('the filter of a source hears all of that service and nothing else', () => {
  expect(covers(filterOf('intake'), eventSubject(event))).toBe(true);
  expect(covers(filterOf('approval'), eventSubject(event))).toBe(false);
  expect(sourceIn(eventSubject(event))).toBe('intake');
  expect(covers(filterOf('intake'), importSubject(event))).toBe(false);
});
