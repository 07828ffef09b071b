import { Type } from 'typebox';
import { Term } from '../terms.ts';

/** A code or number of the field: item, organisation, hall, window, queue. */
export const Code = Type.String({ minLength: 1, maxLength: 64 });
/** A printed name or a reason given by a person. */
export const Text = Type.String({ maxLength: 2000 });
export const Instant = Type.String({ format: 'date-time', maxLength: 40 });
export const LocalDate = Type.String({ format: 'date' });
export const Count = Type.Integer({ minimum: 0 });
export const optional = Type.Optional;

/** Where a filing can come in. */
export const Channel = Type.Enum(['window', 'portal', 'app', 'kiosk', 'post', 'agent', 'town', 'village']);
export const ItemKind = Type.Enum(['immediate', 'promise']);
export const FiledBy = Type.Enum(['applicant', 'agent']);
/** How predecessors join before a stage starts. */
export const Join = Type.Enum(['all', 'any', 'quorum']);

/** One stage of an item's graph: it starts when its `after` stages have joined. */
export const StageDefinition = Type.Object({
  code: Code,
  name: Text,
  org: Code,
  term: optional(Term),
  after: Type.Array(Code, { maxItems: 50 }),
  join: Join,
  quorum: optional(Count),
  reviewers: optional(
    Type.Array(Code, { maxItems: 30, description: 'organisations whose opinions a joint stage needs' }),
  ),
  survey: optional(Type.Boolean({ description: 'two officers must have been on site before it completes' })),
});

/** What an item's rules leave to the place; what is absent has the default of the law or of the suite. */
export const Policies = Type.Object({
  nameEn: optional(Text),
  materials: optional(Type.Array(Code, { maxItems: 200, description: 'papers the guide asks for' })),
  localSuspensions: optional(
    Type.Array(Code, { maxItems: 10, description: 'local reasons that stop the promised clock' }),
  ),
  statutorySuspensions: optional(
    Type.Array(Text, {
      maxItems: 20,
      description: "what the item's own statute lists beside 行政许可法 art. 45",
    }),
  ),
  extensionMovesPromised: optional(Type.Boolean()),
  silenceDays: optional(
    Type.Integer({ minimum: 1, description: 'natural days a notice waits for its answer; 60' }),
  ),
  toleratedMaterials: optional(Type.Array(Code, { maxItems: 200, description: 'may come late (容缺)' })),
  toleranceDays: optional(Type.Integer({ minimum: 1, description: 'working days they may come late; 10' })),
  committedMaterials: optional(
    Type.Array(Code, { maxItems: 200, description: 'may be replaced by a promise (告知承诺)' }),
  ),
  commitmentDays: optional(
    Type.Integer({ minimum: 1, description: 'working days until the promise is checked; 60' }),
  ),
  preconditions: optional(Type.Array(Code, { maxItems: 50, description: 'papers a pre-review waits for' })),
});
/** Terms and stages of a project class, instead of the item's own. */
export const ClassTerms = Type.Object({
  statutory: optional(Term),
  promised: optional(Term),
  stages: optional(Type.Array(StageDefinition, { maxItems: 100 })),
});

/** Item as the catalogue defines it and as `case.accepted` freezes it (the snapshot). */
const itemFields = {
  version: Type.Integer({ minimum: 1 }),
  name: Text,
  kind: ItemKind,
  family: optional(Code),
  theme: optional(Code),
  org: Code,
  statutory: optional(Term),
  promised: optional(Term),
  visitsLimit: Count,
  onlineDepth: Type.Integer({ minimum: 1, maximum: 4 }),
  stages: Type.Array(StageDefinition, { maxItems: 100 }),
  policies: Policies,
};
export const ItemDefinition = Type.Object({
  code: Code,
  ...itemFields,
  classes: optional(Type.Record(Type.String({ maxLength: 64 }), ClassTerms)),
});
/** The snapshot an accepted case is judged by; imports may know little of it. */
export const ItemSnapshot = Type.Object({ code: Code, ...Type.Partial(Type.Object(itemFields)).properties });

export const OrgMove = Type.Object({ fromOrg: Code, toOrg: Code, reason: Text });
export const DocumentIssued = Type.Object({
  kind: Type.Enum([
    'acceptance',
    'correction',
    'refusal',
    'special_procedure',
    'denial',
    'licence',
    'receipt',
  ]),
  number: Code,
});
export const LightRaised = Type.Object({
  lightId: Code,
  clock: Code,
  stage: optional(Code),
  org: Code,
  level: Type.Enum(['warn', 'yellow', 'red']),
  due: Type.String(),
});
/** A breach that no lateness figure shows; the light that goes with it is red. */
export const ViolationRecorded = Type.Object({
  violationId: Code,
  kind: Type.Enum(['late_review', 'suspension_without_notice', 'suspension_without_basis']),
  clock: Code,
  org: Code,
  officer: optional(Code),
});
export const LightCancelled = Type.Object({ lightId: Code, reason: Text, approver: Code });
export const VisitRecorded = Type.Object({
  visitId: Code,
  kind: Type.Enum(['window', 'kiosk', 'survey', 'pickup']),
  by: FiledBy,
  hall: Code,
  window: optional(Code),
  ticketId: optional(Code),
  purpose: Text,
});
/** Count and xor of the 128-bit event ids of each hour of the journal, by `recordedat`. */
export const JournalTallied = Type.Object({
  hours: Type.Array(
    Type.Object({ hour: Instant, count: Count, xor: Type.String({ pattern: '^[0-9a-f]{32}$' }) }),
    { maxItems: 49 },
  ),
});
