// Uploads each distinct picture of a list once, and waits until Apple has processed all of them.

import { Failure, isOutage } from '../../core/errors.ts';
import { lookUntil } from '../../workflow/acrossSlices.ts';
import { sendParts } from './assetUpload.ts';
import { pictureGroup } from './givenPictures.ts';
import type { ImageInfo } from './imageFormat.ts';
import { assetStateOf, IMAGES, type LibraryAsset, readAsset, readAssets } from './libraryAssets.ts';
import type { LibraryGroup } from './libraryReference.ts';
import { isProcessed, isSame } from './libraryShow.ts';
import { uploadAsset } from './libraryUpload.ts';
import { withPictureAt } from './pictureFile.ts';
import { type PicturePlaces, placeKeyOf } from './picturePlaces.ts';
import {
  AGAIN,
  failRow,
  isOpen,
  keepRows,
  type PictureList,
  type PictureRow,
  rowTitle,
  savedRows,
  tryPart,
  tryRow,
} from './pictureRows.ts';
import { conflict } from './recipeErrors.ts';
import { languageIn, unusableFile } from './screenshots.ts';
import { type BufferedUpload, pixelsOf } from './uploadBudget.ts';
import type { Version } from './version.ts';

/** How often the states of the pictures are read, for more than an hour, before those that are left fail. */
const MOST_LOOKS = 64;

/** Reads the pictures one after the other, so that one is in memory at a time. Keeps each when it is uploaded. */
export async function uploadPictures(list: PictureList, places: PicturePlaces, version: Version): Promise<void> {
  const { rows } = list;
  for (const row of rows) {
    if (!isOpen(row) || row.state.checksum !== undefined) continue;
    await tryRow(list, row, () => uploadRow(list, places, row, version));
    const done = row.at + 1;
    const percent = Math.floor((done / rows.length) * 80);
    await keepRows(list, { sentence: `${done} of ${rows.length} pictures are uploaded.`, percent });
  }
}

/** Waits until Apple has processed the pictures. One that it cannot use is deleted, and fails its rows. */
export async function awaitPictures(list: PictureList): Promise<void> {
  const { context, rows, steps } = list;
  const waiting = (): readonly PictureRow[] => rows.filter((row) => isOpen(row) && row.state.isProcessed !== true);
  if (!context.job || waiting().length === 0) return;
  const wait = {
    ...{ counter: 'looks', most: MOST_LOOKS },
    look: async () => {
      // what was seen before an outage is kept: a picture that Apple could not use is there no more
      await lookAtAll(list, waiting()).finally(() => context.job?.note(savedRows(list)));
    },
    isOver: () => waiting().length === 0,
    progress: () => ({ sentence: `Apple processes ${waiting().length} pictures.`, percent: 80 }),
  };
  const fail = (failure: Failure): void => {
    for (const row of waiting()) failRow(row, failure);
  };
  await tryPart(list, () => lookUntil({ context, steps }, wait), fail);
  if (waiting().length > 0) fail(lateFailure());
  await keepRows(list, { sentence: 'Apple has processed the pictures.', percent: 80 });
}

function lateFailure(): Failure {
  return new Failure('store_timeout', `Apple has not processed the picture yet. Wait an hour. ${AGAIN}`);
}

/** One call for all pictures. One that the list does not have is read by itself. An outage is thrown: the wait goes on. */
async function lookAtAll(list: PictureList, waiting: readonly PictureRow[]): Promise<void> {
  const { context, appId } = list;
  const ids = [...new Set(waiting.flatMap(({ state: { imageId } }) => imageId ?? []))];
  const found = await readAssets(context, IMAGES, appId, ids);
  for (const id of ids) {
    const own = waiting.filter(({ state }) => state.imageId === id);
    const listed = found.find((each) => each.id === id);
    const settle = async (): Promise<void> =>
      settlePicture(list, listed ?? (await readAsset(context, IMAGES, id)), own);
    const fail = (failure: Failure): void => {
      for (const row of own) failRow(row, failure);
    };
    await tryPart(list, settle, fail, isOutage);
  }
}

async function settlePicture(list: PictureList, seen: LibraryAsset, own: readonly PictureRow[]): Promise<void> {
  if (!isProcessed(seen)) return;
  for (const { state } of own) state.isProcessed = true;
  if (assetStateOf(seen) !== 'FAILED') return;
  const { width, height } = own[0]?.state ?? {};
  const pixels = pixelsOf(width && height ? { size: { width, height } } : {});
  const failure = unusableFile(seen.attributes.stateDetails ?? [], `picture${pixels}`);
  for (const row of own) failRow(row, failure);
  // the picture is what there is to report
  const remove = () => list.context.store().call(`${IMAGES.type}_deleteInstance`, { id: seen.id });
  await list.each.write(`Delete ${seen.id}`, remove).catch(() => undefined);
}

async function uploadRow(list: PictureList, places: PicturePlaces, row: PictureRow, version: Version) {
  const { rows } = list;
  const { locale, fileUrl, fileName } = row.given;
  const languageId = languageIn(places.languages, version, locale).id;
  const isSameFile = ({ at, given, state }: PictureRow): boolean =>
    at < row.at && given.fileUrl === fileUrl && given.fileName === fileName && state.checksum !== undefined;
  const twin = rows.find(isSameFile);
  if (!twin)
    return withPictureAt(list.context, row.given, (upload) => settleRow(list, places, row, languageId, upload));
  const { checksum = '', width, height } = twin.state;
  const kind = /\.png$/i.test(fileName) ? 'PNG' : 'JPEG';
  const picture: ImageInfo = { kind, ...(width && height && { size: { width, height } }) };
  await settleRow(list, places, row, languageId, { checksum, picture });
}

/** Finds the place of the picture, and what is there of it; uploads it if it is not in the library. */
async function settleRow(
  list: PictureList,
  places: PicturePlaces,
  row: PictureRow,
  languageId: string,
  upload: Pick<BufferedUpload, 'checksum' | 'picture'> & Partial<BufferedUpload>,
): Promise<void> {
  const { rows } = list;
  const { checksum, picture } = upload;
  const group = pictureGroup(list.context, places.groups, row.given, picture);
  const { placementType, placementGroup } = group;
  const found = { languageId, placementType, placementGroup, checksum, ...picture.size };
  const before = rows.filter(({ at, state }) => at < row.at && state.checksum === checksum);
  const double = before.find(({ state }) => placeKeyOf(state) === placeKeyOf(found));
  if (double) {
    const message = `The same picture is in row ${double.at + 1}.`;
    return void Object.assign(row.state, found, { outcome: 'skipped', message });
  }
  const place = await places.read(languageId, group);
  const shown = place.placed.find(({ asset }) => asset && isSame(place, asset, checksum));
  if (shown?.asset) {
    const ids = { imageId: shown.asset.id, placementId: shown.placementId };
    return void Object.assign(row.state, found, ids, { outcome: 'skipped', message: 'It is shown there already.' });
  }
  refuseFull(list, row, group, place.placed.length, placeKeyOf(found));
  const known = before.find(({ state }) => state.outcome !== 'failed');
  const { bytes } = upload;
  const asset = known || !bytes ? undefined : await send(list, row, { name: row.given.fileName, bytes, checksum });
  const imageId = known?.state.imageId ?? asset?.id;
  const done = known?.state.isProcessed ?? known?.state.placementId !== undefined;
  Object.assign(
    row.state,
    found,
    { ...(imageId && { imageId }) },
    (asset ? isProcessed(asset) : done) && { isProcessed: true },
  );
}

/** Before anything is sent. */
function refuseFull({ rows, replaces }: PictureList, row: PictureRow, group: LibraryGroup, there: number, key: string) {
  const isThere = ({ state }: PictureRow): boolean => placeKeyOf(state) === key && state.checksum !== undefined;
  // one that is shown there already counts among those that are there
  const own = rows.filter((each) => isThere(each) && (isOpen(each) || (replaces && each.state.placementId)));
  if (own.length + (replaces ? 0 : there) < group.most) return;
  throw conflict(
    replaces
      ? `The list has more than ${group.most} pictures for ${group.placementGroup} in ${row.given.locale}, and Apple allows no more.`
      : `${group.placementGroup} in ${row.given.locale} would have more than ${group.most} screenshots, the most that Apple allows. Use Replace, or give fewer.`,
  );
}

/** Undefined for a plan. */
function send(
  { context, each, appId }: PictureList,
  row: PictureRow,
  { name, bytes, checksum }: Pick<BufferedUpload, 'name' | 'bytes' | 'checksum'>,
): Promise<LibraryAsset | undefined> {
  const file = { name, checksum, size: bytes.length };
  const sending = (reserved: LibraryAsset) => sendParts(context, reserved, bytes);
  return uploadAsset({ context, steps: each, appId, media: IMAGES, file, title: rowTitle(row), send: sending });
}
