// The language that an upload is shown in: of the version in preparation, of a custom product page, or of a treatment of a test.
import type { StepRunner } from '../../core/stepRunner.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { findDraft } from './draftVersion.ts';
import { notFoundFailure, wrongInput } from './recipeErrors.ts';
import { readToOne } from './relations.ts';
import { findLanguage } from './screenshots.ts';
import type { Surface } from './surfaces.ts';
import type { Localization } from './texts.ts';
import type { UploadKind } from './uploadTurn.ts';

export interface ShownLanguage {
  readonly surface: Surface;
  readonly language: Pick<Localization, 'id' | 'attributes'>;
}

const ofPages: readonly Surface[] = [
  'appCustomProductPageLocalization',
  'appStoreVersionExperimentTreatmentLocalization',
];

/** By the inputs of the call. Throws 404 for an ID that is none of a page or treatment, 400 for one in another language. */
export async function findShownLanguage(
  context: RecipeContext,
  steps: StepRunner,
  kind: UploadKind,
): Promise<ShownLanguage> {
  const locale = inputOf<string>(context, 'locale') ?? '';
  const pageLanguageId = inputOf<string>(context, 'pageLocalizationId') || undefined;
  if (pageLanguageId !== undefined)
    return steps.read(`Find the page localization ${pageLanguageId}`, () =>
      readOfPage(context, pageLanguageId, locale),
    );
  const version = await findDraft(context, steps, kind);
  const language = await steps.read(`Find the language ${locale}`, () => findLanguage(context, version, locale));
  return { surface: 'appStoreVersionLocalization', language };
}

/** The ID does not show whether it is of a page or of a treatment. */
async function readOfPage(context: RecipeContext, id: string, locale: string): Promise<ShownLanguage> {
  for (const surface of ofPages) {
    const found = await readToOne<{ readonly locale: string }>(context, `${surface}s_getInstance`, { id });
    const own = found?.attributes.locale;
    if (own && own.toLowerCase() !== locale.toLowerCase())
      throw wrongInput(`The page localization ${id} is in ${own}. Give it as Language, or another Page localization.`);
    if (found) return { surface, language: { id, attributes: { locale: own ?? locale } } };
  }
  throw notFoundFailure(
    `No custom product page or treatment has the localization ${id}. Create custom product page and Create product page optimization test return their IDs.`,
  );
}
