/** HAVING of days of which the rows answer: never summed, or touched since. */
export const isTouched = 'max(chunk) = 0 or maxIf(mark, chunk = 0) > argMax(mark, chunk)';

const marksOf = (dataset: string, family: string): string =>
  `day_marks_v1 where dataset = ${dataset} and family = '${family}' group by day`;

/** The SELECT of the days of a family that the rows of a data set (SQL) answer, for statements that start now. */
export const touchedDays = (dataset: string, family: string): string =>
  `select day from ${marksOf(dataset, family)} having ${isTouched} or max(counts_from) > initialQueryStartTime()`;

/** The SELECT of the chunks whose sums count: those of all other days. */
export const summedChunks = (dataset: string, family: string): string =>
  `select max(chunk) from ${marksOf(dataset, family)} having not (${isTouched}) and max(counts_from) <= initialQueryStartTime()`;
