import { cancelJointLightRoute } from './cancel-joint-light.ts';
import { extendJointRoute } from './extend-joint.ts';
import { showJointRoute } from './show-joint.ts';
import { showProjectRoute } from './show-project.ts';

/** Bundles and construction projects. */
export const jointRoutes = [showJointRoute, extendJointRoute, cancelJointLightRoute, showProjectRoute];
