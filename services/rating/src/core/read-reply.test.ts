import { expect, test } from 'vitest';
import { readReply } from './read-reply.ts';

test.each([
  ['5', { level: 5, options: [] }],
  [' 1 108 115 ', { level: 1, options: [108, 115] }],
  ['1,108,115，态度差', { level: 1, options: [108, 115], text: '态度差' }],
  ['２，态度差', { level: 2, options: [], text: '态度差' }],
  ['３。', { level: 3, options: [] }],
  ['1 108 108', { level: 1, options: [108] }],
  ['4 等了2小时', { level: 4, options: [], text: '等了2小时' }],
  ['1 1085', { level: 1, options: [], text: '1085' }],
])('%j is understood', (text, said) => {
  expect(readReply(text)).toEqual(said);
});

test.each(['', '6', '0', '55', '12', 'T', '好', '满意 5'])('%j is not guessed at', (text) => {
  expect(readReply(text)).toBeUndefined();
});

test('long words are cut where they can be stored', () => {
  expect(readReply(`1 ${'长'.repeat(600)}`)?.text).toHaveLength(500);
  expect(readReply(`1 a${'𠮷'.repeat(300)}`)?.text?.isWellFormed()).toBe(true);
});
