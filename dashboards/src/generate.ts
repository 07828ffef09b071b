// Writes every dashboard and the alert rules as Grafana provisions them: `pnpm --filter @haoban/dashboards generate`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { generatedFiles } from './dashboard-files.ts';

for (const [path, text] of Object.entries(generatedFiles())) {
  const file = new URL(`../../${path}`, import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
}
