import type { Context } from '@haoban/messaging/change';
import type { Journal } from '@haoban/messaging/journal';
import type { TimedJournal } from '@haoban/messaging/timed-journal';
import { closeBundle, filingsOf, type Bundle } from '../core/bundle.ts';
import type { Case } from '../core/case.ts';
import { fileCase } from '../core/file-case.ts';

/** The bundles, and how each of them ends with all its cases filed, whatever crash came between. */
export function createBundles(
  journal: Journal<Bundle>,
  cases: Pick<TimedJournal<Case, never>, 'execute'>,
): Journal<Bundle> & { readonly elapse: (bundleId: string, context: Context) => Promise<void> } {
  return {
    ...journal,
    /** Files those cases of a bundle that are not filed yet; a number that is taken was filed by an earlier try. */
    elapse: async (subject, context) => {
      const bundle = (await journal.load(subject))?.state;
      if (bundle === undefined || bundle.wakesAt === null) return;
      const { region } = bundle;
      await Promise.all(
        filingsOf(bundle).map((filing) =>
          cases.execute({
            subject: filing.caseId,
            region,
            context,
            decide: (before) => fileCase(before, filing),
          }),
        ),
      );
      await journal.execute({ subject, region, context, decide: closeBundle });
    },
  };
}
