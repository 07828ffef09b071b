import { fileTypeFromFile } from 'file-type';

/** Kinds of files that are taken in as material, by what they contain; the suffix they are kept and given with. */
const kinds = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;

/** A media type that is taken in. */
export type FileKind = keyof typeof kinds;

const isKind = (type: string): type is FileKind => Object.hasOwn(kinds, type);

/**
 * The kind of a file by its content, whatever its name says; undefined for everything that is not taken in: programs,
 * pages, archives, documents with macros, unknown content.
 */
export async function fileKind(path: string): Promise<FileKind | undefined> {
  const found = await fileTypeFromFile(path);
  return found !== undefined && isKind(found.mime) ? found.mime : undefined;
}

/** The usual suffix of a kind. */
export const suffixOf = (kind: FileKind): string => kinds[kind];
