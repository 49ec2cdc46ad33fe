// The file of a build upload: reserved, found again, committed.
import type { StoreApi } from '../../workflow/storeApi.ts';
import { isUnknown, makeOnce } from './makeOnce.ts';
import type { Resource, ResourceDocument, ResourceList } from './resource.ts';

export interface BuildFileAttributes {
  readonly fileName?: string;
  readonly fileSize?: number;
  readonly assetType?: string;
  /** Validated before use. */
  readonly uploadOperations?: readonly unknown[] | null;
  readonly assetDeliveryState?: { readonly state?: string };
}
export type BuildFile = Resource<BuildFileAttributes>;

const AWAITED = 'AWAITING_UPLOAD';

export interface BuildFileFacts {
  readonly fileName: string;
  readonly fileSize: number;
  readonly uti: string;
}

/** Reserves the place of the file. Only the file itself is needed, no description of it. */
export function reserveFile(api: StoreApi, buildUploadId: string, file: BuildFileFacts): Promise<BuildFile> {
  const inputs = { buildUploadId, assetType: 'ASSET', ...file };
  return makeOnce<BuildFileAttributes>(api, 'buildUploadFiles_createInstance', inputs, () =>
    findFile(api, buildUploadId, file),
  );
}

function isFileAwaited({ attributes }: BuildFile): boolean {
  return attributes.assetDeliveryState?.state === AWAITED;
}

/** The reserved place of such a file. */
export async function findFile(
  api: StoreApi,
  id: string,
  { fileName, fileSize }: BuildFileFacts,
): Promise<BuildFile | undefined> {
  const { data } = await api.listAll<ResourceList<BuildFileAttributes>>(
    'buildUploads_buildUploadFiles_getToManyRelated',
    { id },
  );
  const fits = ({ attributes }: BuildFile): boolean =>
    attributes.assetType === 'ASSET' && attributes.fileName === fileName && attributes.fileSize === fileSize;
  return data.find(fits);
}

export async function readFile(api: StoreApi, id: string): Promise<BuildFile> {
  return (await api.call<ResourceDocument<BuildFileAttributes>>('buildUploadFiles_getInstance', { id })).data;
}

/**
 * Reports to Apple that all parts are there; without a checksum, which is optional and was refused for one client in a form
 * that another had accepted. A commit whose outcome is unknown, or that was made before, shows in the state of the file.
 */
export async function commitFile(api: StoreApi, id: string): Promise<void> {
  if (!isFileAwaited(await readFile(api, id))) return;
  try {
    await api.call('buildUploadFiles_updateInstance', { id, uploaded: true });
  } catch (thrown) {
    if (!isUnknown(thrown) || isFileAwaited(await readFile(api, id))) throw thrown;
  }
}
