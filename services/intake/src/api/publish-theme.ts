import { intakeEvents } from '@haoban/contracts/events/intake';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import type { Deps } from './deps.ts';
import { options, publish } from './publish-reference.ts';
import { getItem } from './references.ts';

const { code: _theme, ...fields } = intakeEvents['theme.published.v1'].properties;

/** PUT /api/intake/themes/{code}: the items that one request may ask for together, and what is promised for all. */
export function publishThemeRoute(app: Http, deps: Deps): void {
  app.put(
    '/api/intake/themes/:code',
    options('发布一件事主题 publish a theme', strictObject(fields)),
    async (request) => {
      const { body, params } = request;
      for (const item of body.items) await getItem(deps, item);
      return publish(deps, request, '-', { kind: 'theme', data: { code: params.code, ...body } });
    },
  );
}
