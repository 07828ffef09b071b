import { expect, test } from 'vitest';
import { redSquare } from '../test/red-square.ts';
import { isSealImage } from './seal-image.ts';

const png = redSquare();

test('a whole PNG is a seal', () => {
  expect(isSealImage(png)).toBe(true);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a signature alone', png.subarray(0, 8)],
  ['a torn one', png.subarray(0, png.length - 5)],
  ['one with a changed byte', Buffer.from(png).fill(7, 45, 46)],
  ['another format', Buffer.from('ffd8ffe000104a464946', 'hex')],
])('%s is none', (_, bytes) => {
  expect(isSealImage(bytes)).toBe(false);
});
