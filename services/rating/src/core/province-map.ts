import jiangsu from '../../data/provinces/32.json' with { type: 'json' };
import shandong from '../../data/provinces/37.json' with { type: 'json' };

/** The fields of a rating as provincial platforms exchange them, in order. */
export const reportFields = [
  'areaCode',
  'deptCode',
  'taskCode',
  'taskHandleItem',
  'taskName',
  'projectNo',
  'proStatus',
  'pf',
  'userProp',
  'satisfaction',
  'evalDetail',
  'writingEvaluation',
  'assessTime',
  'assessNumber',
  'serviceName',
  'serviceNumber',
  'serviceTime',
  'promiseTime',
  'acceptDate',
  'proManager',
] as const;
export type ReportField = (typeof reportFields)[number];

type Codes = { readonly [ours: string]: string };

/**
 * How a province numbers and writes the fields: a data file for each. `instant` and `date` are patterns of yyyy MM dd
 * HH mm ss, local in `zone`; `codes` lead from our words to theirs. A channel without a row in `codes.pf` is not
 * reported. `isConfirmed` is false until somebody compared the file with the platform's own dictionary.
 */
export type ProvinceMap = {
  readonly province: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly isConfirmed: boolean;
  readonly zone: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly instant: string;
  readonly date: string;
  readonly areaDigits: number;
  readonly optionSeparator: string;
  /** `round`, or `node`: then its codes go by node and round, as in `3/1`. */
  readonly assessNumberBy: string;
  /** `due`: the promised date, known once decided; `days`: how many days are promised. */
  readonly promiseTimeBy: string;
  readonly columns: { readonly [F in ReportField]: string };
  readonly codes: {
    readonly proStatus: Codes;
    readonly pf: Codes;
    readonly userProp: Codes;
    readonly satisfaction: Codes;
    readonly assessNumber: Codes;
    readonly serviceName: Codes;
    readonly serviceNumber: Codes;
  };
};

/** Every mapping, by province. */
export const provinceMaps: readonly ProvinceMap[] = [jiangsu, shandong];

/** The mapping of a province by its two-digit code, or undefined. */
export const findProvinceMap = (province: string): ProvinceMap | undefined =>
  provinceMaps.find((map) => map.province === province);

/** The code a province has for one of our words; empty when it has none. */
export const codeOf = (codes: Codes, ours: string): string => codes[ours] ?? '';

/** Our word for a province's code, the first where several share it; undefined for an unknown code. */
export const wordOf = (codes: Codes, theirs: string): string | undefined =>
  Object.keys(codes).find((ours) => codes[ours] === theirs);
