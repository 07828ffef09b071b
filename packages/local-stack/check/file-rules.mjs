import { basename, dirname } from 'node:path/posix';

const VAGUE_FILES = /^(index|utils?|helpers?|types?|services?|manager|common|shared|misc)\./;
const VAGUE_FOLDERS = /(^|\/)(utils?|helpers?|types?|common|shared|misc|lib)(\/|$)/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/;
const SERVICE_SOURCES = /^src\/((api|core|db|events|programs)\/|(main|app|config)(\.test)?\.ts$)/;
const UNEXPLAINED_SKIP = /^(?!\s*\/\/).*\n\s*(test|it|describe)\.(skip|todo)\(/m;

/** What a single file must satisfy: a sentence, and whether a file breaks it. */
export const fileRules = [
  {
    rule: 'a file has at most 300 lines: find a better cut, not a file of leftovers',
    breaks: (file) => file.lines > 300,
  },
  {
    rule: 'a file is named after what it does, not index, utils, helpers, types, service, manager',
    breaks: (file) => VAGUE_FILES.test(basename(file.path)),
  },
  {
    rule: 'a folder is named after what it holds, not common, utils, shared, types, lib',
    breaks: (file) => VAGUE_FOLDERS.test(dirname(file.path)),
  },
  { rule: 'file names are kebab-case', breaks: (file) => !KEBAB_CASE.test(basename(file.path)) },
  {
    rule: "a service's src holds api, core, db, events, programs, main.ts, app.ts and config.ts, nothing else",
    breaks: (file) =>
      file.folder.startsWith('services/') &&
      file.inner.startsWith('src/') &&
      !SERVICE_SOURCES.test(file.inner),
  },
  {
    rule: 'a comment on the line above says why a test is skipped',
    breaks: (file) => file.isTest && UNEXPLAINED_SKIP.test(file.text),
  },
];
