import type { Warehouse } from './clickhouse.ts';
import { createKnownSubjects } from './known-subjects.ts';
import { createPasts } from './pasts.ts';
import { createReferenceStore } from './reference-store.ts';
import type { WriteParts } from './write-batch.ts';
import { createZoneTable } from './zone-table.ts';

/** Everything that writing to a warehouse remembers between batches; one a process. */
export function createWriteParts(warehouse: Warehouse): WriteParts {
  const reference = createReferenceStore(warehouse);
  return {
    warehouse,
    zones: createZoneTable(warehouse),
    reference,
    pasts: createPasts(warehouse, reference),
    known: createKnownSubjects(),
  };
}
