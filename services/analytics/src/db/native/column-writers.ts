import { dayOfDate } from '@haoban/sla-clock/civil-date';
import { take, writeText, type GrowingBytes } from './growing-bytes.ts';

/** Writes the values of one column, one after the other. Throws a RangeError for a value that its type cannot hold. */
export type ColumnWriter = (bytes: GrowingBytes, values: readonly unknown[]) => void;

const refused = (type: string, value: unknown): RangeError =>
  new RangeError(`${JSON.stringify(value)} is no ${type}`);

function numberIn(type: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && value >= least && value <= most && Number.isInteger(value)) return value;
  throw refused(type, value);
}

const texts: ColumnWriter = (bytes, values) => {
  for (const value of values) {
    if (typeof value !== 'string') throw refused('String', value);
    writeText(bytes, value);
  }
};

const integers =
  (type: string, size: 1 | 2 | 4, signed: boolean): ColumnWriter =>
  (bytes, values) => {
    const range = 2 ** (8 * size);
    const [least, most] = signed ? [-range / 2, range / 2 - 1] : [0, range - 1];
    let offset = take(bytes, size * values.length);
    for (const value of values) {
      const number = numberIn(type, value, least, most);
      for (let byte = 0; byte < size; byte++) bytes.buffer[offset + byte] = number >> (8 * byte);
      offset += size;
    }
  };

function writeWide(buffer: Buffer, offset: number, value: number): void {
  buffer.writeUInt32LE(value >>> 0, offset);
  buffer.writeInt32LE(Math.floor(value / 2 ** 32) | 0, offset + 4);
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

/** The value of a hexadecimal digit by its code; NaN for what is none. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN;
}

const uuids: ColumnWriter = (bytes, values) => {
  let offset = take(bytes, 16 * values.length);
  for (const value of values) {
    if (typeof value !== 'string' || value.length !== 36) throw refused('UUID', value);
    for (const at of uuidPairs) {
      const byte = hexDigit(value.charCodeAt(at)) * 16 + hexDigit(value.charCodeAt(at + 1));
      if (Number.isNaN(byte)) throw refused('UUID', value);
      bytes.buffer[offset++] = byte;
    }
  }
};

const lists =
  (inner: ColumnWriter): ColumnWriter =>
  (bytes, values) => {
    let [offset, end] = [take(bytes, 8 * values.length), 0];
    const all: unknown[] = [];
    for (const value of values) {
      if (!Array.isArray(value)) throw refused('Array', value);
      end += value.length;
      writeWide(bytes.buffer, offset, end);
      offset += 8;
      for (const entry of value) all.push(entry);
    }
    inner(bytes, all);
  };

const orNull =
  (inner: ColumnWriter, nothing: unknown): ColumnWriter =>
  (bytes, values) => {
    const offset = take(bytes, values.length);
    for (const [at, value] of values.entries()) bytes.buffer[offset + at] = value === null ? 1 : 0;
    inner(
      bytes,
      values.map((value) => value ?? nothing),
    );
  };

const writers: Readonly<Record<string, ColumnWriter>> = {
  String: texts,
  UUID: uuids,
  Date32: dates,
  UInt8: integers('UInt8', 1, false),
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
