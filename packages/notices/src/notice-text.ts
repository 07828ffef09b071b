import type { Language, NoticeValue, NoticeValues } from './notice.ts';
import { templates, type Template, type TemplateName } from './templates.ts';

// A text message has 70 characters; a longer one is joined from parts of 67, because each bears its place in the row.
const wholeUnits = 70;
const partUnits = 67;
const mostParts = 4;
const mostUnits = mostParts * partUnits;
const shortName = 18;

/** How many messages a text costs. */
export const smsParts = ({ length }: string): number =>
  length <= wholeUnits ? 1 : Math.ceil(length / partUnits);

const placeholder = /\{(\w+)(?:\|(date))?\}/g;
const optionalPart = /\[([^\]]*)\]/g;

/** The values a template asks for: those it can't be written without, and all. */
export function placeholdersOf({ zh, en }: Pick<Template, Language>) {
  const names = (text: string): string[] => [...text.matchAll(placeholder)].map(([, name = '']) => name);
  const needed = [zh, en].flatMap((text) => names(text.replaceAll(optionalPart, '')));
  return { needed: new Set(needed), all: new Set(names(zh + en)) };
}

const dateFormat = {
  zh: new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', day: 'numeric', timeZone: 'UTC' }),
};

/** How much of the values a text may take: list items, length of names, and whether optional parts stay. */
type Room = { readonly items: number; readonly name: number; readonly optional: boolean };

function listed(items: readonly string[], most: number, language: Language): string {
  const shown = items.slice(0, most);
  if (language === 'zh') return shown.join('、') + (shown.length < items.length ? `等${items.length}项` : '');
  const left = items.length - shown.length;
  return shown.join(', ') + (left > 0 ? ` and ${left} more` : '');
}

const clipped = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

function written(name: string, value: NoticeValue, language: Language, room: Room): string {
  if (typeof value === 'string') return name === 'link' ? value : clipped(value, room.name);
  if ('zh' in value) return clipped(value[language], room.name);
  return listed(
    value.map((item) => clipped(item, room.name)),
    room.items,
    language,
  );
}

function fill(text: string, values: NoticeValues, language: Language, room: Room): string {
  const known = (part: string): boolean =>
    [...part.matchAll(placeholder)].every(([, name = '']) => values[name] !== undefined);
  return text
    .replaceAll(optionalPart, (_, part: string) => (room.optional && known(part) ? part : ''))
    .replaceAll(placeholder, (_, name: string, format?: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`a notice lacks its ${name}`);
      if (format === undefined) return written(name, value, language, room);
      if (typeof value !== 'string') throw new TypeError(`${name} of a notice is no date`);
      return dateFormat[language].format(new Date(`${value}T00:00:00Z`));
    });
}

/** Everything; then less and less of lists, shorter names, and at last without what is optional. */
function rooms(values: NoticeValues): Room[] {
  const longest = Math.max(1, ...Object.values(values).map((value) => (isList(value) ? value.length : 1)));
  const shorter = Array.from({ length: longest }, (_, index) => longest - index);
  const at = (name: number, optional: boolean): Room[] => shorter.map((items) => ({ items, name, optional }));
  return [...at(Infinity, true), ...at(shortName, true), ...at(shortName, false)];
}
const isList = (value: NoticeValue): value is readonly string[] => Array.isArray(value);

/** What a notice says, in full, as a letter has it. Throws when a value is missing. */
export function noticeText(name: TemplateName, language: Language, values: NoticeValues): string {
  const room = { items: Infinity, name: Infinity, optional: true };
  return fill(templates[name][language], values, language, room);
}

/**
 * What a notice says on a phone, after the sender's name, in at most four messages: lists end in how many they are,
 * names are cut, links never.
 */
export function shortText(
  name: TemplateName,
  language: Language,
  values: NoticeValues,
  sender: string,
): string {
  const texts = rooms(values).map(
    (room) => `【${sender}】${fill(templates[name][language], values, language, room)}`,
  );
  return texts.find(({ length }) => length <= mostUnits) ?? texts.at(-1) ?? '';
}
