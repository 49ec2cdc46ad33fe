// Runs the recipe of a row with `job: true` as a job.
import type { RelayOperation } from '../../connector/core/operation.ts';
import { asSlowCaller, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import { inputOf, type Recipe, type RecipeContext } from './storeApi.ts';

/** A file in the body of the call cannot be read again in a later slice; one at an address can. */
export function isJob({ job, body }: RelayOperation, { query }: ValidatedRequest): boolean {
  return job === true && (body?.format !== 'binary' || query.fileUrl !== undefined);
}

/** A dry run is no job: it only reads. */
export function asJob(recipe: Recipe): Recipe {
  return async (context) => {
    if (context.job || inputOf<boolean>(context, 'dryRun') === true) return recipe(context);
    await refuseFile(context);
    return context.jobs.start(context, recipe);
  };
}

/** The host may pass an empty body on where there is none. */
async function refuseFile({ valid: { bytes }, deadline }: RecipeContext): Promise<void> {
  if (!bytes) return;
  const pieces = bytes[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await within(deadline, pieces.next()).catch(asSlowCaller);
    if (done) return;
    if (value.byteLength === 0) continue;
    await pieces.return?.();
    throw new Failure('invalid_request', 'Give the file or its address, not both.');
  }
}
