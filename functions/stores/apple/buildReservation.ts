// Reserves a build upload and the place of its file, once, and deletes a reservation that nothing becomes of.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { SourceFacts } from '../../transport/fileFacts.ts';
import type { JobRun } from '../../workflow/jobRun.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { WantedBuild } from './buildFile.ts';
import { findFile, reserveFile } from './buildUploadFiles.ts';
import { buildNameOf, dropUpload, isAwaited, listUploads, refuseKnownBuild, reserveUpload } from './buildUploads.ts';
import { conflict, withReason } from './recipeErrors.ts';

/** What is kept between the slices of the job. */
export interface SavedBuild {
  readonly file?: SourceFacts;
  /** Something is about to be reserved: if the slice ends here, a reservation that is found is ours. */
  readonly reserving?: 'upload' | 'file';
  readonly uploadId?: string;
  readonly fileId?: string;
  readonly sent?: number;
  readonly parts?: number;
  readonly committed?: boolean;
}

export interface BuildCourse {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly wanted: WantedBuild;
  readonly job: JobRun | undefined;
}

export function savedOf({ job }: BuildCourse): SavedBuild {
  return (job?.saved ?? {}) as SavedBuild;
}

/** One job at a time uploads a build. */
export async function claimBuild({ context, job, wanted }: BuildCourse): Promise<void> {
  const { store, name } = context.store().account;
  const { appId, platform, versionString, buildNumber } = wanted;
  const other = await job?.claim([store, name, appId, platform, versionString, buildNumber].join('/'));
  if (other !== undefined) throw conflict(`Another job uploads ${buildNameOf(wanted)} at this moment. See List jobs.`);
}

/** undefined for a plan. */
export async function reserveBuild(course: BuildCourse): Promise<string | undefined> {
  const { context, job, steps, wanted } = course;
  const { uploadId, reserving } = savedOf(course);
  if (uploadId !== undefined) return uploadId;
  const api = context.store();
  const found = await steps.read(`Look for ${buildNameOf(wanted)}`, async () => {
    const uploads = await listUploads(api, wanted);
    await refuseKnownBuild(api, wanted, uploads);
    return uploads.filter(isAwaited);
  });
  const own = reserving === 'upload' ? found[0] : undefined;
  if (!own)
    await removeUnfinished(
      course,
      found.map(({ id }) => id),
    );
  await job?.checkpoint({ reserving: 'upload' }, steps.reports);
  const made = await steps.write(
    `Reserve ${buildNameOf(wanted)}`,
    async () => own ?? (await withReason(reserveUpload(api, wanted))),
    ({ id }) => id,
  );
  await job?.checkpoint({ uploadId: made?.id, reserving: null }, steps.reports);
  return made?.id;
}

/** Reservations that nobody finished, or that another tool is at: only the caller knows. */
async function removeUnfinished({ context, steps, wanted }: BuildCourse, ids: readonly string[]): Promise<void> {
  if (ids.length > 0 && !wanted.replacesUnfinished)
    throw conflict(
      `There is a reservation for ${buildNameOf(wanted)} whose file was never sent: build upload ${ids[0]}. If no other tool is at it, call again with Replace unfinished.`,
    );
  for (const id of ids)
    await steps.write(`Delete the unfinished build upload ${id}`, () => dropUpload(context.store(), id));
}

export async function reservePlace(
  course: BuildCourse,
  uploadId: string | undefined,
  { size }: SourceFacts,
): Promise<string | undefined> {
  const { context, job, steps, wanted } = course;
  const { fileId, reserving } = savedOf(course);
  if (fileId !== undefined) return fileId;
  const api = context.store();
  const facts = { fileName: wanted.fileName, fileSize: size, uti: wanted.uti };
  const own = reserving === 'file' && uploadId !== undefined ? await findFile(api, uploadId, facts) : undefined;
  await job?.checkpoint({ reserving: 'file' }, steps.reports);
  const made = await steps.write(
    `Reserve a place for ${wanted.fileName}`,
    async () => own ?? (await withReason(reserveFile(api, uploadId ?? '', facts))),
    ({ id }) => id,
  );
  await job?.checkpoint({ fileId: made?.id, reserving: null }, steps.reports);
  return made?.id;
}

/** Deletes the reservation of a failed upload, unless the job continues later; one that Apple is processing cannot be deleted. */
export async function dropReservation(course: BuildCourse): Promise<void> {
  const { context, job } = course;
  const { uploadId, committed } = savedOf(course);
  if (!job || uploadId === undefined || committed || job.end() === 'later' || !(await job.holds())) return;
  // the failure that led here is the one to report
  await dropUpload(context.store(), uploadId).catch(() => undefined);
}
