import type { Context } from '@haoban/messaging/change';
import type { Journal } from '@haoban/messaging/journal';
import type { TimedJournal } from '@haoban/messaging/timed-journal';
import type { Case } from '../core/case.ts';
import { endConversion, openConverted } from '../core/convert-prereview.ts';
import type { Prereview } from '../core/prereview.ts';

/** The pre-reviews, and how a conversion comes to its end, whatever crash came between. */
export function createPrereviews(
  journal: Journal<Prereview>,
  cases: Pick<TimedJournal<Case, never>, 'execute'>,
): Journal<Prereview> & { readonly elapse: (prereviewId: string, context: Context) => Promise<void> } {
  return {
    ...journal,
    /** Files and accepts the case of a pre-review that is converting; a number that is taken was filed by an earlier try. */
    elapse: async (subject, context) => {
      const prereview = (await journal.load(subject))?.state;
      const conversion = prereview?.conversion;
      if (prereview?.status !== 'converting' || conversion === undefined) return;
      const { region } = prereview;
      const filed = await cases.execute({
        subject: conversion.caseId,
        region,
        context,
        decide: (before) => openConverted(before, prereview, conversion),
      });
      if ('refusal' in filed && filed.refusal !== 'number_taken')
        throw new Error(`pre-review ${subject} could not become a case: ${filed.refusal}`);
      await journal.execute({ subject, region, context, decide: endConversion });
    },
  };
}
