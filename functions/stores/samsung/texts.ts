// Determines which texts of a Galaxy Store app change: compares the inputs with the existing texts. Additional languages are sent as one list, and a language that is not in it is deleted.
import type { GalaxyRecord, Translation } from './app.ts';
import { inputRefused } from './draft.ts';

export interface GivenTranslation {
  readonly language: string;
  readonly whatsNew: string;
  readonly title?: string;
  readonly description?: string;
}

/** One language: the changed texts, by Samsung's field names. */
export interface TranslationChange {
  readonly language: string;
  readonly texts: Readonly<Record<string, string>>;
}

export interface TranslationPlan {
  readonly writings: readonly TranslationChange[];
  /** Details of the update for the step report. */
  readonly change: Readonly<Record<string, unknown>>;
}

export function planTranslations(from: GalaxyRecord, given: readonly GivenTranslation[]): TranslationPlan {
  refuseInput(given);
  const there = from.addLanguage ?? [];
  const isDefault = ({ language }: { readonly language: string }): boolean =>
    isSame(from.defaultLanguageCode, language);
  const writings = given.map((each) => (isDefault(each) ? inDefault(from, each) : inFurther(there, each)));
  const changed = writings.filter(({ texts }) => Object.keys(texts).length > 0);
  const further = changed.filter((each) => !isDefault(each));
  return {
    writings,
    change: {
      ...changed.find(isDefault)?.texts,
      ...(further.length > 0 && { addLanguage: mergedList(there, further) }),
    },
  };
}

function refuseInput(given: readonly GivenTranslation[]): void {
  const twice = given.find(({ language }, at) => given.findIndex((each) => isSame(each.language, language)) !== at);
  if (twice) throw inputRefused(`Each language can be given once: ${twice.language}.`);
}

function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

function inDefault(
  from: GalaxyRecord,
  { language, whatsNew, title, description }: GivenTranslation,
): TranslationChange {
  const wanted = { newFeature: whatsNew, appTitle: title, longDescription: description };
  return { language: from.defaultLanguageCode ?? language, texts: differing(wanted, from) };
}

function inFurther(there: readonly Translation[], given: GivenTranslation): TranslationChange {
  const own = there.find(({ languagecode }) => isSame(languagecode, given.language));
  if (!own) refuseUnnamed(given, there);
  const wanted = { newFeature: given.whatsNew, appTitle: given.title, description: given.description };
  return { language: own?.languagecode ?? given.language, texts: differing(wanted, own ?? {}) };
}

/** The complete list: every existing language with its changes, and the new ones. */
function mergedList(there: readonly Translation[], writings: readonly TranslationChange[]): readonly Translation[] {
  const textsIn = (code: string) => writings.find(({ language }) => language === code)?.texts;
  const added = writings.filter(({ language }) => !there.some(({ languagecode }) => languagecode === language));
  return [
    ...there.map((each) => ({ ...withoutPictures(each), ...textsIn(each.languagecode) })),
    ...added.map(({ language, texts }) => ({ languagecode: language, ...texts })),
  ];
}

function differing(wanted: Readonly<Record<string, string | undefined>>, there: object): TranslationChange['texts'] {
  const before = there as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, text]) =>
      text === undefined || text === before[name] ? [] : [[name, text]],
    ),
  );
}

/** Samsung requires a title and a description in every language. */
function refuseUnnamed({ language, title, description }: GivenTranslation, there: readonly Translation[]): void {
  if (title !== undefined && description !== undefined) return;
  const known = there.map(({ languagecode }) => languagecode).join(', ') || 'none';
  throw inputRefused(
    `The app has no texts in ${language}: give its Title and Description, too. Its further languages: ${known}.`,
  );
}

/** Sending a screenshot back as it was read can fail the whole update; null leaves it unchanged. */
function withoutPictures(translation: Translation): Translation {
  return translation.screenshots ? { ...translation, screenshots: null } : translation;
}
