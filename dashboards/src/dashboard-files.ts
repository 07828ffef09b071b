import { leadersOverview } from './leaders-overview.ts';

/** Where the portal answers until a deployment says otherwise: the suite on one machine. */
const portalUrl = 'http://127.0.0.1:8080';

const asText = (dashboard: object): string => `${JSON.stringify(dashboard, null, 2)}\n`;

/** Every dashboard of the suite: the name of its file beside this package's `src`, and the text in it. */
export const dashboardFiles = (): Record<string, string> => ({
  'leaders-overview.json': asText(leadersOverview(portalUrl)),
});
