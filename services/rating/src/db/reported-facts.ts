import type { Messaging } from '@haoban/messaging/runtime';

/** What is known of a case for the report upward; the parts given replace what was known. */
export type CaseReport = {
  readonly applicantKind?: string;
  readonly itemName?: string;
  readonly acceptedAt?: string;
  readonly promisedDays?: number | undefined;
  readonly promisedDue?: string | undefined;
};
type NameKind = 'item' | 'org' | 'hall';
type Names = { readonly [K in NameKind]?: string };

/** The tables of what reports say besides ratings. Writing the same again changes nothing. */
export function createReportedFacts({ pool }: Pick<Messaging, 'pool'>) {
  return {
    noteCase: async (subject: string, report: CaseReport): Promise<void> => {
      const { applicantKind, itemName, acceptedAt, promisedDays, promisedDue } = report;
      await pool.query({
        name: 'note-case',
        text: `insert into reported_cases as known
            (subject, applicant_kind, item_name, accepted_at, promised_days, promised_due) values ($1, $2, $3, $4, $5, $6)
          on conflict (subject) do update set
            applicant_kind = coalesce(excluded.applicant_kind, known.applicant_kind),
            item_name = coalesce(excluded.item_name, known.item_name),
            accepted_at = coalesce(excluded.accepted_at, known.accepted_at),
            promised_days = coalesce(excluded.promised_days, known.promised_days),
            promised_due = coalesce(excluded.promised_due, known.promised_due)`,
        values: [
          subject,
          applicantKind ?? null,
          itemName ?? null,
          acceptedAt ?? null,
          promisedDays ?? null,
          promisedDue ?? null,
        ],
      });
    },
    noteName: async (kind: NameKind, code: string, name: string): Promise<void> => {
      await pool.query({
        name: 'note-name',
        text: `insert into published_names (kind, code, name) values ($1, $2, $3)
          on conflict (kind, code) do update set name = excluded.name`,
        values: [kind, code, name],
      });
    },
    /** The published names of codes, by kind; those never published are absent. */
    namesOf: async (codes: { readonly [K in NameKind]?: string | undefined }): Promise<Names> => {
      const { rows } = await pool.query<{ kind: NameKind; name: string }>({
        name: 'names-of',
        text: `select kind, name from published_names
          where (kind, code) in (('item', $1), ('org', $2), ('hall', $3))`,
        values: [codes.item ?? '', codes.org ?? '', codes.hall ?? ''],
      });
      return Object.fromEntries(rows.map(({ kind, name }) => [kind, name]));
    },
  };
}
export type ReportedFacts = ReturnType<typeof createReportedFacts>;
