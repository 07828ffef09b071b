import { expect, test } from 'vitest';
import { downloadHeaders } from './download-headers.ts';

test.each([
  [
    '营业执照.pdf',
    'attachment; filename="____.pdf"; filename*=UTF-8\'\'%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.pdf',
  ],
  [
    'a";\r\nset-cookie: x',
    'attachment; filename="a____set-cookie__x"; filename*=UTF-8\'\'a%22%3B%0D%0Aset-cookie%3A%20x',
  ],
  ["it's(1)*.png", 'attachment; filename="it_s_1__.png"; filename*=UTF-8\'\'it%27s%281%29%2A.png'],
])('a name can say nothing but a name: %j', (name, expected) => {
  expect(downloadHeaders('application/pdf', name, { size: 3 })['content-disposition']).toBe(expected);
});

test('a file is never guessed at, run or kept', () => {
  expect(downloadHeaders('image/png', 'a.png', { size: 3, inline: true })).toMatchObject({
    'content-length': '3',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
});
