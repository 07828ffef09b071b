import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({ ...commonSettings, ...journalSettings });
export type Config = Readonly<Static<typeof Config>>;

/** The environment of approval; throws one sentence naming what is missing. */
export const readApprovalConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
