// Uploads each distinct picture of a list once, and waits until Apple has processed all of them.

import { Failure } from '../../core/errors.ts';
import { jobDelay } from '../../pipeline/pollDelay.ts';
import { sendParts } from './assetUpload.ts';
import { pictureGroup } from './givenPictures.ts';
import type { ImageInfo } from './imageFormat.ts';
import { assetStateOf, IMAGES, type LibraryAsset, readAsset } from './libraryAssets.ts';
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
  const { job } = context;
  const waiting = (): readonly PictureRow[] => rows.filter((row) => isOpen(row) && row.state.isProcessed !== true);
  for (let looks = Number(job?.saved.looks ?? 0); job && waiting().length > 0; looks += 1) {
    for (const row of waiting()) await lookAt(list, row);
    const left = waiting();
    await keepRows(list, { sentence: `Apple processes ${left.length} pictures.`, percent: 80 });
    if (looks >= MOST_LOOKS) for (const row of left) failRow(row, lateFailure());
    else if (left.length > 0)
      await job.rest(jobDelay(context.store().account.pollDelay, looks), { looks: looks + 1 }, steps.reports);
  }
}

function lateFailure(): Failure {
  return new Failure('store_timeout', `Apple has not processed the picture yet. Wait an hour. ${AGAIN}`);
}

/** Reads an image once for all rows that have it. */
async function lookAt(list: PictureList, row: PictureRow): Promise<void> {
  const { context, rows } = list;
  if (!isOpen(row) || row.state.isProcessed) return;
  await tryRow(list, row, async () => {
    const { imageId = '' } = row.state;
    const seen = await readAsset(context, IMAGES, imageId);
    if (!isProcessed(seen)) return;
    const own = rows.filter((each) => isOpen(each) && each.state.imageId === imageId);
    for (const { state } of own) state.isProcessed = true;
    if (assetStateOf(seen) !== 'FAILED') return;
    const { width, height } = row.state;
    const pixels = pixelsOf(width && height ? { size: { width, height } } : {});
    const failure = unusableFile(seen.attributes.stateDetails ?? [], `picture${pixels}`);
    for (const each of own) failRow(each, failure);
    await context.store().call(`${IMAGES.type}_deleteInstance`, { id: imageId });
  });
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
