import type { EventData } from '@haoban/contracts/events/catalogue';
import type { ReportRow } from './export-rating.ts';
import { readLocal } from './local-pattern.ts';
import { wordOf, type ProvinceMap } from './province-map.ts';

type Submitted = Omit<EventData<'rating.submitted.v1'>, 'ratingId'>;
type Defaulted = Omit<EventData<'rating.defaulted.v1'>, 'ratingId'>;

/** A rating of another system as an event of ours, before it has an id. */
export type ImportedRating = { readonly subject: string; readonly region: string; readonly time: string } & (
  | { readonly type: 'rating.submitted.v1'; readonly data: Submitted }
  | { readonly type: 'rating.defaulted.v1'; readonly data: Defaulted }
);

const nodes: readonly Submitted['node'][] = ['1', '2', '3', 'visit'];
const channels: readonly Submitted['channel'][] = [
  'pc',
  'mobile',
  'qr',
  'tablet',
  'kiosk',
  'sms',
  'system',
  'hotline',
  'paper',
];

const regionOf = (areaCode: string): string => areaCode.replace(/^(\d{6})0{6}$/, '$1');

function optionsOf(text: string, separator: string): Submitted['options'] {
  const parts = text === '' ? [] : text.split(separator);
  return parts.map((part) => (/^\d{1,9}$/.test(part.trim()) ? Number(part) : part.trim()));
}

function roundOf(assessNumber: string, node: string, map: ProvinceMap): number | undefined {
  const words = Object.entries(map.codes.assessNumber).filter(([, code]) => code === assessNumber);
  const ours = words.map(([word]) => word);
  if (map.assessNumberBy !== 'node') return ours[0] === undefined ? undefined : Number(ours[0]);
  const round = ours.find((word) => word.startsWith(`${node}/`))?.split('/')[1];
  return round === undefined ? undefined : Number(round);
}

/** What a row says in our words; the first field that can't be read is the reason it is refused. */
function readRow(row: ReportRow, map: ProvinceMap) {
  const { codes, zone } = map;
  const word = wordOf(codes.proStatus, row.proStatus);
  const node = nodes.find((known) => known === word);
  const pf = wordOf(codes.pf, row.pf);
  const channel = channels.find((known) => known === pf);
  const level = Number(wordOf(codes.satisfaction, row.satisfaction) ?? 'NaN');
  const time = readLocal(row.assessTime, map.instant, zone);
  const nodeAt = readLocal(row.serviceTime, map.instant, zone);
  const round = node === undefined ? undefined : roundOf(row.assessNumber, node, map);
  const columns = map.columns;
  if (!/^[0-9A-Za-z_-]{1,64}$/.test(row.projectNo))
    return { reason: `${columns.projectNo} is no case number` };
  if (!/^\d{2,12}$/.test(row.areaCode)) return { reason: `${columns.areaCode} is no area code` };
  if (node === undefined) return { reason: `${columns.proStatus} is unknown: ${row.proStatus}` };
  if (channel === undefined) return { reason: `${columns.pf} is unknown: ${row.pf}` };
  if (Number.isNaN(level)) return { reason: `${columns.satisfaction} is unknown: ${row.satisfaction}` };
  if (time === undefined) return { reason: `${columns.assessTime} is no time: ${row.assessTime}` };
  if (nodeAt === undefined) return { reason: `${columns.serviceTime} is no time: ${row.serviceTime}` };
  if (round === undefined) return { reason: `${columns.assessNumber} is unknown: ${row.assessNumber}` };
  return { node, channel, level, time, nodeAt, round };
}

/**
 * A row of a province's file as a rating of ours, or why it is none. Neither the citizen's words nor the clerk are
 * taken over: words stay where they were written, and other systems put names where we have codes.
 */
export function importRating(row: ReportRow, map: ProvinceMap): ImportedRating | { readonly reason: string } {
  const read = readRow(row, map);
  if ('reason' in read) return { reason: read.reason };
  const { node, channel, level, time, nodeAt, round } = read;
  const place = { subject: row.projectNo, region: regionOf(row.areaCode), time };
  if (channel === 'system')
    return { ...place, type: 'rating.defaulted.v1', data: { node, nodeAt, round, level } };
  const options = optionsOf(row.evalDetail, map.optionSeparator);
  if (options.length > 50 || options.some((option) => String(option).length > 20))
    return { reason: `${map.columns.evalDetail} is no list of options` };
  const data: Submitted = {
    node,
    nodeAt,
    round,
    level,
    options,
    hasText: row.writingEvaluation !== '',
    realName: false,
    channel,
    enteredBy: channel === 'hotline' || channel === 'paper' ? 'staff' : 'citizen',
    ...(row.taskCode === '' ? {} : { itemCode: row.taskCode }),
    ...(row.deptCode === '' ? {} : { org: row.deptCode }),
  };
  return { ...place, type: 'rating.submitted.v1', data };
}
