// Puts a file into the asset library once: finds it there, or reserves it, sends it and commits it.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import {
  assetStateOf,
  type FileIdentity,
  findAsset,
  type LibraryAsset,
  type LibraryAttributes,
  type MediaKind,
  readAsset,
  referenceNameOf,
  SCREENSHOTS_AND_PREVIEWS,
} from './libraryAssets.ts';
import { isUnknown, makeOnce } from './makeOnce.ts';
import { withReason } from './recipeErrors.ts';
import type { ResourceDocument } from './resource.ts';

export interface AssetUpload {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly appId: string;
  readonly media: MediaKind;
  readonly file: FileIdentity & { readonly name: string };
  /** What the steps call it. */
  readonly title: string;
  /** Further attributes of the reservation. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Sends all parts of the file to the addresses of the reservation. */
  readonly send: (reserved: LibraryAsset) => Promise<unknown>;
}

type AssetChange = Pick<AssetUpload, 'context' | 'steps' | 'media' | 'title' | 'extra'>;

/** Undefined for a plan. A reservation of the same file that nobody finished is used. */
export async function uploadAsset(upload: AssetUpload): Promise<LibraryAsset | undefined> {
  const { context, steps, appId, media, file, title } = upload;
  const found = await steps.read(
    `Find ${title} in the asset library`,
    () => findAsset(context, media, appId, file),
    (asset) => (asset ? `It is there: ${asset.id}, ${assetStateOf(asset)}.` : 'It is not there.'),
    (asset) => asset?.id,
  );
  if (found && assetStateOf(found) !== 'AWAITING_UPLOAD') return changeAsset(upload, found);
  const reserved = found ?? (await reserve(upload));
  await steps.write(`Send ${title}`, async () => reserved && upload.send(reserved));
  return steps.write(`Commit ${title}`, () =>
    commitAsset(context, media, reserved?.id ?? '', found ? differing(upload, found) : {}),
  );
}

/** A file that is there with other values, such as another preview frame, gets those of the call. */
export async function changeAsset(upload: AssetChange, found: LibraryAsset): Promise<LibraryAsset> {
  const { context, steps, media, title } = upload;
  const changes = differing(upload, found);
  if (Object.keys(changes).length === 0) return found;
  const inputs = { id: found.id, ...changes };
  const operation = `${media.type}_updateInstance`;
  const changed = await steps.write(`Change ${Object.keys(changes).join(', ')} of ${title}`, () =>
    withReason(context.store().call<ResourceDocument<LibraryAttributes>>(operation, inputs)),
  );
  return changed?.data ?? found;
}

function differing({ extra = {} }: AssetChange, { attributes }: LibraryAsset): Readonly<Record<string, unknown>> {
  const present: Readonly<Record<string, unknown>> = attributes;
  return Object.fromEntries(Object.entries(extra).filter(([name, value]) => value !== present[name]));
}

/** Commits a file whose parts have all arrived. `more` are further changes of the asset. */
export async function commitAsset(
  context: RecipeContext,
  media: MediaKind,
  id: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<LibraryAsset> {
  const { call } = context.store();
  const inputs = { id, uploaded: true, ...more };
  try {
    return (await withReason(call<ResourceDocument<LibraryAttributes>>(`${media.type}_updateInstance`, inputs))).data;
  } catch (thrown) {
    const seen = isUnknown(thrown) ? await readAsset(context, media, id) : undefined;
    if (!seen || assetStateOf(seen) === 'AWAITING_UPLOAD') throw thrown;
    return seen;
  }
}

async function reserve({ context, steps, appId, media, file, title, extra }: AssetUpload) {
  const inputs = {
    assetLibraryId: appId,
    fileName: file.name,
    fileSize: file.size,
    category: SCREENSHOTS_AND_PREVIEWS,
    referenceName: referenceNameOf(media, file.checksum),
    ...extra,
  };
  const find = () => findAsset(context, media, appId, file);
  return steps.write(
    `Reserve a place for ${title} of ${file.size} bytes`,
    () => withReason(makeOnce<LibraryAttributes>(context.store(), `${media.type}_createInstance`, inputs, find)),
    ({ id }) => id,
  );
}
