import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import manifest from '@fontsource-variable/noto-serif-sc/unicode.json' with { type: 'json' };
import subsetFont from 'subset-font';

/** Weights in use: regular for reading, bold for titles and seals. */
export type Weight = 400 | 700;

/**
 * A stretch of text that one font file can write; `squeezed` when it ends with a mark that gives half its width to the
 * mark after it.
 */
export type Run = { readonly file: string; readonly text: string; readonly squeezed: boolean };

const family = '@fontsource-variable/noto-serif-sc';
const pathOf = (name: string): string => fileURLToPath(import.meta.resolve(`${family}/${name}`));
/** Where a file of the family is. */
export const fontPath = (file: string): string => pathOf(`files/noto-serif-sc-${file}-wght-normal.woff2`);

const unknown = '□';
const isChinese = /\p{Script=Han}|[，。；：、（）《》]/u;
// Written by the Chinese files, where they are as wide as a character, when the text is Chinese.
const sharedMarks = new Set('“”‘’—…·×');
const closing = new Set('，。、；：？！）》」』】〉”’〕');
const marks = new Set('（《「『【〈“‘〔').union(closing);

type Range = { readonly from: number; readonly to: number };
type FontFile = { readonly name: string; readonly latin: boolean; readonly ranges: readonly Range[] };

/** Noto Serif SC comes in about a hundred files, each for the characters its manifest names. */
const fontFiles: readonly FontFile[] = readManifest();

function readManifest(): FontFile[] {
  return Object.entries(manifest).map(([key, ranges]) => ({
    name: key.replaceAll(/[[\]]/g, ''),
    latin: !key.startsWith('['),
    ranges: ranges.split(',').map((range) => {
      const [from = '', to = from] = range.replace('U+', '').split('-');
      return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
    }),
  }));
}

const found = new Map<string, string | undefined>();

function fileOf(character: string, chinese: boolean): string | undefined {
  const key = `${character}${chinese}`;
  if (found.has(key)) return found.get(key);
  const code = character.codePointAt(0) ?? 0;
  const able = fontFiles.filter(({ ranges }) => ranges.some(({ from, to }) => code >= from && code <= to));
  const wanted = able.find(({ latin }) => latin !== (chinese && sharedMarks.has(character)));
  const file = (wanted ?? able[0])?.name;
  found.set(key, file);
  return file;
}

/** A text as runs of one font file each; what no file can write becomes □. */
export function runsOf(text: string): Run[] {
  const chinese = isChinese.test(text);
  const runs: { file: string; text: string; squeezed: boolean }[] = [];
  let before = '';
  for (const character of text) {
    const file = fileOf(character, chinese);
    const piece = file === undefined ? unknown : character;
    const by = file ?? fileOf(unknown, chinese) ?? '';
    const last = runs.at(-1);
    const squeezed = chinese && closing.has(before) && marks.has(character);
    if (last !== undefined && squeezed) last.squeezed = true;
    if (last?.file === by && !squeezed) last.text += piece;
    else runs.push({ file: by, text: piece, squeezed: false });
    before = character;
  }
  return runs;
}

const instances = new Map<string, Promise<Uint8Array>>();

async function makeInstance(file: string, weight: Weight): Promise<Uint8Array> {
  const ranges = fontFiles.find(({ name }) => name === file)?.ranges ?? [];
  const characters = ranges.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
  return subsetFont(
    await readFile(pathOf(`files/noto-serif-sc-${file}-wght-normal.woff2`)),
    characters.join(''),
    {
      targetFormat: 'sfnt',
      variationAxes: { wght: weight },
      keepFeatures: [],
      noHinting: true,
    },
  );
}

/** One file of the family at one weight, as TrueType; made once a process. */
export function fontInstance(file: string, weight: Weight): Promise<Uint8Array> {
  const key = `${file}-${weight}`;
  const made = instances.get(key) ?? makeInstance(file, weight);
  instances.set(key, made);
  return made;
}
