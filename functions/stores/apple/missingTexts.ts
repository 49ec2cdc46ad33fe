// The texts that App Review requires in every language of a version, and which are missing. Source: App Store Connect Help,
// "Required, localizable, and editable properties"; the associated errors of refused submissions (fastlane #20100).
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { ResourceList } from './resource.ts';
import type { Localization } from './texts.ts';
import type { VersionSelector } from './version.ts';

/** Required fields, with the labels that App Store Connect shows. */
const required = { description: 'description', keywords: 'keywords', supportUrl: 'support URL' } as const;
/** The first version of an app has no "What's New" text; every later one requires it. */
const requiredLater = { ...required, whatsNew: 'what is new' } as const;

export interface MissingTexts {
  readonly locale: string;
  /** For example `description, keywords, support URL`. */
  readonly lacks: string;
}

type Version = Pick<VersionSelector, 'appId' | 'platform'>;

/** One row for each incomplete language. */
export async function missingTextsOf(
  context: RecipeContext,
  version: Version,
  languages: readonly Localization['attributes'][],
): Promise<readonly MissingTexts[]> {
  const later = languages.map((each) => lackingIn(each, requiredLater)).filter(({ lacks }) => lacks !== '');
  if (later.length === 0 || !(await isFirst(context, version))) return later;
  return languages.map((each) => lackingIn(each, required)).filter(({ lacks }) => lacks !== '');
}

/** `fr-FR lacks description, keywords. de-DE lacks what is new.` */
export function describeMissingTexts(lacking: readonly MissingTexts[]): string {
  if (lacking.length === 0) return 'Every language has what App Review asks for.';
  return lacking.map(({ locale, lacks }) => `${locale} lacks ${lacks}.`).join(' ');
}

/** The words of the attributes that are empty, as in `description, keywords`. */
export function emptyOf(attributes: object | null | undefined, words: Readonly<Record<string, string>>): string {
  const values = new Map<string, unknown>(Object.entries(attributes ?? {}));
  const empty = Object.entries(words).filter(([name]) => !values.get(name));
  return empty.map(([, word]) => word).join(', ');
}

function lackingIn(texts: Localization['attributes'], names: Readonly<Record<string, string>>): MissingTexts {
  return { locale: texts.locale, lacks: emptyOf(texts, names) };
}

async function isFirst(context: RecipeContext, { appId, platform }: Version): Promise<boolean> {
  const { answer, next } = await context.store().page<ResourceList<unknown>>('ListVersions', {
    id: appId,
    'filter[platform]': [platform],
    'fields[appStoreVersions]': ['versionString'],
    limit: 2,
  });
  return next.is === 'end' && answer.data.length < 2;
}
