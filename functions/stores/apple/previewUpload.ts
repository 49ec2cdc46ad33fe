// Puts the video of an app preview into the asset library, in parts: the same file once.

import { inputOf } from '../../workflow/storeApi.ts';
import { sendFileParts } from './fileParts.ts';
import {
  findAsset,
  type LibraryAsset,
  type LibraryAttributes,
  readAsset,
  referenceNameOf,
  SCREENSHOTS_AND_PREVIEWS,
  VIDEOS,
} from './libraryAssets.ts';
import type { LibraryWork } from './libraryPlacements.ts';
import { deleteAsset } from './libraryShow.ts';
import { changeAsset, commitAsset, uploadAsset } from './libraryUpload.ts';
import type { PreviewFile } from './previewFile.ts';
import { withReason } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';

/** Undefined for a plan. */
export async function uploadPreviewFile(work: LibraryWork, file: PreviewFile): Promise<LibraryAsset | undefined> {
  const { context, steps, place } = work;
  const { name, size, checksum } = file;
  if (checksum === undefined) return uploadBody(work, file);
  return uploadAsset({
    ...{ context, steps, appId: place.appId, media: VIDEOS, title: name, extra: frameOf(work) },
    file: { name, size, checksum },
    send: (reserved) => sendVideo(work, file, reserved.id),
  });
}

/** Sets the frame of a video that is in the library with another one. */
export function setPreviewFrame(work: LibraryWork, title: string, found: LibraryAsset): Promise<LibraryAsset> {
  const { context, steps } = work;
  return changeAsset({ context, steps, media: VIDEOS, title, extra: frameOf(work) }, found);
}

/** The frame that customers see before the video plays. */
function frameOf({ context }: LibraryWork): Readonly<Record<string, unknown>> {
  const previewFrameTimeCode = inputOf<string>(context, 'previewFrameTimeCode') || undefined;
  return previewFrameTimeCode ? { previewFrameTimeCode } : {};
}

async function sendVideo({ context, steps }: LibraryWork, file: PreviewFile, id: string): Promise<void> {
  const { job } = context;
  const source = file.open();
  try {
    await sendFileParts({
      ...{ context, size: file.size, source, sent: job?.saved.sentTo === id ? Number(job.saved.sent) : 0 },
      readOperations: async () => (await readAsset(context, VIDEOS, id)).attributes.uploadOperations,
      keep: async (sent, of, bytes) =>
        job?.checkpoint({ sentTo: id, sent }, steps.reports, {
          sentence: `${sent} of ${of} parts are sent.`,
          percent: Math.floor((bytes / file.size) * 100),
          ...{ bytesSent: bytes, bytesTotal: file.size },
        }),
    });
  } finally {
    source.close();
  }
}

/** The digest of a body is known when it was sent: a video that is in the library takes the place of what was sent. */
async function uploadBody(work: LibraryWork, file: PreviewFile): Promise<LibraryAsset | undefined> {
  const { context, steps, place } = work;
  const { name, size } = file;
  const api = context.store();
  const inputs = {
    ...{ assetLibraryId: place.appId, fileName: name, fileSize: size, category: SCREENSHOTS_AND_PREVIEWS },
    ...frameOf(work),
  };
  const reserved = await steps.write(
    `Reserve a place for ${name}`,
    async () =>
      (await withReason(api.call<ResourceDocument<LibraryAttributes>>(`${VIDEOS.type}_createInstance`, inputs))).data,
    ({ id }) => id,
  );
  const id = reserved?.id ?? '';
  try {
    await steps.write(`Send ${name}`, () => sendVideo(work, file, id));
    const checksum = reserved ? file.digest() : '';
    const found = reserved && (await findAsset(context, VIDEOS, place.appId, { size, checksum }));
    if (found && found.attributes.state !== 'AWAITING_UPLOAD') {
      await steps.write(`Delete ${id}, which is in the library already`, () => deleteAsset(work, id));
      return await setPreviewFrame(work, name, found);
    }
    const named = { referenceName: referenceNameOf(VIDEOS, checksum) };
    return await steps.write(`Commit ${name}`, () => commitAsset(context, VIDEOS, id, named));
  } catch (thrown) {
    // the failure that led here is the one to report
    if (reserved) await deleteAsset(work, id).catch(() => undefined);
    throw thrown;
  }
}
