// The languages of a custom product page or of a treatment: each has a localization that screenshots go to.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { type LocalizationTarget, listLocalizations, writeLocalization } from './localizations.ts';
import { spelledLocale } from './texts.ts';

export interface PageText {
  readonly locale: string;
  readonly promotionalText?: string;
}

/** A row of the response. */
export interface WrittenLocalization {
  readonly locale: string;
  readonly localizationId: string;
}

/** The localizations of all `texts`; a plan has only those that exist. */
export async function writeLocalizations(
  context: RecipeContext,
  steps: StepRunner,
  target: LocalizationTarget,
  texts: readonly PageText[],
): Promise<readonly WrittenLocalization[]> {
  const { calls, parentId } = target;
  const present = parentId === undefined ? [] : await listLocalizations(context, calls, parentId);
  const written: WrittenLocalization[] = [];
  for (const text of texts) {
    const localizationId = await writeLocalization(context, steps, target, text, present);
    if (localizationId !== undefined) written.push({ locale: spelledLocale(text), localizationId });
  }
  return written;
}
