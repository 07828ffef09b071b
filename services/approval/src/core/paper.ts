import type { EventData } from '@haoban/contracts/events/catalogue';

/** What a paper says and bears, until it is printed. */
export type Manuscript = {
  readonly blocks: readonly Block[];
  readonly seal: { readonly owner: string; readonly foot: string };
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
  /** Which event of the case issued it. */
  readonly sequence: number;
};

/** The subject of a paper: offices give numbers of their own, which two cases may share. */
export const paperSubject = (caseId: string, number: string): string => `${caseId}/${number}`;

/** Text in Chinese, which binds, and in English, which helps. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** A part of what a paper says. */
export type Block =
  | ({ readonly kind: 'addressee' | 'paragraph' } & Bilingual)
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: Bilingual; readonly value: string }[];
    };

/** The papers of approval by kind. */
export const paperTitles = {
  special_procedure: { zh: '特别程序告知书', en: 'Notice of a Special Procedure' },
  denial: { zh: '不予行政许可决定书', en: 'Decision to Deny a Permit' },
} as const satisfies Partial<Record<KeptPaper['kind'], Bilingual>>;

/** A kind of paper that approval issues. */
export type PaperKind = keyof typeof paperTitles;

/** True for the kinds that approval issues. */
export const isPaperKind = (kind: KeptPaper['kind']): kind is PaperKind => Object.hasOwn(paperTitles, kind);
