// The languages of a custom product page or of a treatment: each has a localization that screenshots go to.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { OperationInputs, RecipeContext } from '../../workflow/storeApi.ts';
import { withReason } from './recipeErrors.ts';
import type { ResourceDocument, ResourceList } from './resource.ts';
import { spelledLocale } from './texts.ts';

export interface PageText {
  readonly locale: string;
  readonly promotionalText?: string;
}

/** The operations of one kind of localization. */
export interface LocalizationCalls {
  readonly list: string;
  readonly create: string;
  /** Absent for one without a text. */
  readonly update?: string;
  /** The input of `create` that names the parent. */
  readonly parent: string;
}

/** Where the localizations go. */
export interface LocalizationPlace {
  readonly calls: LocalizationCalls;
  /** As steps name it: `page Sailors`. */
  readonly what: string;
  /** Undefined for one that a plan only announces. */
  readonly parentId: string | undefined;
}

/** Those that are made, by language; a plan makes none. Texts that are there already are not sent. */
export async function writeLocalizations(
  context: RecipeContext,
  steps: StepRunner,
  { calls, what, parentId: id }: LocalizationPlace,
  texts: readonly PageText[],
): Promise<readonly { readonly locale: string; readonly localizationId: string }[]> {
  const { call: ask, listAll } = context.store();
  const { data } = id === undefined ? { data: [] } : await listAll<ResourceList<PageText>>(calls.list, { id });
  const made: { locale: string; localizationId: string }[] = [];
  for (const text of texts) {
    const locale = spelledLocale(text);
    const own = data.find(({ attributes }) => attributes.locale === locale);
    const step = `Write ${locale} of the ${what}`;
    const { promotionalText } = text;
    const isSame = !promotionalText || promotionalText === own?.attributes.promotionalText;
    if (own && isSame) steps.skip(step, `It is there already: ${own.id}.`);
    const inputs: OperationInputs = promotionalText ? { promotionalText } : {};
    const write = (): Promise<ResourceDocument<unknown>> =>
      own
        ? ask(calls.update ?? '', { id: own.id, ...inputs })
        : ask(calls.create, { [calls.parent]: id, locale, ...inputs });
    const written = own && isSame ? { data: own } : await steps.write(step, () => withReason(write()));
    if (written) made.push({ locale, localizationId: written.data.id });
  }
  return made;
}
