import { Term } from '@haoban/contracts/terms';
import { approvalEvents } from '@haoban/contracts/events/approval';
import { Type } from 'typebox';

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

const Day = Type.Object({
  date: Type.String(),
  kind: Type.Enum(['work', 'off', 'holiday', 'makeup', 'unknown']),
  counted: Type.Boolean(),
  n: Type.Optional(Type.Integer()),
  minutes: Type.Optional(Type.Integer()),
  suspendedBy: Type.Optional(Type.Array(Type.String())),
});

const ExplainedClock = Type.Object({
  clock: Type.String(),
  stage: Type.Optional(Type.String()),
  term: Type.Optional(Term),
  startedAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
  due: orNull(Type.String()),
  remaining: orNull(Type.Number()),
  elapsedDays: Type.Integer(),
  removedDays: Type.Integer(),
  onTime: orNull(Type.Boolean()),
  provisional: Type.Boolean(),
  refusedExtensions: Type.Array(Type.Integer()),
  days: Type.Array(Day),
});

/** Everything a deadline rests on, and every day it counted; `calendar` is null while none is published. */
export const ClockAnswer = Type.Object({
  caseId: Type.String(),
  status: Type.String(),
  asOf: Type.String(),
  zone: Type.String(),
  acceptedAt: Type.String(),
  day0: Type.String(),
  calendar: orNull(
    Type.Object({
      calendarId: Type.String(),
      version: Type.Integer(),
      from: Type.String(),
      to: Type.String(),
      sources: Type.Array(Type.String()),
    }),
  ),
  clocks: Type.Array(ExplainedClock),
  extensions: Type.Array(
    Type.Object({ ...approvalEvents['extension.granted.v1'].properties, approvedAt: Type.String() }),
  ),
});
