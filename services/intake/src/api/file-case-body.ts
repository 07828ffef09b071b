import { Channel, Code } from '@haoban/contracts/events/fields';
import { projectStages } from '@haoban/contracts/project-stages';
import { strictObject } from '@haoban/service-kit/strict';
import { Type, type Static } from 'typebox';

const { Optional } = Type;
const Name = Type.String({ minLength: 1, maxLength: 200 });

/** Who applies; goes into the vault and nowhere else. */
const Applicant = strictObject({
  kind: Type.Enum(['person', 'enterprise', 'other']),
  name: Name,
  identityNumber: Type.String({ minLength: 4, maxLength: 32 }),
  phone: Optional(Type.String({ maxLength: 32 })),
  address: Optional(Name),
  wechat: Optional(Type.String({ maxLength: 64, description: 'openid at the account of the hall' })),
  language: Optional(Type.Enum(['zh', 'en'])),
});

const stageGroups = projectStages.map(({ code }) => code);

/** A filing as a window, portal or agent sends it. */
export const FileCaseBody = strictObject({
  itemCode: Code,
  region: Type.String({ pattern: '^[0-9]{6,12}$', description: 'area code of the county or below' }),
  channel: Channel,
  filedBy: Type.Enum(['applicant', 'agent'], { default: 'applicant' }),
  agentLevel: Optional(Type.Enum(['county', 'town', 'village'])),
  applicant: Applicant,
  hall: Optional(Code),
  window: Optional(Code),
  integratedWindow: Type.Boolean({ default: false }),
  projectClass: Optional(Code),
  projectId: Optional(
    Type.String({ pattern: '^[0-9A-Za-z-]{1,26}$', description: 'number of the construction project' }),
  ),
  stageGroup: Optional(Type.Enum(stageGroups)),
  materials: Type.Array(
    strictObject({ code: Code, source: Type.Enum(['upload', 'shared', 'committed', 'late']) }),
    { maxItems: 200, default: [] },
  ),
});
export type FileCaseBody = Static<typeof FileCaseBody>;
