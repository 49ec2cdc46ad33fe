// Where a screenshot goes: the set of its language and device, and what is in there already.
import type { Kitchen } from '../recipes/recipe.ts';
import { type Asset, deliveryOf } from './asset.ts';
import { namesOf, wrongInput } from './refuse.ts';
import type { List, Resource } from './resource.ts';
import type { Upload } from './upload.ts';
import { nameOf, type Version } from './version.ts';

/** Apple's number for one set. */
export const MOST_SCREENSHOTS = 10;

type Language = Resource<{ readonly locale: string }>;

export const findLanguage = async (kitchen: Kitchen, version: Version, locale: string): Promise<Language> => {
  const inputs = { id: version.id };
  const { data } = await kitchen.cook().askAll<List<Language['attributes']>>('ListVersionLocalizations', inputs);
  const found = data.find(({ attributes }) => attributes.locale.toLowerCase() === locale.toLowerCase());
  if (found) return found;
  const there = namesOf(data.map(({ attributes }) => attributes.locale));
  throw wrongInput(`${nameOf(version)} has no texts in ${locale}. It has ${there || 'none'}. Add the language first.`);
};

export interface ScreenshotSet {
  /** Absent where there is no set for this device yet. */
  readonly id?: string | undefined;
  readonly screenshots: readonly Asset[];
}

export const findSet = async (kitchen: Kitchen, languageId: string, displayType: string): Promise<ScreenshotSet> => {
  const { data, included = [] } = await kitchen.cook().ask<List<unknown>>('ListScreenshotSets', {
    id: languageId,
    'filter[screenshotDisplayType]': [displayType],
    include: ['appScreenshots'],
  });
  return { id: data[0]?.id, screenshots: included.filter(({ type }) => type === 'appScreenshots') as readonly Asset[] };
};

/** The same picture, committed before. */
export const committedIn = ({ screenshots }: ScreenshotSet, { checksum }: Upload): Asset | undefined =>
  screenshots.find(
    (each) => each.attributes.sourceFileChecksum?.toLowerCase() === checksum && deliveryOf(each) !== 'AWAITING_UPLOAD',
  );

/** A place that an earlier call reserved for such a file and did not fill; Apple's addresses live about a week. */
export const reservedIn = ({ screenshots }: ScreenshotSet, { name, bytes }: Upload): Asset | undefined =>
  screenshots.find(
    (each) =>
      deliveryOf(each) === 'AWAITING_UPLOAD' &&
      each.attributes.fileName === name &&
      each.attributes.fileSize === bytes.length &&
      (each.attributes.uploadOperations ?? []).length > 0,
  );
