// Writes the committed descriptions anew: `pnpm --filter @haoban/contracts schemas`.
import { writeFileSync } from 'node:fs';
import { schemaFiles } from '../src/schema-files.ts';

for (const [path, content] of Object.entries(schemaFiles())) {
  writeFileSync(new URL(`../${path}`, import.meta.url), `${JSON.stringify(content, null, 2)}\n`);
}
