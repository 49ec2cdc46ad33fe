// Determines which texts of a version to write in each language: compares the inputs with the existing texts.
import { localesFor } from '../../../connector/stores/apple/locales.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';
import type { Resource } from './resource.ts';

/** Texts that a call can set; an empty input leaves the text as it is. */
const versionTextNames = [
  'whatsNew',
  'promotionalText',
  'description',
  'keywords',
  'supportUrl',
  'marketingUrl',
] as const;
export type VersionTexts = Readonly<Partial<Record<(typeof versionTextNames)[number], string | null>>>;
export type Localization = Omit<Resource<VersionTexts>, 'attributes'> & {
  readonly attributes: VersionTexts & { readonly locale: string };
};
export type GivenTexts = VersionTexts & { readonly locale: string };

interface OfLanguage {
  readonly locale: string;
}

/** Changes in one language; `id` is that of its localization, if it exists. */
export interface TextChange {
  readonly locale: string;
  readonly id?: string;
  readonly texts: VersionTexts;
}

/** All changes, in the store's order, new languages last. Throws before anything is written. */
export function planVersionTexts(
  present: readonly Localization[],
  given: readonly GivenTexts[],
  fallback: string | undefined,
  createMissing: boolean,
): readonly TextChange[] {
  refuseInput(given, fallback);
  const unknown = given.filter(({ locale }) => !present.some(({ attributes }) => same(attributes.locale, locale)));
  refuseNone(unknown, present);
  if (!createMissing) refuseUnknown(unknown, present);
  const known = present.flatMap(({ id, attributes: { locale } }): TextChange[] => {
    const own = given.find((each) => same(each.locale, locale));
    if (own) return [{ id, locale, texts: filled(own) }];
    return fallback ? [{ id, locale, texts: { whatsNew: fallback } }] : [];
  });
  return [...known, ...unknown.map((each) => ({ locale: spelledLocale(each), texts: filled(each) }))];
}

/** The fields that differ from the existing ones. */
export function changesOf({ id, texts }: TextChange, present: readonly Localization[]): VersionTexts {
  const current: VersionTexts = present.find((each) => each.id === id)?.attributes ?? {};
  return Object.fromEntries(
    versionTextNames.flatMap((name) => (texts[name] && texts[name] !== current[name] ? [[name, texts[name]]] : [])),
  );
}

/** Rejects a language that is given twice, or that the App Store does not have. */
export function refuseLanguages(given: readonly OfLanguage[]): void {
  refuseTwice(given);
  refuseNone(given, []);
}

/** The code in Apple's spelling. */
export function spelledLocale({ locale }: OfLanguage): string {
  return localesFor(locale)[0] ?? locale;
}

function refuseTwice(given: readonly OfLanguage[]): void {
  const locales = given.map(({ locale }) => locale.toLowerCase());
  const twice = given.filter(({ locale }, at) => locales.indexOf(locale.toLowerCase()) !== at);
  if (twice.length > 0)
    throw wrongInput(`Each language can be given once: ${joinNames(twice.map(({ locale }) => locale))}.`);
}

function refuseInput(given: readonly GivenTexts[], fallback: string | undefined): void {
  refuseTwice(given);
  const empty = given.filter((each) => Object.keys(filled(each)).length === 0);
  if (empty.length > 0) throw wrongInput(`There is no text for ${joinNames(empty.map(({ locale }) => locale))}.`);
  if (given.length === 0 && !fallback) throw wrongInput('Give Texts, a text for All other languages, or both.');
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Rejects a language that neither the version nor the App Store has, and suggests similar ones. */
function refuseNone(unknown: readonly OfLanguage[], present: readonly Localization[]): void {
  const none = unknown.find(isNone);
  if (!none) return;
  const all = localesFor(none.locale);
  const current = all.filter((code) => present.some(({ attributes }) => same(attributes.locale, code)));
  const meant = current.length > 0 ? current : all;
  throw wrongInput(
    meant.length > 0
      ? (`"${none.locale}" is not a language of the App Store. Did you mean ${meant.join(' or ')}?` as `${string}.`)
      : `"${none.locale}" is not a language of the App Store. Languages are written such as en-US, de-DE or ja.`,
  );
}

function refuseUnknown(unknown: readonly GivenTexts[], present: readonly Localization[]): void {
  if (unknown.length === 0) return;
  const [asked, current] = [unknown, present.map(({ attributes }) => attributes)].map((all) =>
    joinNames(all.map(({ locale }) => locale)),
  );
  throw wrongInput(
    `The version has no texts in ${asked}. Its languages: ${current || 'none'}. Set Create missing languages to add them.`,
  );
}

function filled(texts: VersionTexts): VersionTexts {
  return Object.fromEntries(versionTextNames.flatMap((name) => (texts[name] ? [[name, texts[name]]] : [])));
}

function isNone({ locale }: OfLanguage): boolean {
  return localesFor(locale)[0]?.toLowerCase() !== locale.toLowerCase();
}
