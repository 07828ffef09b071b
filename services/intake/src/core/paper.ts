import type { EventData } from '@haoban/contracts/events/catalogue';

/** What a paper says and bears, until it is printed: the seal is drawn, or an image that is stored. */
export type Manuscript = {
  readonly blocks: readonly Block[];
  readonly seal: { readonly owner: string; readonly foot: string } | { readonly object: string };
};

/**
 * A paper that was issued. Instants are ISO texts, `date` is local. It is written when it is issued and printed soon
 * after, or when somebody asks for it.
 */
export type KeptPaper = {
  readonly number: string;
  readonly kind: EventData<'document.issued.v1'>['kind'];
  readonly caseId: string;
  readonly region: string;
  readonly issuer: string;
  readonly issuedAt: string;
  readonly date: string;
  readonly code: string;
  readonly manuscript?: Manuscript;
  readonly printed?: { readonly object: string; readonly sha256: string; readonly size: number };
  /** When it may be printed (ISO); null once it is. */
  readonly wakesAt: string | null;
};

/** The subject of a paper: numbers are given within a case. */
export const paperSubject = (caseId: string, number: string): string => `${caseId}/${number}`;

/** Text in Chinese, which binds, and in English, which helps. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** A part of what a paper says. */
export type Block =
  | ({ readonly kind: 'addressee' | 'paragraph' } & Bilingual)
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: Bilingual; readonly value: string }[];
    }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** The papers of intake by kind. */
export const paperTitles = {
  acceptance: { zh: '受理通知书', en: 'Notice of Acceptance' },
  correction: { zh: '申请材料补正一次性告知书', en: 'One-time Notice of Missing Material' },
  refusal: { zh: '不予受理决定书', en: 'Decision to Refuse an Application' },
  receipt: { zh: '收件凭证', en: 'Receipt for an Application' },
} as const satisfies Partial<Record<KeptPaper['kind'], Bilingual>>;

/** A kind of paper that intake issues. */
export type PaperKind = keyof typeof paperTitles;

/** True for the kinds that intake issues. */
export const isPaperKind = (kind: KeptPaper['kind']): kind is PaperKind => Object.hasOwn(paperTitles, kind);
