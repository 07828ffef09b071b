import { Type } from 'typebox';
import * as f from './fields.ts';

const goal = {
  scope: Type.Enum(['item', 'family', 'projectClass', 'bundleTheme']),
  code: f.Code,
  region: f.optional(f.Code),
  value: Type.Number({ minimum: 0 }),
  unit: Type.Enum(['WD', 'ND', 'WH']),
  year: f.optional(Type.Integer()),
  validFrom: f.LocalDate,
  setBy: f.Code,
};

/** What analytics says: goals entered by leaders, and the tallies of its own journal. */
export const analyticsEvents = {
  'target.set.v1': Type.Object(goal),
  'baseline.set.v1': Type.Object(goal),
  'journal.tallied.v1': f.JournalTallied,
};

/** What only imports say: an activity of a foreign log without a counterpart here. */
export const importEvents = {
  'activity.recorded.v1': Type.Object({
    activity: f.Text,
    resource: f.optional(f.Text),
    group: f.optional(f.Text),
    lifecycle: f.optional(f.Text),
  }),
};
