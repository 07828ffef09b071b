import { growingBytes, writeTexts, writeVarUint } from './growing-bytes.ts';
import { columnWriter, sentType } from './column-writers.ts';

/** A column to be sent: its name and type in the table, and what a row says of it. */
export type BlockColumn<Row> = {
  readonly name: string;
  readonly type: string;
  readonly valueOf: (row: Row) => unknown;
};

const bytesOfColumn = 1024;

/**
 * Rows as one block of ClickHouse's format Native: column after column, which the server takes without parsing. Texts of
 * columns with dictionaries are sent plain. Throws a RangeError that names the column for a value that its type cannot hold.
 */
export function nativeBlock<Row>(columns: readonly BlockColumn<Row>[], rows: readonly Row[]): Buffer {
  const bytes = growingBytes(bytesOfColumn * columns.length);
  writeVarUint(bytes, columns.length);
  writeVarUint(bytes, rows.length);
  for (const { name, type, valueOf } of columns) {
    const sent = sentType(type);
    writeTexts(bytes, [name, sent], () => new TypeError('a column has a name and a type'));
    try {
      columnWriter(sent)(bytes, rows.map(valueOf));
    } catch (error) {
      if (error instanceof RangeError) throw new RangeError(`${name}: ${error.message}`, { cause: error });
      throw error;
    }
  }
  return bytes.buffer.subarray(0, bytes.length);
}
