// The steps of an update, in order: upload, draft, binary, rollout, old binaries, submission. Sources: Samsung, "Submit an Update" and "Staged Rollout" in its user guide.

import { pause } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext, StoreApi } from '../../workflow/storeApi.ts';
import { appBinariesOf, type GalaxyRecord } from './app.ts';
import { requiredUpdateFields } from './draft.ts';
import { readBinaries } from './stagedRollout.ts';
import type { AppFile } from './updateFile.ts';

export interface UpdateOptions {
  readonly contentId: string;
  readonly gms: string | undefined;
  readonly fileUrl: string | undefined;
  readonly whatsNew: string | undefined;
  readonly publicationType: string | undefined;
  readonly devicesOf: string | undefined;
  readonly removes: boolean;
  readonly rate: number | undefined;
  readonly submits: boolean;
  readonly dryRun: boolean;
}

export interface UpdateContext {
  readonly context: RecipeContext;
  readonly api: StoreApi;
  readonly steps: StepRunner;
  readonly wanted: UpdateOptions;
  /** The base record of the update: the draft, or else the live record. */
  readonly from: GalaxyRecord;
  /** The key of a file that an earlier slice of the job has uploaded. */
  readonly uploaded: string | undefined;
  /** Called before the app is changed, with the key of the uploaded file. */
  readonly beforeChanges: (fileKey: string | undefined) => Promise<void>;
}

interface Uploaded {
  readonly fileKey: string;
  readonly fileSize?: string | number | null;
}

/** The upload (1000) or the draft (4104) may not be visible everywhere yet; a Gradle plugin tries five times. */
const notYet = new Set(['1000', '4104']);
const TRIES = 5;

export async function runUpdateWorkflow(course: UpdateContext, fileName: string, file: AppFile) {
  const { api, steps, wanted, from } = course;
  const fileKey = course.uploaded ?? (await upload(course, fileName, file));
  await course.beforeChanges(fileKey);
  await steps.write('Update the draft', () => api.call('UpdateGalaxyApp', changeOf(wanted, from)));
  const binarySeq = await addBinary(course, fileName, fileKey);
  await rollOut(course, binarySeq);
  const deleted = await removeOld(course);
  await submit(course);
  const { contentId, submits, dryRun } = wanted;
  const made = { ...(fileKey && { fileKey }), ...(binarySeq && { binarySeq }), deleted: dryRun ? [] : deleted };
  return { contentId, fileName, ...made, submitted: submits && !dryRun, steps: steps.reports };
}

async function upload({ api, steps }: UpdateContext, fileName: string, file: AppFile): Promise<string | undefined> {
  const session = await steps.write('Create upload session', () =>
    api.call<{ readonly sessionId: string }>('CreateUploadSession'),
  );
  const uploaded = await steps.write(
    `Upload ${fileName}`,
    async () => {
      const sent = await api.call<Uploaded>('UploadFile', { sessionId: session?.sessionId, fileName }, file.bytes);
      // there is no checksum: only the size distinguishes a complete file from a truncated one
      if (!isReported(sent.fileSize) || Number(sent.fileSize) === file.count()) return sent;
      const message = `Of ${file.count()} bytes ${sent.fileSize} have arrived. Try again.`;
      throw new Failure('store_invalid_answer', message);
    },
    ({ fileSize }) =>
      `${file.count()} bytes.${isReported(fileSize) ? '' : ' Galaxy Store does not report how many have arrived.'}`,
  );
  return uploaded?.fileKey;
}

function changeOf({ whatsNew, publicationType }: UpdateOptions, from: GalaxyRecord) {
  return {
    ...requiredUpdateFields(from),
    ...(publicationType !== undefined && { publicationType }),
    ...(whatsNew !== undefined && { newFeature: whatsNew }),
  };
}

function addBinary(course: UpdateContext, fileName: string, filekey: string | undefined): Promise<string | undefined> {
  const { api, steps, wanted } = course;
  const { contentId, gms, devicesOf } = wanted;
  const devices = devicesOf === undefined ? {} : { binarySeqForDeviceInfo: devicesOf };
  const add = () =>
    api.call<{ readonly data?: { readonly binarySeq?: string | number } }>('AddBinary', {
      contentId,
      filekey,
      gms,
      ...devices,
    });
  return steps.write(
    `Add ${fileName} as binary${devicesOf === undefined ? '' : `, for the devices of binary ${devicesOf}`}`,
    async () => {
      const { data } = await retryWhileNotReady(course, add);
      return data?.binarySeq === undefined ? findBinary(course, fileName) : String(data.binarySeq);
    },
    (binarySeq) => `Binary ${binarySeq}.`,
  );
}

async function rollOut({ api, steps, wanted }: UpdateContext, binarySeq: string | undefined): Promise<void> {
  const { contentId, rate } = wanted;
  if (rate === undefined) return;
  await steps.write('Add the new binary to the rollout', () =>
    api.call('UpdateRolloutBinary', { contentId, function: 'ADD', binarySeq }),
  );
  const setting = { contentId, appStatus: 'REGISTRATION', function: 'ENABLE_ROLLOUT', rolloutRate: rate };
  await steps.write(`Set rollout rate to ${rate}`, () => api.call('SetRolloutRate', setting));
}

/** Removes the binary with the same devices as the new one, or all older ones. */
async function removeOld({ api, steps, wanted, from }: UpdateContext): Promise<readonly string[]> {
  const { contentId, removes, devicesOf } = wanted;
  if (!removes) return [];
  const all = appBinariesOf(from).map(({ binarySeq }) => String(binarySeq));
  const old = devicesOf === undefined ? all : [devicesOf];
  for (const binarySeq of old)
    await steps.write(`Delete binary ${binarySeq}`, () => api.call('DeleteBinary', { contentId, binarySeq }));
  return old;
}

async function submit({ api, steps, wanted: { contentId, submits } }: UpdateContext): Promise<void> {
  if (submits) await steps.write('Submit for review', () => api.call('SubmitGalaxyApp', { contentId }));
  else steps.skip('Submit for review', 'It was not asked for: the update stays a draft.');
}

function isReported(size: Uploaded['fileSize']): boolean {
  return size !== undefined && size !== null && size !== '';
}

async function retryWhileNotReady<T>({ context, api }: UpdateContext, work: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await work();
    } catch (thrown) {
      const isEarly =
        thrown instanceof Failure && thrown.code === 'store_refused' && notYet.has(thrown.details[0]?.code ?? '');
      const wait = api.account.pollDelay(tried);
      if (!isEarly || tried + 1 >= TRIES || context.deadline.left() <= wait) throw thrown;
      await pause(context.deadline, wait);
    }
  }
}

/** Samsung's sample of the response lacks the sequence number; in that case, finds the file in the draft. */
async function findBinary({ api, wanted }: UpdateContext, fileName: string): Promise<string> {
  const binaries = await readBinaries(api, wanted.contentId, 'REGISTRATION');
  const found = binaries.find((each) => each.fileName === fileName) ?? binaries[0];
  if (found) return String(found.seq);
  throw new Failure('store_invalid_answer', 'The binary was added, but Galaxy Store does not name it.');
}
