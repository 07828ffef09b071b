import { Type, type Static } from 'typebox';

/** Name of a data set: `live`, `sim-<profile>` or `imp-<name>`; figures of different sets are never mixed. */
export const DataSet = Type.String({ pattern: '^(live|(sim|imp)-[a-z0-9][a-z0-9-]{0,40})$' });
export type DataSet = Static<typeof DataSet>;

/** True for sets that may be written by an import: everything but `live`. */
export const isImportable = (dataset: string): boolean => /^(sim|imp)-[a-z0-9][a-z0-9-]{0,40}$/.test(dataset);
