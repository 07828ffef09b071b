import { describe, expect, test } from 'vitest';
import { reportedChannels } from './export-rating.ts';
import { findProvinceMap, provinceMaps, reportFields } from './province-map.ts';

const levels = ['1', '2', '3', '4', '5'];

describe.each(provinceMaps.map((map) => [map.province, map] as const))(
  'the mapping of %s',
  (province, map) => {
    test('is found by its code and names every field once', () => {
      expect(findProvinceMap(province)).toBe(map);
      const columns = reportFields.map((field) => map.columns[field]);
      expect(new Set(columns).size).toBe(reportFields.length);
      expect(columns.every((column) => column !== '' && !column.includes(map.delimiter))).toBe(true);
    });

    test('has every level, bad ones too, and every channel but surveys, which are a series of their own', () => {
      expect(Object.keys(map.codes.satisfaction).toSorted()).toEqual(levels);
      expect(reportedChannels(map).toSorted()).toEqual(
        ['hotline', 'kiosk', 'mobile', 'paper', 'pc', 'qr', 'sms', 'system', 'tablet'].toSorted(),
      );
    });

    test('can be read back: no code stands for two of our words, but the empty one', () => {
      const { satisfaction, proStatus, userProp, pf } = map.codes;
      for (const codes of [satisfaction, proStatus, userProp, pf]) {
        const said = Object.values(codes).filter((code) => code !== '');
        expect(new Set(said).size).toBe(said.length);
      }
    });
  },
);

test('a province without a file has no mapping', () => {
  expect(findProvinceMap('99')).toBeUndefined();
});
