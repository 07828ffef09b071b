import { Code } from '@haoban/contracts/events/fields';
import { Type } from 'typebox';
import { CaseParams } from './case-command.ts';

/** A stage of a case in a path. */
export const StageParams = Type.Object({ ...CaseParams.properties, stage: Code });
