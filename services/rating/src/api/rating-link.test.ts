import { describe, expect, test } from 'vitest';
import { createRatingLinks } from './rating-link.ts';

const key = Buffer.alloc(32, 7);
const links = createRatingLinks(key, 'https://hall.example/');
const invitation = { invitationId: '0193-a', expiresAt: '2026-12-23T02:00:00.000Z' };
const subject = '320281202611230000018';
const url = links.urlOf(subject, invitation);
const token = url.slice(url.lastIndexOf('/') + 1);
const before = new Date('2026-12-23T01:59:59.999Z');
const forged = { refusal: 'link_forged' };

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a rating link', () => {
  test('leads to the portal, is the same every time and reads back', () => {
    expect(url.startsWith('https://hall.example/rate/')).toBe(true);
    expect(links.urlOf(subject, invitation)).toBe(url);
    expect(links.read(token, before)).toEqual({ subject, invitationId: '0193-a' });
  });

  test('is forged when any one of its characters is another', () => {
    for (let place = 0; place < token.length; place += 1) {
      const next = digits[(digits.indexOf(token.charAt(place)) + 1) % digits.length];
      expect(links.read(`${token.slice(0, place)}${next}${token.slice(place + 1)}`, before)).toEqual(forged);
    }
  });

  test('is forged when cut anywhere, or with anything added', () => {
    for (let length = 0; length < token.length; length += 1) {
      expect(links.read(token.slice(0, length), before)).toEqual(forged);
    }
    for (const more of ['A', '=', '.', '.A', ' ', '好'])
      expect(links.read(token + more, before)).toEqual(forged);
  });

  test('is forged when signed with another key or moved to another case', () => {
    const foreign = createRatingLinks(Buffer.alloc(32, 8), 'https://hall.example').urlOf(subject, invitation);
    expect(links.read(foreign.slice(foreign.lastIndexOf('/') + 1), before)).toEqual(forged);
    const other = links.urlOf('320281202611230000026', invitation);
    const claims = other.slice(other.lastIndexOf('/') + 1).split('.')[0] ?? '';
    expect(links.read(`${claims}.${token.split('.')[1]}`, before)).toEqual(forged);
  });

  test('expires at its instant', () => {
    expect(links.read(token, new Date(invitation.expiresAt))).toEqual({ refusal: 'link_expired' });
  });
});
