// Build uploads of App Store Connect: reserved, sent, committed, processed. Apple's contract has their operations, by their operationId.
import { Failure } from '../../core/errors.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { makeOnce } from './makeOnce.ts';
import { conflict } from './recipeErrors.ts';
import { NO_STATE, type Resource, type ResourceDocument, type ResourceList, relatedId } from './resource.ts';

interface Complaint {
  readonly code?: string;
  readonly description?: string;
}

export interface BuildUploadAttributes {
  readonly createdDate?: string;
  /** An object: the state of other resources is a text. */
  readonly state?: {
    readonly state?: string;
    readonly errors?: readonly Complaint[] | null;
    readonly warnings?: readonly Complaint[] | null;
  };
}
export type BuildUpload = Resource<BuildUploadAttributes>;

/** Which build: Apple has each once. */
export interface BuildIdentity {
  readonly appId: string;
  readonly platform: string;
  readonly versionString: string;
  readonly buildNumber: string;
}

const AWAITED = 'AWAITING_UPLOAD';

export function uploadStateOf({ attributes }: BuildUpload): string {
  return attributes.state?.state ?? NO_STATE;
}

export function isAwaited(upload: BuildUpload): boolean {
  return uploadStateOf(upload) === AWAITED;
}

export function buildNameOf({ versionString, buildNumber, platform }: BuildIdentity): string {
  return `build ${buildNumber} of version ${versionString} (${platform})`;
}

/** All uploads of this build, the newest first. */
export async function listUploads(api: StoreApi, build: BuildIdentity): Promise<readonly BuildUpload[]> {
  const { data } = await api.listAll<ResourceList<BuildUploadAttributes>>('apps_buildUploads_getToManyRelated', {
    id: build.appId,
    'filter[cfBundleShortVersionString]': [build.versionString],
    'filter[cfBundleVersion]': [build.buildNumber],
    'filter[platform]': [build.platform],
  });
  const madeAt = ({ attributes }: BuildUpload): number => Date.parse(attributes.createdDate ?? '') || 0;
  return [...data].sort((a, b) => madeAt(b) - madeAt(a));
}

/** Throws 409 if Apple has the build: it would refuse it after all of it was sent (90189). */
export async function refuseKnownBuild(
  api: StoreApi,
  build: BuildIdentity,
  uploads: readonly BuildUpload[],
): Promise<void> {
  const present = uploads.find((each) => ['PROCESSING', 'COMPLETE'].includes(uploadStateOf(each)));
  if (present)
    throw conflict(
      `App Store Connect has ${buildNameOf(build)} already: build upload ${present.id} is ${uploadStateOf(present)}. Give the next one another build number.`,
    );
  const { data } = await api.call<ResourceList<unknown>>('ListBuilds', {
    'filter[app]': [build.appId],
    'filter[version]': [build.buildNumber],
    'filter[preReleaseVersion.version]': [build.versionString],
    'filter[preReleaseVersion.platform]': [build.platform],
    limit: 1,
  });
  if (data[0])
    throw conflict(
      `App Store Connect has ${buildNameOf(build)} already: it is the build ${data[0].id}. Give the next one another build number.`,
    );
}

/** Reserves an upload. If the outcome is unknown, one that is there afterwards is it: there was none before. */
export function reserveUpload(api: StoreApi, build: BuildIdentity): Promise<BuildUpload> {
  const { appId, platform, versionString, buildNumber } = build;
  const inputs = { appId, platform, cfBundleShortVersionString: versionString, cfBundleVersion: buildNumber };
  return makeOnce<BuildUploadAttributes>(api, 'buildUploads_createInstance', inputs, async () =>
    (await listUploads(api, build)).find(isAwaited),
  );
}

export interface ProcessedUpload {
  readonly upload: BuildUpload;
  readonly buildId: string | undefined;
}

export async function readUpload(api: StoreApi, id: string): Promise<ProcessedUpload> {
  const inputs = { id, include: ['build'] };
  const { data } = await api.call<ResourceDocument<BuildUploadAttributes>>('buildUploads_getInstance', inputs);
  return { upload: data, buildId: relatedId(data, 'build') };
}

/** Deletes an upload whose file has not been sent. Apple refuses to delete any other. */
export async function dropUpload(api: StoreApi, id: string): Promise<void> {
  await api.call('buildUploads_deleteInstance', { id });
}

export function warningsOf({ attributes }: BuildUpload): readonly string[] {
  return (attributes.state?.warnings ?? []).map(sentenceOf);
}

/** Apple has checked the file and cannot use it: codes such as 90062 or 90478. */
export function unusableBuild(build: BuildIdentity, { id, attributes }: BuildUpload): Failure {
  const details = (attributes.state?.errors ?? []).map((each) => ({
    code: each.code ?? 'FAILED',
    message: each.description ?? each.code ?? 'Apple gives no reason.',
  }));
  const why = details[0]?.message ?? 'It gives no reason.';
  const message = `App Store Connect cannot use ${buildNameOf(build)}, build upload ${id}: ${why}`;
  return new Failure('store_refused', message, { status: 422, details });
}

function sentenceOf({ code, description }: Complaint): string {
  return [code, description].filter(Boolean).join(': ');
}
