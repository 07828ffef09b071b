/**
 * What a quality review looks at (质量回查), each criterion marked 0 to 100; the weights add up to 100. A changed list is
 * a new version, and a review keeps the version it was marked by.
 */
export const checklist = {
  version: 1,
  criteria: [
    {
      code: 'papersComplete',
      weight: 20,
      zh: '申请材料齐全，受理时未多收、漏收',
      en: 'The papers are complete: none missing, none asked for in excess',
    },
    {
      code: 'termKept',
      weight: 25,
      zh: '在承诺时限内办结，暂停、延期均有依据',
      en: 'The promised term was kept; suspensions and extensions had their grounds',
    },
    {
      code: 'reasonsGiven',
      weight: 20,
      zh: '决定说明理由、依据和救济途径',
      en: 'The decision gives its reasons, its legal basis and the remedies',
    },
    {
      code: 'procedureRight',
      weight: 20,
      zh: '程序合法：环节、人员、权限均符合规定',
      en: 'The procedure was right: stages, persons and powers as prescribed',
    },
    {
      code: 'recordsWhole',
      weight: 15,
      zh: '案卷完整，文书编号、日期、签章齐备',
      en: 'The records are whole: papers numbered, dated and sealed',
    },
  ],
} as const;

export type Criterion = (typeof checklist.criteria)[number]['code'];

/** A mark from 0 to 100 for each criterion. */
export type Marks = Readonly<Record<Criterion, number>>;

/** The weighted score of a review, 0 to 100 with at most two decimals. */
export const scoreOf = (marks: Marks): number =>
  checklist.criteria.reduce((sum, { code, weight }) => sum + weight * marks[code], 0) / 100;
