// One upload at a time of a file changes the screenshots, or the previews, of a version in one language: two would show it twice.
import { Failure } from '../../core/errors.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { conflict } from './recipeErrors.ts';
import type { Localization } from './texts.ts';

export type UploadKind = 'screenshots' | 'previews';

/**
 * Runs `work` with a context of its own. Throws 409 if another job has the language. A call waits for another one with a
 * file of this name, and throws 429 if that takes too long. A plan changes nothing and needs no turn.
 */
export async function inUploadTurn<T>(
  context: RecipeContext,
  kind: UploadKind,
  { language, file }: { readonly language: Pick<Localization, 'id' | 'attributes'>; readonly file: string },
  work: (held: RecipeContext) => Promise<T>,
): Promise<T> {
  if (inputOf<boolean>(context, 'dryRun') === true) return work(context);
  if (context.job) {
    await claimLanguages(context, kind, [language]);
    return work(context);
  }
  const busy = (by: 'job' | 'call'): Failure =>
    by === 'job'
      ? taken(kind, language)
      : new Failure('too_many_calls', `Another call uploads ${file}. Try again in a minute.`);
  return context.jobs.alone(context, { what: claimOf(context, kind, language), part: file, busy }, work);
}

/** Nothing for a plan, which is no job. */
export async function claimLanguages(
  context: RecipeContext,
  kind: UploadKind,
  languages: readonly Pick<Localization, 'id' | 'attributes'>[],
): Promise<void> {
  for (const language of languages) {
    const other = await context.job?.claim(claimOf(context, kind, language));
    if (other !== undefined) throw taken(kind, language);
  }
}

function claimOf(context: RecipeContext, kind: UploadKind, { id }: Pick<Localization, 'id'>): string {
  const { store, name } = context.store().account;
  return [store, name, kind, id].join('/');
}

function taken(kind: UploadKind, { attributes: { locale } }: Pick<Localization, 'attributes'>): Failure {
  return conflict(
    `Another job or call changes the ${kind} of ${locale} at this moment. Call this again when it has ended: see List jobs.`,
  );
}
