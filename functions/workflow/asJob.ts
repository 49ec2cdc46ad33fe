// Runs the recipe of a row with `job: true` as a job.
import { inputOf, type Recipe } from './storeApi.ts';

/** A dry run is no job: it only reads. */
export function asJob(recipe: Recipe): Recipe {
  return (context) =>
    context.job || inputOf<boolean>(context, 'dryRun') === true ? recipe(context) : context.jobs.start(context, recipe);
}
