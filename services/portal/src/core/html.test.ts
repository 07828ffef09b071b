import { expect, test } from 'vitest';
import { html, textOf } from './html.ts';

test('text from outside can neither open a tag nor leave an attribute', () => {
  const hostile = `"><script>alert('x')</script>&`;
  expect(textOf(html`<p title="${hostile}">${hostile}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
  );
});

test('markup within markup is kept, in lists too', () => {
  const names = ['一', '<二>'].map((name) => html`<i>${name}</i>`);
  expect(textOf(html`<b>${names}</b>`)).toBe('<b><i>一</i><i>&lt;二&gt;</i></b>');
});

test('zero is shown; what is absent leaves nothing behind', () => {
  expect(textOf(html`${0}${undefined}${false}${''}`)).toBe('0');
});

test('an object that came as JSON is never taken for markup', () => {
  const forged: string = JSON.parse('{"markup":"<b>"}');
  expect(() => textOf(html`${forged}`)).toThrow();
});
