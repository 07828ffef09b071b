import { alertFile } from './alerts/alert-file.ts';
import { boards, type BoardName } from './boards/board-names.ts';
import { buildBoard, type Section } from './boards/build-board.ts';
import { hallNow } from './boards/hall-now.ts';
import { integrityAndQuality } from './boards/integrity-and-quality.ts';
import { itemAndStageBottlenecks } from './boards/item-and-stage-bottlenecks.ts';
import { leadersOverview } from './boards/leaders-overview.ts';
import { noVisit } from './boards/no-visit.ts';
import { oneCase } from './boards/one-case.ts';
import { pipelineAndServices } from './boards/pipeline-and-services.ts';
import { ratingsAndRectification } from './boards/ratings-and-rectification.ts';
import { targets2440 } from './boards/targets-2440.ts';
import { timeAndCompression } from './boards/time-and-compression.ts';

/** Where the portal answers until a deployment says otherwise: the suite on one machine. */
const portalUrl = 'http://127.0.0.1:8080';

const contents: readonly (readonly [BoardName, () => Section[]])[] = [
  [boards.overview, leadersOverview],
  [boards.time, timeAndCompression],
  [boards.noVisit, noVisit],
  [boards.ratings, ratingsAndRectification],
  [boards.hallNow, hallNow],
  [boards.bottlenecks, itemAndStageBottlenecks],
  [boards.targets, targets2440],
  [boards.integrity, integrityAndQuality],
  [boards.oneCase, oneCase],
  [boards.pipeline, pipelineAndServices],
];

const asText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file this package writes, by its path from the root of the repository, and the text in it. */
export function generatedFiles(): Record<string, string> {
  const files: Record<string, string> = {
    'infra/grafana/provisioning/alerting/haoban.json': asText(alertFile()),
  };
  for (const [name, sections] of contents)
    files[`dashboards/${name.file}.json`] = asText(buildBoard(name, sections(), portalUrl));
  return files;
}
