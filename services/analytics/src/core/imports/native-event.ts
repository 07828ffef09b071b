import type { ImportMap } from '@haoban/contracts/import-map';
import type { Attributes, SaidEvent } from './case-record.ts';

// Events that speak of no case: in a log of cases they would define areas or calendars on the side.
const ofNoCase =
  /^(area|org|hall|item|theme|calendar|target|baseline|journal|substitution|ticket|booking|review|rectification)\./;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The event of the suite that an event of a log bears whole, where the map names the attributes that hold its type and
 * payload; undefined when it bears none, a reason when it bears something else.
 */
export function nativeEvent(
  attributes: Attributes,
  names: Pick<NonNullable<ImportMap['event']>, 'type' | 'data'>,
): SaidEvent | { reason: string } | undefined {
  const type = names.type === undefined ? undefined : attributes.get(names.type)?.trim();
  const text = names.data === undefined ? undefined : attributes.get(names.data);
  if (type === undefined || type === '' || text === undefined || text === '') return undefined;
  if (ofNoCase.test(type)) return { reason: `${type} is no event of a case` };
  const data = parse(text);
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    return { reason: `the payload of ${type} is no JSON object` };
  return { type, data };
}
