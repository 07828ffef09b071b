import { decideExtensionRoute } from './decide-extension.ts';
import { endSubstitutionRoute } from './end-substitution.ts';
import { giveOpinionRoute } from './give-opinion.ts';
import { listSubstitutionsRoute } from './list-substitutions.ts';
import { recordSurveyRoute } from './record-survey.ts';
import { reopenStageRoute } from './reopen-stage.ts';
import { revokeDecisionRoute } from './revoke-decision.ts';
import { setSubstitutionRoute } from './set-substitution.ts';
import { signSurveyRoute } from './sign-survey.ts';
import { transferCaseRoute } from './transfer-case.ts';

/** Routes of joint review, surveys, rework, extensions, the life of a decision, and substitution. */
export const graphRoutes = [
  giveOpinionRoute,
  recordSurveyRoute,
  signSurveyRoute,
  reopenStageRoute,
  decideExtensionRoute,
  transferCaseRoute,
  revokeDecisionRoute,
  setSubstitutionRoute,
  endSubstitutionRoute,
  listSubstitutionsRoute,
];
