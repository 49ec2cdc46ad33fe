// Writes the texts of a resource in one language: creates its localization, or changes the texts that differ.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { makeOnce } from './makeOnce.ts';
import { withReason } from './recipeErrors.ts';
import type { Resource, ResourceDocument, ResourceList } from './resource.ts';
import { spelledLocale } from './texts.ts';

/** The operations of one kind of localization, by Apple's operationId. */
export interface LocalizationCalls {
  readonly list: string;
  readonly create: string;
  /** Absent for one without a text. */
  readonly update?: string;
  /** The input of `create` that names the parent. */
  readonly parent: string;
}

/** Where localizations go. */
export interface LocalizationTarget {
  readonly calls: LocalizationCalls;
  /** As steps name it: `page Sailors`. */
  readonly what: string;
  /** Undefined for one that a plan only announces. */
  readonly parentId: string | undefined;
}

/** One language: its texts by Apple's names. An empty text leaves the present one as it is. */
export interface LocalizedTexts {
  readonly locale: string;
}

/** A localization that exists; `locale` is Apple's spelling. */
export type PresentTexts = Resource<Readonly<Record<string, unknown>>>;

export async function listLocalizations(
  context: RecipeContext,
  { list }: LocalizationCalls,
  id: string,
): Promise<readonly PresentTexts[]> {
  return (await context.store().listAll<ResourceList<Readonly<Record<string, unknown>>>>(list, { id })).data;
}

/** The ID of the localization; undefined for one that a plan only announces. Texts that are there already are not sent. */
export async function writeLocalization(
  context: RecipeContext,
  steps: StepRunner,
  { calls, what, parentId }: LocalizationTarget,
  texts: LocalizedTexts,
  present: readonly PresentTexts[],
): Promise<string | undefined> {
  const api = context.store();
  const locale = spelledLocale(texts);
  const own = ofLanguage(present, texts);
  const changes = changedTexts(texts, present);
  const step = `Write ${locale} of the ${what}`;
  if (own && changes.length === 0) {
    steps.skip(step, `It has these texts already: ${own.id}.`);
    return own.id;
  }
  const inputs = Object.fromEntries(changes);
  // a localization whose answer got lost is there: a language is listed once
  const find = async () =>
    parentId === undefined ? undefined : ofLanguage(await listLocalizations(context, calls, parentId), texts);
  const write = async (): Promise<{ readonly id: string }> =>
    own
      ? (await api.call<ResourceDocument<unknown>>(calls.update ?? '', { id: own.id, ...inputs })).data
      : makeOnce(api, calls.create, { [calls.parent]: parentId, locale, ...inputs }, find);
  const written = await steps.write(step, () => withReason(write()));
  return written?.id;
}

/** The texts that differ from the present ones; an empty one is none. */
export function changedTexts(
  texts: LocalizedTexts,
  present: readonly PresentTexts[],
): readonly (readonly [string, string])[] {
  const own = ofLanguage(present, texts);
  const { locale: _, ...given } = texts;
  return Object.entries<string>(given).filter(([name, value]) => value && value !== own?.attributes[name]);
}

function ofLanguage(present: readonly PresentTexts[], texts: LocalizedTexts): PresentTexts | undefined {
  return present.find(({ attributes }) => attributes.locale === spelledLocale(texts));
}
