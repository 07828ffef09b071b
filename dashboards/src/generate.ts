// Writes every dashboard as the JSON that Grafana provisions: `pnpm --filter @haoban/dashboards generate`.
import { writeFileSync } from 'node:fs';
import { dashboardFiles } from './dashboard-files.ts';

for (const [name, text] of Object.entries(dashboardFiles())) {
  writeFileSync(new URL(`../${name}`, import.meta.url), text);
  console.log(`dashboards/${name}`);
}
