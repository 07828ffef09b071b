// Writes the sample papers into a folder, to be looked at: node test/write-samples.ts FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPaper } from '../src/render-paper.ts';
import { acceptance, correction, licence } from './sample-papers.ts';

const folder = process.argv[2] ?? 'samples';
mkdirSync(folder, { recursive: true });
for (const [name, paper] of Object.entries({ acceptance, correction, licence })) {
  const startedAt = performance.now();
  const bytes = await renderPaper(paper);
  writeFileSync(join(folder, `${name}.pdf`), bytes);
  console.log(`${name}: ${bytes.length} bytes in ${Math.round(performance.now() - startedAt)} ms`);
}
