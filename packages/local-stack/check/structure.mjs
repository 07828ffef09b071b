import { readdirSync } from 'node:fs';
import { root } from '../bootstrap/places.mjs';
import { findViolations } from './find-violations.mjs';
import { printReport } from './size-report.mjs';
import { readSourceFiles } from './source-files.mjs';

const files = readSourceFiles(root);
const violations = findViolations({ topLevel: readdirSync(root), files });

for (const { path, rule } of violations) console.log(`${path}: ${rule}`);
if (process.argv.includes('--report')) printReport(root, files);
if (violations.length > 0) process.exitCode = 1;
