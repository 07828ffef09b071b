import { writeLocal } from './local-pattern.ts';
import { codeOf, type ProvinceMap, type ReportField } from './province-map.ts';

/** What is known of a rating for the report upward; instants are ISO. Nothing here says who the citizen is. */
export type ReportedRating = {
  readonly ratingId: string;
  readonly subject: string;
  readonly region: string;
  readonly node: string;
  readonly nodeAt: string;
  readonly round: number;
  readonly level: number;
  readonly options: readonly number[];
  readonly channel: string;
  readonly at: string;
  readonly text: string | null;
  readonly itemCode: string | null;
  readonly itemName: string | null;
  readonly org: string | null;
  readonly officer: string | null;
  readonly applicantKind: string | null;
  readonly acceptedAt: string | null;
  readonly promisedDays: number | null;
  readonly promisedDue: string | null;
};

/** A rating as a province reads it: a text for every field, empty where nothing is known. */
export type ReportRow = Readonly<Record<ReportField, string>>;

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function promiseTimeOf({ promisedDays, promisedDue }: ReportedRating, map: ProvinceMap): string {
  if (map.promiseTimeBy === 'days') return promisedDays === null ? '' : String(promisedDays);
  if (promisedDue === null) return '';
  const instant = isDate(promisedDue) ? `${promisedDue}T00:00:00.000Z` : promisedDue;
  return writeLocal(instant, map.date, isDate(promisedDue) ? 'UTC' : map.zone);
}

/** The channels that a province's report has, defaults included. */
export const reportedChannels = ({ codes }: ProvinceMap): readonly string[] => Object.keys(codes.pf);

/** A rating in the words and numbers of a province. */
export function exportRating(rating: ReportedRating, map: ProvinceMap): ReportRow {
  const { codes, zone } = map;
  const { node, round } = rating;
  const itemCode = rating.itemCode ?? '';
  return {
    areaCode: rating.region.padEnd(map.areaDigits, '0'),
    deptCode: rating.org ?? '',
    taskCode: itemCode,
    taskHandleItem: itemCode,
    taskName: rating.itemName ?? '',
    projectNo: rating.subject,
    proStatus: codeOf(codes.proStatus, node),
    pf: codeOf(codes.pf, rating.channel),
    userProp: codeOf(codes.userProp, rating.applicantKind ?? ''),
    satisfaction: codeOf(codes.satisfaction, String(rating.level)),
    evalDetail: rating.options.join(map.optionSeparator),
    writingEvaluation: rating.text ?? '',
    assessTime: writeLocal(rating.at, map.instant, zone),
    assessNumber: codeOf(
      codes.assessNumber,
      map.assessNumberBy === 'node' ? `${node}/${round}` : String(round),
    ),
    serviceName: codeOf(codes.serviceName, node),
    serviceNumber: codeOf(codes.serviceNumber, node),
    serviceTime: writeLocal(rating.nodeAt, map.instant, zone),
    promiseTime: promiseTimeOf(rating, map),
    acceptDate: rating.acceptedAt === null ? '' : writeLocal(rating.acceptedAt, map.date, zone),
    proManager: rating.officer ?? '',
  };
}
