import { Code } from '@haoban/contracts/events/fields';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';

/** A way to the applicant as the desk chooses it. */
export const WayBody = strictObject({
  method: Type.Enum(['window', 'courier', 'locker', 'e_licence', 'agent']),
  carrier: Type.Optional(Code),
  hall: Type.Optional(Code),
});
