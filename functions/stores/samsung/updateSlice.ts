// An update that runs as a job: the upload may be repeated in the next slice, the changes after it are made in one.
import { Failure } from '../../core/errors.ts';
import { unknownOutcome, withVerifyHint } from '../../core/retryAdvice.ts';
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { inputRefused } from './draft.ts';
import type { UpdateContext } from './updateWorkflow.ts';

interface SavedUpdate {
  /** How often the upload was begun. */
  readonly tries?: number;
  readonly fileKey?: string;
  /** The changes after the upload have begun. */
  readonly changes?: boolean;
}

/** Time for the changes after the upload, in milliseconds. */
const CHANGES = 45_000;
/** Slices in which the whole file did not get through. */
const MOST_TRIES = 4;

/** A file that is uploaded again gets another key; nothing refers to the first one, which Galaxy Store drops. */
export async function startUpdateSlice(
  { job, store, operation }: RecipeContext,
  steps: StepRunner,
  contentId: string,
): Promise<Pick<UpdateContext, 'uploaded' | 'beforeChanges'>> {
  if (!job) return { uploaded: undefined, beforeChanges: async () => undefined };
  const { account } = store();
  if ((await job.claim([account.store, account.name, contentId].join('/'))) !== undefined)
    throw inputRefused('Another job updates this app at this moment. See List jobs.');
  const { tries = 0, fileKey, changes } = job.saved as SavedUpdate;
  if (changes) throw withVerifyHint(interrupted(), operation);
  if (fileKey === undefined) {
    if (tries >= MOST_TRIES) throw tooSlow();
    await job.checkpoint({ tries: tries + 1 }, steps.reports, { sentence: 'The file is being sent.' });
  }
  return {
    uploaded: fileKey,
    beforeChanges: async (key) => {
      await job.checkpoint({ fileKey: key }, steps.reports, { sentence: 'The file is sent.', percent: 100 });
      await job.ensureTime(CHANGES, steps.reports);
      await job.checkpoint({ changes: true }, steps.reports, { sentence: 'The draft is changed.', percent: 100 });
    },
  };
}

/** None of the changes is made twice: each of them could be one that Galaxy Store has made already. */
function interrupted(): Failure {
  return unknownOutcome(
    'The relay stopped while it changed the draft, so it is not known which changes were made. Check whether the change was made before you try again.',
    [{ code: 'lost', message: 'A slice of the job was never finished.' }],
  );
}

function tooSlow(): Failure {
  return new Failure(
    'store_timeout',
    `The file could not be sent within a slice of four minutes, in ${MOST_TRIES} tries. Nothing was changed.`,
  );
}
