/** The same text in Chinese, which binds, and in English, which helps. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** A part of a paper's body: addressee, indented paragraph, table of facts, numbered list, small print. */
export type Block =
  | ({ readonly kind: 'addressee' } & Bilingual)
  | ({ readonly kind: 'paragraph' } & Bilingual)
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: Bilingual; readonly value: string }[];
    }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** A round seal: drawn from the name of its owner (and the words under the star), or a PNG with a clear ground. */
export type Seal = { readonly owner: string; readonly foot?: string } | { readonly png: Uint8Array };

/** An official paper on A4. The same paper always becomes the same bytes. */
export type Paper = {
  /** A certificate is one framed page across, of facts and paragraphs; everything else a letter. */
  readonly layout?: 'letter' | 'certificate';
  readonly issuer: string;
  readonly title: Bilingual;
  readonly number: string;
  readonly blocks: readonly Block[];
  /** Local date of issue, `2026-11-02`. */
  readonly date: string;
  readonly seal: Seal;
  /** What is printed for whoever doubts it: the code, and the address where it is checked (a QR code). */
  readonly verification: { readonly code: string; readonly url: string };
};

/** `2026年11月2日` */
export const chineseDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};
