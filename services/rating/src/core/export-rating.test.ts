import { describe, expect, test } from 'vitest';
import { exportRating, type ReportedRating } from './export-rating.ts';
import { importEvent } from './import-events.ts';
import { importRating } from './import-rating.ts';
import { findProvinceMap, provinceMaps, type ProvinceMap } from './province-map.ts';

const rating: ReportedRating = {
  ratingId: 'r',
  subject: '320281202611230000018',
  region: '320281',
  node: '3',
  nodeAt: '2026-11-25T03:00:00.000Z',
  round: 1,
  level: 1,
  options: [110, 114],
  channel: 'qr',
  at: '2026-11-25T16:30:00.500Z',
  text: '跑了四趟',
  itemCode: '320281-gcjs-01',
  itemName: '建设工程施工许可证核发',
  org: '320281-hc',
  officer: 'officer-hc',
  applicantKind: 'enterprise',
  acceptedAt: '2026-11-23T03:00:00.000Z',
  promisedDays: 5,
  promisedDue: '2026-11-30',
};

const mapOf = (province: string): ProvinceMap => {
  const map = findProvinceMap(province);
  if (map === undefined) throw new Error(`no mapping of ${province}`);
  return map;
};

test('given a bad rating, when it is reported, then every field is in the numbers of its province', () => {
  expect(exportRating(rating, mapOf('32'))).toEqual({
    areaCode: '320281000000',
    deptCode: '320281-hc',
    taskCode: '320281-gcjs-01',
    taskHandleItem: '320281-gcjs-01',
    taskName: '建设工程施工许可证核发',
    projectNo: '320281202611230000018',
    proStatus: '3',
    pf: '3',
    userProp: '2',
    satisfaction: '1',
    evalDetail: '110,114',
    writingEvaluation: '跑了四趟',
    assessTime: '2026-11-26 00:30:00',
    assessNumber: '1',
    serviceName: '办结',
    serviceNumber: '3',
    serviceTime: '2026-11-25 11:00:00',
    promiseTime: '2026-11-30',
    acceptDate: '2026-11-23',
    proManager: 'officer-hc',
  });
  expect(exportRating(rating, mapOf('37'))).toMatchObject({
    areaCode: '320281',
    proStatus: '30',
    userProp: '1',
    evalDetail: '110;114',
    assessTime: '20261126003000',
    assessNumber: '3',
    promiseTime: '5',
    acceptDate: '20261123',
  });
});

test('given a visit of which little is known, when it is reported, then what is unknown is empty', () => {
  const visit = {
    ...rating,
    node: 'visit',
    itemCode: null,
    itemName: null,
    org: null,
    officer: null,
    text: null,
  };
  const unknown = { applicantKind: null, acceptedAt: null, promisedDays: null, promisedDue: null };
  expect(exportRating({ ...visit, ...unknown, options: [] }, mapOf('32'))).toMatchObject({
    deptCode: '',
    taskCode: '',
    proStatus: '9',
    userProp: '',
    evalDetail: '',
    writingEvaluation: '',
    promiseTime: '',
    acceptDate: '',
    proManager: '',
  });
});

describe.each(provinceMaps.map((map) => [map.province, map] as const))('what %s was told', (_, map) => {
  test.each([1, 2, 3, 4, 5])('of level %i is read back as the same rating', (level) => {
    for (const node of ['1', '2', '3', 'visit'])
      for (const round of [1, 2])
        for (const channel of ['pc', 'mobile', 'qr', 'tablet', 'kiosk', 'sms', 'hotline']) {
          const row = exportRating({ ...rating, level, node, round, channel }, map);
          expect(importRating(row, map)).toEqual({
            type: 'rating.submitted.v1',
            subject: rating.subject,
            region: '320281',
            time: '2026-11-25T16:30:00.000Z',
            data: {
              node,
              nodeAt: rating.nodeAt,
              round,
              level,
              channel,
              options: [110, 114],
              hasText: true,
              realName: false,
              enteredBy: channel === 'hotline' ? 'staff' : 'citizen',
              itemCode: rating.itemCode,
              org: rating.org,
            },
          });
        }
  });

  test('as a default is a default again, never a rating', () => {
    const row = exportRating({ ...rating, level: 3, channel: 'system' }, map);
    expect(importRating(row, map)).toMatchObject({ type: 'rating.defaulted.v1', data: { level: 3 } });
  });

  test.each([
    ['projectNo', '3202 81'],
    ['areaCode', '江苏'],
    ['proStatus', '77'],
    ['pf', '77'],
    ['satisfaction', '0'],
    ['assessTime', 'yesterday'],
    ['serviceTime', ''],
    ['assessNumber', '77'],
    ['evalDetail', 'x'.repeat(21)],
  ] as const)('is refused by the name of its column when %s is %s', (field, text) => {
    const read = importRating({ ...exportRating(rating, map), [field]: text }, map);
    expect(read).toEqual({ reason: expect.stringContaining(map.columns[field]) });
  });

  test('becomes an event with neither words nor the name of a clerk, under one id however often it is read', () => {
    const row = { ...exportRating(rating, map), proManager: '周强' };
    const read = () => {
      const imported = importRating(row, map);
      if ('reason' in imported) throw new Error(imported.reason);
      return importEvent(imported, { dataset: 'imp-other', zone: map.zone });
    };
    const first = read();
    expect(first).toEqual(read());
    expect(first).toMatchObject({
      event: { dataset: 'imp-other', source: 'haoban/import', data: { level: 1 } },
    });
    expect(JSON.stringify(first)).not.toMatch(/周强|跑了四趟/);
  });
});
