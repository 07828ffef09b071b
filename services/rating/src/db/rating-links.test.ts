import { expect, test } from 'vitest';
import { createRatingLinks } from './rating-links.ts';

const links = createRatingLinks(Buffer.alloc(32, 7), 'https://hall.example/');
const tokenOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
const token = tokenOf(links.urlOf('invitation'));

test('a link leads to the portal, is the same every time and is 192 bits that say nothing', () => {
  expect(links.urlOf('invitation')).toBe(`https://hall.example/rate/${token}`);
  expect(links.urlOf('invitation')).toBe(links.urlOf('invitation'));
  expect(Buffer.from(token, 'base64url')).toHaveLength(24);
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('invitation');
});

test('what is stored is the hash of what is sent, in one spelling', () => {
  expect(links.hashFor('invitation')).toBe(links.hashOf(token));
  expect(links.hashFor('invitation')).toMatch(/^[0-9a-f]{64}$/);
  for (const other of [`${token}=`, ` ${token}`, token.slice(0, -1), `${token}A`])
    expect(links.hashOf(other)).not.toBe(links.hashFor('invitation'));
});

test('another key or another invitation makes another link', () => {
  const foreign = createRatingLinks(Buffer.alloc(32, 8), 'https://hall.example');
  expect(foreign.urlOf('invitation')).not.toBe(links.urlOf('invitation'));
  expect(links.urlOf('another')).not.toBe(links.urlOf('invitation'));
});
