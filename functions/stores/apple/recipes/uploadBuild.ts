// Uploads a build to App Store Connect from a file address: reserves it, sends its parts, commits it, and waits for Apple to process it.

import { jsonResponse, type RelayResponse } from '../../../core/types.ts';
import { probeFile, type SourceFacts } from '../../../transport/fileFacts.ts';
import { openSource } from '../../../transport/sourceFile.ts';
import { doOnce, lookUntil } from '../../../workflow/acrossSlices.ts';
import type { Recipe } from '../../../workflow/storeApi.ts';
import { describeSize, readBuildInputs, refuseOtherFile } from '../buildFile.ts';
import {
  type BuildCourse,
  claimBuild,
  dropReservation,
  reserveBuild,
  reservePlace,
  savedOf,
} from '../buildReservation.ts';
import { commitFile, readFile } from '../buildUploadFiles.ts';
import { type ProcessedUpload, readUpload, unusableBuild, uploadStateOf, warningsOf } from '../buildUploads.ts';
import { sendFileParts } from '../fileParts.ts';
import { withReason } from '../recipeErrors.ts';

export const uploadBuild: Recipe = async (context) => {
  const wanted = readBuildInputs(context);
  const steps = context.startSteps(context.job?.steps);
  const course: BuildCourse = { context, steps, wanted, job: context.job };
  try {
    return await upload(course);
  } catch (thrown) {
    await dropReservation(course);
    throw thrown;
  }
};

async function upload(course: BuildCourse): Promise<RelayResponse> {
  const { context, steps, wanted } = course;
  await claimBuild(course);
  await doOnce(course, 'app', async () => {
    await steps.read('Find the app', () => context.store().call('ReadApp', { id: wanted.appId }));
  });
  const file = await findSourceFile(course);
  const uploadId = await reserveBuild(course);
  const fileId = await reservePlace(course, uploadId, file);
  await send(course, fileId, file);
  await commit(course, fileId, file);
  const { upload: found, buildId } = (await awaitProcessing(course, uploadId)) ?? {};
  const warnings = found ? warningsOf(found) : [];
  return jsonResponse(200, {
    ...(found && { buildUploadId: found.id, state: uploadStateOf(found) }),
    ...(buildId !== undefined && { buildId }),
    ...{ fileName: wanted.fileName, fileSize: file.size },
    ...(warnings.length > 0 && { warnings }),
    steps: steps.reports,
  });
}

async function findSourceFile(course: BuildCourse): Promise<SourceFacts> {
  const { context, job, steps, wanted } = course;
  const known = savedOf(course).file;
  if (known) return known;
  const { size, version, ranges } = await steps.read(
    'Look at the file',
    async () => {
      const found = await probeFile(context.files, wanted.fileUrl, context.deadline);
      refuseOtherFile(wanted, found.start);
      return found;
    },
    (found) =>
      `${describeSize(found.size)}.${found.ranges ? '' : ' Its host reads no parts, so it is read in one pass.'}`,
  );
  const file = { size, ranges, ...(version !== undefined && { version }) };
  await job?.checkpoint({ file }, steps.reports, { sentence: 'The file was found.', percent: 0, ...sizes(0, size) });
  return file;
}

async function send(course: BuildCourse, fileId: string | undefined, file: SourceFacts): Promise<void> {
  const { context, job, steps, wanted } = course;
  const { sent = 0, parts } = savedOf(course);
  if (parts !== undefined && sent >= parts) return;
  const { size } = file;
  await steps.write(
    `Send ${wanted.fileName}`,
    async () => {
      const source = openSource(context.files, wanted.fileUrl, file, context.deadline);
      try {
        return await sendFileParts({
          ...{ context, size, source, sent },
          readOperations: async () => (await readFile(context.store(), fileId ?? '')).attributes.uploadOperations,
          keep: async (done, of, bytes) =>
            job?.checkpoint({ sent: done, parts: of }, steps.reports, {
              sentence: `${done} of ${of} parts are sent.`,
              percent: Math.floor((bytes / size) * 100),
              ...sizes(bytes, size),
            }),
        });
      } finally {
        source.close();
      }
    },
    (count) => `${describeSize(size)} in ${count} parts.`,
  );
}

async function commit(course: BuildCourse, fileId: string | undefined, { size }: SourceFacts): Promise<void> {
  const { context, job, steps, wanted } = course;
  if (savedOf(course).committed) return;
  await steps.write(`Commit ${wanted.fileName}`, () => withReason(commitFile(context.store(), fileId ?? '')));
  await job?.checkpoint({ committed: true }, steps.reports, {
    sentence: 'The file is at Apple, which processes it.',
    percent: 100,
    ...sizes(size, size),
  });
}

/** undefined for a plan. */
async function awaitProcessing(course: BuildCourse, id: string | undefined): Promise<ProcessedUpload | undefined> {
  const { context, steps, wanted } = course;
  const api = context.store();
  const name = 'Wait for Apple to process it';
  if (id === undefined) {
    steps.skip(name, 'This is a plan.');
    return undefined;
  }
  if (wanted.skipsProcessing) {
    steps.skip(name, 'You asked not to wait. List builds shows the build when it is there.');
    return readUpload(api, id);
  }
  const isOver = ({ upload: seen }: ProcessedUpload): boolean => ['FAILED', 'COMPLETE'].includes(uploadStateOf(seen));
  const found = await steps.read(
    name,
    () => lookUntil(course, { counter: 'looks', look: () => readUpload(api, id), isOver }),
    ({ upload: seen }) => uploadStateOf(seen),
  );
  if (uploadStateOf(found.upload) === 'FAILED') throw unusableBuild(wanted, found.upload);
  return found;
}

function sizes(bytesSent: number, bytesTotal: number) {
  return { bytesSent, bytesTotal };
}
