const markup = Symbol('markup');

/** Text that is markup already; only `html` makes it, so nothing that came from outside can pass for it. */
export type Html = { readonly [markup]: string };

/** What may stand in a template: text is escaped, markup and lists of it are kept, `false` and undefined vanish. */
type Part = string | number | false | undefined | Html | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
  if (typeof part === 'number') return String(part);
  return markup in part ? part[markup] : part.map(write).join('');
}

/** Markup from a template; every value is escaped for element content and for attributes in quotes. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  [markup]: texts.map((text, index) => text + write(parts[index])).join(''),
});

/** The markup as a text to send. */
export const textOf = (page: Html): string => page[markup];
