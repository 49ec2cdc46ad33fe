// What every change of a draft needs: a record that can be changed, and the values that Samsung asks for each time.
import { Failure } from '../../core/errors.ts';
import { type GalaxyApp, type GalaxyRecord, groupFor, NO_STATUS } from './app.ts';

export function describeApp({ live, draft }: GalaxyApp): string {
  return [live && `On sale: ${live.contentStatus}.`, draft && `Draft: ${draft.contentStatus}.`]
    .filter(Boolean)
    .join(' ');
}

/** The record that a change is made from: the draft, or else what is on sale. */
export function openRecord({ live, draft }: GalaxyApp): GalaxyRecord {
  const from = draft ?? live;
  if (!from) throw inputRefused('The app is neither on sale nor a draft.');
  if (from.contentStatus === NO_STATUS)
    throw inputRefused('Galaxy Store does not tell the status of the app. Look at it in Seller Portal.');
  const group = groupFor(from);
  if (group === 'review' || group === 'approved')
    throw inputRefused(
      `The next version of the app is ${from.contentStatus} and cannot be changed until it is in the store or back in draft. Seller Portal can cancel it.`,
    );
  return from;
}

/** Type 02 wants a date in the future with every change, and none that was read may be sent back. */
export function refuseDated(publicationType: string | undefined, cure: `${string}.`): void {
  if (publicationType === '02')
    throw inputRefused(`The app goes live at a date, which every update has to set anew: ${cure}`);
}

export function inputRefused(message: string): Failure {
  return new Failure('invalid_request', message);
}

/** The four that Samsung asks for, and null for what must not be sent back as it was read: null keeps it. */
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
