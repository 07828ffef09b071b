import { dayOfDate } from '@haoban/sla-clock/civil-date';
import { take, writeTexts, type GrowingBytes } from './growing-bytes.ts';

/** Writes the values of one column, one after the other. Throws a RangeError for a value that its type cannot hold. */
export type ColumnWriter = (bytes: GrowingBytes, values: readonly unknown[]) => void;

const refused = (type: string, value: unknown): RangeError =>
  new RangeError(`${JSON.stringify(value)} is no ${type}`);

function numberIn(type: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && value >= least && value <= most && Number.isInteger(value)) return value;
  throw refused(type, value);
}

const texts: ColumnWriter = (bytes, values) => writeTexts(bytes, values, (value) => refused('String', value));

const smallIntegers: ColumnWriter = (bytes, values) => {
  let offset = take(bytes, values.length);
  const { buffer } = bytes;
  for (const value of values) {
    // Most of them say yes or no.
    buffer[offset++] = value === 0 ? 0 : value === 1 ? 1 : numberIn('UInt8', value, 0, 255);
  }
};

const integers =
  (type: string, size: 2 | 4, signed: boolean): ColumnWriter =>
  (bytes, values) => {
    const range = 2 ** (8 * size);
    const [least, most] = signed ? [-range / 2, range / 2 - 1] : [0, range - 1];
    let offset = take(bytes, size * values.length);
    const { buffer } = bytes;
    for (const value of values) {
      const number = numberIn(type, value, least, most);
      for (let byte = 0; byte < size; byte++) buffer[offset++] = number >> (8 * byte);
    }
  };

function writeWide(buffer: Buffer, offset: number, value: number): void {
  const high = Math.floor(value / 2 ** 32);
  for (let byte = 0; byte < 4; byte++) {
    buffer[offset + byte] = value >> (8 * byte);
    buffer[offset + 4 + byte] = high >> (8 * byte);
  }
}

/** Eight bytes a value, whole numbers that JavaScript holds exactly. */
const wide =
  (type: string, least: number, numberOf: (value: unknown) => unknown = (value) => value): ColumnWriter =>
  (bytes, values) => {
    let offset = take(bytes, 8 * values.length);
    for (const value of values) {
      writeWide(bytes.buffer, offset, numberIn(type, numberOf(value), least, Number.MAX_SAFE_INTEGER));
      offset += 8;
    }
  };

// Days come again and again.
const daysOfDates = new Map<string, number>();

/** The day of a date (`2026-11-02`), days since 1970-01-01; NaN for what is none. */
function dayOf(date: string): number {
  const known = daysOfDates.get(date);
  if (known !== undefined) return known;
  const day = date.length === 10 ? dayOfDate(date) : Number.NaN;
  if (daysOfDates.size < 200_000) daysOfDates.set(date, day);
  return day;
}

const digits = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** Milliseconds since 1970 of `2026-11-02 08:00:00.000` (UTC) or of a number that says so already. */
function instantOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.length !== 23 || value.charCodeAt(10) !== 32) return Date.parse(value);
  const thousandths = (value.charCodeAt(20) - 48) * 100 + digits(value, 21);
  const seconds = digits(value, 11) * 3600 + digits(value, 14) * 60 + digits(value, 17);
  return dayOf(value.slice(0, 10)) * 86_400_000 + seconds * 1000 + thousandths;
}

const dates: ColumnWriter = (bytes, values) => {
  let offset = take(bytes, 4 * values.length);
  for (const value of values) {
    const day = typeof value === 'string' ? dayOf(value) : Number.NaN;
    // 1900-01-01 to 2299-12-31 is what the type holds.
    if (!(day >= -25_567 && day <= 120_529)) throw refused('Date32', value);
    bytes.buffer.writeInt32LE(day, offset);
    offset += 4;
  }
};

const seconds: ColumnWriter = (bytes, values) => {
  let offset = take(bytes, 4 * values.length);
  for (const value of values) {
    const ms = instantOf(value);
    const second = typeof ms === 'number' ? Math.floor(ms / 1000) : ms;
    bytes.buffer.writeUInt32LE(numberIn('DateTime', second, 0, 2 ** 32 - 1), offset);
    offset += 4;
  }
};

// Where the two digits of each byte stand in a UUID's text, in the order of its bytes here: two numbers of eight bytes, each
// with its lowest byte first.
const uuidPairs = [16, 14, 11, 9, 6, 4, 2, 0, 34, 32, 30, 28, 26, 24, 21, 19];

const noDigit = 255;
/** The values of hexadecimal digits by their codes. */
const hexDigits = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? noDigit : value;
});

const uuids: ColumnWriter = (bytes, values) => {
  let offset = take(bytes, 16 * values.length);
  for (const value of values) {
    if (typeof value !== 'string' || value.length !== 36) throw refused('UUID', value);
    for (const at of uuidPairs) {
      const high = hexDigits[value.charCodeAt(at)] ?? noDigit;
      const low = hexDigits[value.charCodeAt(at + 1)] ?? noDigit;
      if (high === noDigit || low === noDigit) throw refused('UUID', value);
      bytes.buffer[offset++] = high * 16 + low;
    }
  }
};

const lists =
  (inner: ColumnWriter): ColumnWriter =>
  (bytes, values) => {
    let [offset, end] = [take(bytes, 8 * values.length), 0];
    const { buffer } = bytes;
    const all: unknown[] = [];
    for (const value of values) {
      if (!Array.isArray(value)) throw refused('Array', value);
      const { length } = value;
      end += length;
      writeWide(buffer, offset, end);
      offset += 8;
      for (let index = 0; index < length; index++) all.push(value[index]);
    }
    if (end > 0) inner(bytes, all);
  };

const orNull =
  (inner: ColumnWriter, nothing: unknown): ColumnWriter =>
  (bytes, values) => {
    let offset = take(bytes, values.length);
    const { buffer } = bytes;
    const filled: unknown[] = [];
    for (const value of values) {
      buffer[offset++] = value === null ? 1 : 0;
      filled.push(value ?? nothing);
    }
    inner(bytes, filled);
  };

const writers: Readonly<Record<string, ColumnWriter>> = {
  String: texts,
  UUID: uuids,
  Date32: dates,
  UInt8: smallIntegers,
  UInt16: integers('UInt16', 2, false),
  UInt32: integers('UInt32', 4, false),
  Int32: integers('Int32', 4, true),
  UInt64: wide('UInt64', 0),
  Int64: wide('Int64', Number.MIN_SAFE_INTEGER),
  "DateTime64(3, 'UTC')": wide('DateTime64', -2_208_988_800_000, instantOf),
  "DateTime('UTC')": seconds,
};

const insideOf = (type: string, wrapper: string): string | undefined =>
  type.startsWith(`${wrapper}(`) ? type.slice(wrapper.length + 1, -1) : undefined;

/** How a column of a type is sent: its values plain, where the table keeps a dictionary or the state of an aggregate of them. */
export function sentType(type: string): string {
  const plain = type.replaceAll('LowCardinality(String)', 'String');
  return /^SimpleAggregateFunction\(\w+, (.+)\)$/.exec(plain)?.[1] ?? plain;
}

/** The writer of a column by the type it is sent as. Throws a TypeError for a type that no table of the suite has. */
export function columnWriter(type: string): ColumnWriter {
  const known = writers[type];
  if (known !== undefined) return known;
  const listed = insideOf(type, 'Array');
  if (listed !== undefined) return lists(columnWriter(listed));
  const perhaps = insideOf(type, 'Nullable');
  if (perhaps === undefined) throw new TypeError(`columns of type ${type} are not written here`);
  return orNull(columnWriter(perhaps), nothingOf(perhaps));
}

function nothingOf(type: string): unknown {
  if (type === 'Date32') return '1970-01-01';
  return type === 'String' ? '' : 0;
}
