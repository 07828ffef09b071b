import { describe, expect, test } from 'vitest';
import { derivedEventId, newEventId } from './event-id.ts';

describe('a new id', () => {
  test('is a UUID of version 7 that begins with its instant', () => {
    const nowMs = Date.parse('2026-11-26T01:00:00.123Z');
    const id = newEventId(nowMs);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(nowMs);
  });

  test('is never given twice', () => {
    const ids = Array.from({ length: 10_000 }, () => newEventId(0));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a derived id', () => {
  const parts = ['imp-receipt', 'case-1', 'case.accepted.v1', '0', '{"a":1}'];

  test('is a UUID of version 8 that the same parts give for ever', () => {
    expect(derivedEventId(...parts)).toBe('46a9ef99-15f5-86dc-8c1c-7cedc6b776ee');
  });

  test('tells parts apart wherever they are cut', () => {
    const ids = [['ab', 'c'], ['a', 'bc'], ['abc'], ['', 'abc'], ['1:a', 'bc']].map((cut) =>
      derivedEventId(...cut),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
