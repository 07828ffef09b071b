import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { contentOf } from './content.ts';
import { objectKey } from './object-key.ts';
import type { ObjectStore } from './object-store.ts';
import type { Paper } from './paper.ts';
import type { PaperPress } from './paper-press.ts';
import { verificationCode } from './verification-code.ts';

/** A paper before it is printed. */
export type PaperDraft = Omit<Paper, 'verification'>;

/** What to remember of a printed paper. */
export type Printed = {
  readonly object: string;
  readonly sha256: string;
  readonly size: number;
};

/** Prints the papers of a service into its object store. */
export type PaperArchive = {
  /** The code that is printed on the paper of these names. */
  codeOf(names: readonly string[]): string;
  /** Prints a paper; `names` make its code (kind, case, number). The same again changes nothing. */
  print(draft: PaperDraft, names: readonly string[]): Promise<Printed>;
  open(printed: Pick<Printed, 'object'>): Promise<Readable | undefined>;
};

/** An archive whose codes derive from `key`; papers are checked at `address/{number}/check?code=…`. */
export function createPaperArchive(options: {
  readonly objects: ObjectStore;
  readonly press: PaperPress;
  readonly key: Uint8Array;
  readonly address: string;
}): PaperArchive {
  const { objects, press, key, address } = options;
  const codeOf = (names: readonly string[]): string => verificationCode(key, ...names);
  return {
    codeOf,
    print: async (draft, names) => {
      const code = codeOf(names);
      const url = `${address}/${encodeURIComponent(draft.number)}/check?code=${code}`;
      const content = contentOf(await press.render({ ...draft, verification: { code, url } }));
      const { sha256, size } = content;
      // by its hash: printed twice, it is the same object
      const object = objectKey('papers', sha256.slice(0, 2), `${sha256}.pdf`);
      await objects.put(object, content);
      return { object, sha256, size };
    },
    open: ({ object }) => objects.get(object),
  };
}

/** The key of a seal in an object store. */
export const sealKey = (png: Uint8Array): string =>
  objectKey('seals', `${createHash('sha256').update(png).digest('hex')}.png`);
