// A service as runService runs it. BROKEN makes its wiring fail; a request to /slow takes until the process is told to stop.
import { Type } from 'typebox';
import { commonSettings, readConfig } from '../src/config.ts';
import { runService } from '../src/run.ts';
import { givenApp } from './given-app.ts';

const readHallConfig = (env: NodeJS.ProcessEnv) => readConfig(Type.Object(commonSettings), env);
await runService('hall', readHallConfig, async () => {
  if (process.env['BROKEN'] !== undefined) throw new Error('the database is not there');
  const app = await givenApp();
  const stopping = new Promise((resolve) => process.once('SIGTERM', resolve));
  app.get(
    '/slow',
    { config: { access: 'public' }, schema: { response: { 200: Type.String() } } },
    async () => {
      console.log('working');
      await stopping;
      return 'done';
    },
  );
  return {
    app,
    stop: async () => {
      console.log('stopping');
      throw new Error('a part that fails to stop');
    },
  };
});
console.log('started');
