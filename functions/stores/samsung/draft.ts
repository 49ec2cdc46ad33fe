// What every update of a draft needs: an editable record, and the fields that Samsung requires each time.
import { Failure } from '../../core/errors.ts';
import { type GalaxyApp, type GalaxyRecord, groupFor, NO_STATUS } from './app.ts';

export function describeApp({ live, draft }: GalaxyApp): string {
  return [live && `On sale: ${live.contentStatus}.`, draft && `Draft: ${draft.contentStatus}.`]
    .filter(Boolean)
    .join(' ');
}

/** The base record of an update: the draft, or else the live record. */
export function openRecord({ live, draft }: GalaxyApp): GalaxyRecord {
  const from = draft ?? live;
  if (!from) throw inputRefused('The app is neither on sale nor a draft.');
  if (from.contentStatus === NO_STATUS)
    throw inputRefused('Galaxy Store does not report the status of the app. Look at it in Seller Portal.');
  const group = groupFor(from);
  if (group === 'review' || group === 'approved')
    throw inputRefused(
      `The next version of the app is ${from.contentStatus} and cannot be changed until it is in the store or back in draft. Seller Portal can cancel it.`,
    );
  return from;
}

/** Publication type 02 requires a future date with every update; the date from the record must not be sent back. */
export function refuseDated(publicationType: string | undefined, cure: `${string}.`): void {
  if (publicationType === '02')
    throw inputRefused(`The app goes live at a date, which every update has to set again: ${cure}`);
}

export function inputRefused(message: string): Failure {
  return new Failure('invalid_request', message);
}

/** The four required fields, and null for those that must not be sent back: null leaves them unchanged. */
export function requiredUpdateFields({ contentId, defaultLanguageCode, paid, publicationType }: GalaxyRecord) {
  return {
    contentId,
    defaultLanguageCode,
    paid,
    publicationType,
    startPublicationDate: null,
    screenshots: null,
    addLanguage: null,
    sellCountryList: null,
  };
}
