// Uploads a list of screenshots, of several languages and devices, from their addresses: each file once, as a job.
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { findDraft } from '../draftVersion.ts';
import { readPictures } from '../givenPictures.ts';
import { listLanguages } from '../languages.ts';
import { listGroups } from '../libraryReference.ts';
import { showPictures } from '../pictureGroups.ts';
import { openPlaces } from '../picturePlaces.ts';
import { openRows, type PictureList, type PictureRow } from '../pictureRows.ts';
import { openPictureSteps } from '../pictureSteps.ts';
import { awaitPictures, uploadPictures } from '../pictureUploads.ts';
import type { Localization } from '../texts.ts';
import { claimLanguages } from '../uploadTurn.ts';

/** The types of screenshots in the library. */
const TYPES = ['APP_SCREENSHOT', 'IMESSAGE_APP_SCREENSHOT'];

export const uploadScreenshots: Recipe = async (context) => {
  const given = readPictures(context);
  const steps = context.startSteps(context.job?.steps);
  const appId = inputOf<string>(context, 'appId') ?? '';
  const list: PictureList = {
    ...{ context, appId, steps, rows: openRows(context, given), unfinished: [] },
    each: context.job ? openPictureSteps(steps) : steps,
    isPlan: inputOf<boolean>(context, 'dryRun') === true,
    replaces: inputOf<boolean>(context, 'replace') === true,
  };
  // a look of a wait that an earlier slice has begun needs nothing of what follows
  if (context.job?.saved.looks !== undefined) await awaitPictures(list);
  const version = await findDraft(context, steps, 'screenshots');
  const languages = await steps.read(
    'Find its languages',
    () => listLanguages(context, version.id),
    (found) => `There are ${found.length}.`,
    (found) => found.map(({ id, attributes: { locale } }) => ({ id, locale })),
  );
  const isGiven = ({ attributes: { locale } }: Localization): boolean =>
    given.some((each) => each.locale.toLowerCase() === locale.toLowerCase());
  await claimLanguages(context, 'screenshots', languages.filter(isGiven));
  const groups = await steps.read(
    'Find the groups of the asset library',
    () => listGroups(context, TYPES),
    (found) => `There are ${found.length}.`,
    (found) => found.map(({ placementGroup }) => placementGroup),
  );
  const places = openPlaces(context, list.each, { appId, languages, groups });
  await uploadPictures(list, places, version);
  await awaitPictures(list);
  await showPictures(list, places);
  const count = (...outcomes: readonly string[]): number =>
    list.rows.filter(({ state }) => outcomes.includes(state.outcome ?? '')).length;
  return jsonResponse(200, {
    ...{ done: count('done'), skipped: count('skipped'), failed: count('failed', 'notTried') },
    pictures: list.rows.map(rowOf),
    unfinished: list.unfinished,
    steps: steps.reports,
  });
};

function rowOf({ given: { locale, fileName }, state }: PictureRow): object {
  const { outcome, code, message, placementGroup, width, height, imageId, placementId } = state;
  return {
    ...{ locale, fileName, outcome, message },
    ...(code !== undefined && { code }),
    ...(placementGroup !== undefined && { placementGroup }),
    ...(width && height && { width, height }),
    ...(imageId !== undefined && { screenshotId: imageId }),
    ...(placementId !== undefined && { placementId }),
  };
}
