/** The two languages every text exists in. */
export type Language = 'zh' | 'en';

/** A text in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** The tag of a language for `lang` attributes and headers. */
export const languageTag: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The one that a page can be switched to. */
export const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');
