import { Type, type Static } from 'typebox';
import { Code, Count, FiledBy, optional } from './events/fields.ts';

const strict = { additionalProperties: false };
const Attribute = Type.String({ minLength: 1, maxLength: 200 });
const Outcome = Type.Enum(['granted', 'granted_tolerance', 'denied', 'unknown']);

/** What an activity of a foreign log says in the suite's words; activities without a meaning stay activities. */
export const ActivityMeaning = Type.Union([
  Type.Object({ as: Type.Enum(['receipt', 'acceptance']) }, strict),
  Type.Object({ as: Type.Literal('decision'), outcome: optional(Outcome) }, strict),
  Type.Object(
    { as: Type.Enum(['stage.started', 'stage.completed']), stage: Code, org: optional(Code) },
    strict,
  ),
  Type.Object(
    {
      as: Type.Literal('suspension.started'),
      suspension: Type.String({
        minLength: 1,
        maxLength: 50,
        description: 'the n-th start is ended by the n-th end',
      }),
      stops: Type.Array(Type.Enum(['statutory', 'promised']), { minItems: 1, maxItems: 2 }),
      reason: optional(Code),
      plannedDays: optional(Count),
    },
    strict,
  ),
  Type.Object(
    { as: Type.Literal('suspension.ended'), suspension: Type.String({ minLength: 1, maxLength: 50 }) },
    strict,
  ),
  Type.Object(
    {
      as: Type.Literal('visit.recorded'),
      kind: Type.Enum(['window', 'kiosk', 'survey', 'pickup']),
      by: FiledBy,
      hall: optional(Code),
    },
    strict,
  ),
]);
export type ActivityMeaning = Static<typeof ActivityMeaning>;

const CaseNames = Type.Object(
  {
    id: Attribute,
    receipt: optional(Attribute),
    acceptance: optional(Attribute),
    promisedDue: optional(Attribute),
    decision: optional(Attribute),
    outcome: optional(Attribute),
    channel: optional(Attribute),
    org: optional(Attribute),
    item: optional(Attribute),
    region: optional(Attribute),
    zone: optional(Attribute),
  },
  { ...strict, description: 'the attribute or column of a case that holds each thing' },
);

const EventNames = Type.Object(
  {
    activity: Attribute,
    time: Attribute,
    resource: optional(Attribute),
    group: optional(Attribute),
    lifecycle: optional(Attribute),
    type: optional(Attribute),
    data: optional(Attribute),
  },
  {
    ...strict,
    description:
      'the attribute or column of an event that holds each thing; XES names when absent. type and data hold an event of the suite and its payload as JSON, as our own exports write them',
  },
);

/** How a foreign log (XES, OCEL or CSV) is read: which attributes and activities are what, and in which zone. */
export const ImportMap = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 64 }),
    version: Type.Integer({ minimum: 1 }),
    zone: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'IANA zone of local dates and of times without offset',
    }),
    calendar: Type.String({ minLength: 1, maxLength: 64, description: 'calendarId, or none' }),
    onTime: optional(Type.Enum(['date', 'instant'], { default: 'date' })),
    case: CaseNames,
    event: optional(EventNames),
    activities: optional(
      Type.Record(Type.String(), ActivityMeaning, { description: 'by activity, or by activity+lifecycle' }),
    ),
    outcomes: optional(
      Type.Record(Type.String(), Outcome, { description: 'outcome by the word of the log' }),
    ),
    ocel: optional(
      Type.Object({ caseType: Attribute }, { ...strict, description: 'the object type that is the case' }),
    ),
    csv: optional(
      Type.Object(
        {
          rows: Type.Enum(['case', 'event']),
          delimiter: optional(Type.String({ minLength: 1, maxLength: 1, default: ',' })),
        },
        strict,
      ),
    ),
  },
  {
    ...strict,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:haoban:schema:import-map:v1',
    title: 'Import map',
  },
);
export type ImportMap = Static<typeof ImportMap>;
