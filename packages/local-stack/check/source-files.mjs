import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceFolders } from '../bootstrap/workspace.mjs';

const SOURCE = /\.(ts|mjs|cjs|vue)$/;
const NOT_OURS = new Set(['node_modules', 'generated', 'dist', '.turbo']);

/**
 * Every source file of the workspace: `{ path, folder, inner, lines, text, isTest }`, where path is relative to
 * the root with slashes, folder is its package's (`services/intake`) and inner the path below that.
 */
export function readSourceFiles(root) {
  return workspaceFolders(root).flatMap((folder) =>
    filesBelow(join(root, folder)).map((inner) => {
      const text = readFileSync(join(root, folder, inner), 'utf8');
      return sourceFile({ folder, inner, text });
    }),
  );
}

/** The shape of one source file, out of its place and text. */
export function sourceFile({ folder, inner, text }) {
  const isTest = /\.test\.\w+$/.test(inner) || inner.startsWith('test/') || inner.startsWith('bench/');
  return {
    path: `${folder}/${inner}`,
    folder,
    inner,
    text,
    isTest,
    lines: text.trimEnd().split('\n').length,
  };
}

function filesBelow(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    if (entry.isDirectory()) return filesBelow(folder, `${prefix}${entry.name}/`);
    return SOURCE.test(entry.name) ? [prefix + entry.name] : [];
  });
}
