import type { Language, Words } from './language.ts';

/** A figure as analytics answers it. */
export type Figure = {
  readonly unit: string;
  readonly basis: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly immature: number;
  readonly excluded: number;
};

/** A figure as it is read; `value` and `unit` are undefined when there is nothing to count yet. */
export type FigureText = {
  readonly value: string | undefined;
  readonly unit: string | undefined;
  /** Numerator over denominator. */
  readonly parts: string | undefined;
  readonly interval: string | undefined;
  readonly notes: readonly string[];
};

const units: Readonly<Record<string, Words>> = {
  cases: { zh: '件', en: 'cases' },
  nodes: { zh: '个节点', en: 'nodes' },
  days: { zh: '天', en: 'days' },
  'days wd': { zh: '个工作日', en: 'working days' },
  minutes: { zh: '分钟', en: 'minutes' },
  ms: { zh: '天', en: 'days' },
  points: { zh: '分', en: 'points' },
  seconds: { zh: '秒', en: 'seconds' },
};
const decimals: Readonly<Record<string, number>> = { days: 1, ms: 1, minutes: 0, points: 2, seconds: 2 };
const unitOfBasis: Readonly<Record<string, string>> = {
  wd: 'days',
  nd: 'days',
  wh: 'minutes',
  natural: 'ms',
};
const dayMs = 86_400_000;

const number = (value: number, digits: number, language: Language): string =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: digits })
    .format(value)
    .replace('-', '−');

/** A fraction with one decimal. What is nearly all or nearly nothing is not shown as all or nothing. */
function percent(fraction: number): string {
  const text = Math.abs(fraction * 100).toFixed(1);
  if (text === '100.0' && fraction > 0 && fraction < 1) return '>99.9';
  if (text === '0.0' && fraction > 0) return '<0.1';
  return fraction < 0 ? `−${text}` : text;
}

/** An amount in a unit of the answer; milliseconds are read as days. */
const amount = (value: number, unit: string, language: Language): string =>
  number(unit === 'ms' ? value / dayMs : value, decimals[unit] ?? 0, language);

const intervalText = (low: string, high: string): string => (low === high ? `${low}%` : `${low}%–${high}%`);

function valueOf({ value, unit, basis }: Figure, language: Language): Pick<FigureText, 'value' | 'unit'> {
  if (value === null) return { value: undefined, unit: undefined };
  if (unit === 'fraction') return { value: percent(value), unit: '%' };
  const words = units[`${unit} ${basis}`] ?? units[unit];
  const word = value === 1 && language === 'en' ? words?.en.replace(/s$/, '') : words?.[language];
  return { value: amount(value, unit, language), unit: word ?? unit };
}

/** Which of numerator and denominator are times, by the kind of the indicator. */
const timed: Readonly<Record<string, readonly [boolean, boolean]>> = {
  compression: [true, true],
  mean: [true, false],
};

function partsOf(figure: Figure, kind: string, language: Language): string | undefined {
  const { numerator, denominator, unit, basis } = figure;
  if (numerator === null || denominator === null || denominator === 0) return undefined;
  const time = unitOfBasis[basis] ?? 'days';
  const [above, below] = unit === 'points' ? [false, false] : (timed[kind] ?? [false, false]);
  return `${amount(numerator, above ? time : 'cases', language)} ÷ ${amount(denominator, below ? time : 'cases', language)}`;
}

const notesOf = ({ immature, excluded }: Figure, language: Language): string[] => {
  const count = (value: number): string => number(value, 0, language);
  return [
    ...(immature === 0
      ? []
      : [
          language === 'zh'
            ? `另有 ${count(immature)} 件未成熟，结果未定`
            : `${count(immature)} immature: the outcome is open`,
        ]),
    ...(excluded === 0
      ? []
      : [
          language === 'zh'
            ? `${count(excluded)} 件按其他口径计时，未计入`
            : `${count(excluded)} timed on another basis, left out`,
        ]),
  ];
};

/** A figure in words and digits; nothing is computed anew but the unit of milliseconds. */
export function figureText(figure: Figure, kind: string, language: Language): FigureText {
  const { value, low, high } = figure;
  return {
    ...valueOf(figure, language),
    parts: value === null ? undefined : partsOf(figure, kind, language),
    interval: low === null || high === null ? undefined : intervalText(percent(low), percent(high)),
    notes: notesOf(figure, language),
  };
}
