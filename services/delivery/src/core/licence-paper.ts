/**
 * A licence as a paper; it names no holder. `date` is local, `code` is printed on it. It is printed soon after it was
 * issued, or when somebody asks for it; `wakesAt` (ISO) is when it may be, null once it is.
 */
export type KeptPaper = {
  readonly number: string;
  readonly caseId: string;
  readonly region: string;
  readonly title: Bilingual;
  readonly issuer: string;
  readonly date: string;
  readonly code: string;
  readonly printed?: { readonly object: string; readonly sha256: string; readonly size: number };
  readonly wakesAt: string | null;
};

/** The subject of a printed licence. */
export const paperSubject = (caseId: string, number: string): string => `${caseId}/${number}`;

/** Text in Chinese, which binds, and in English, which helps. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** Who holds a licence, as intake's vault answers for that purpose; kept nowhere but in the PDF. */
export type Holder = {
  readonly kind: 'person' | 'enterprise' | 'other';
  readonly name: string;
  readonly identityNumber: string;
};

type Row = { readonly label: Bilingual; readonly value: string };
type Facts = { readonly kind: 'facts'; readonly rows: readonly Row[] };
const row = (zh: string, en: string, value: string): Row => ({ label: { zh, en }, value });

/** Of a person's number the first six and the last four: whoever holds both knows it is theirs. */
const masked = (number: string): string =>
  number.length <= 10 ? `****${number.slice(-2)}` : `${number.slice(0, 6)}********${number.slice(-4)}`;

const identityRow = ({ kind, identityNumber }: Holder): Row =>
  kind === 'enterprise'
    ? row('统一社会信用代码', 'Unified credit code', identityNumber)
    : row('证件号码', 'Identity number', masked(identityNumber));

/** What is written on a licence. */
export const licenceText = (
  holder: Holder,
  {
    itemName,
    caseId,
    issuer,
  }: { readonly itemName: string; readonly caseId: string; readonly issuer: string },
): Facts[] => [
  {
    kind: 'facts',
    rows: [
      row('持证主体', 'Holder', holder.name),
      identityRow(holder),
      row('许可事项', 'Item', itemName),
      row('办件编号', 'Case number', caseId),
      row('发证机关', 'Issued by', issuer),
    ],
  },
];
