// Finds the screenshot set for a language and device, and what it contains.
import { localesFor } from '../../../connector/stores/apple/locales.ts';
import { Failure } from '../../core/errors.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { type Asset, deliveryOf } from './assetUpload.ts';
import { listLanguages } from './languages.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';
import type { ResourceList } from './resource.ts';
import type { Localization } from './texts.ts';
import type { BufferedUpload } from './uploadBudget.ts';
import { type Version, versionNameOf } from './version.ts';

/** Apple's maximum per set. */
export const MOST_SCREENSHOTS = 10;

export interface ScreenshotSet {
  /** Absent if there is no set for this device yet. */
  readonly id?: string | undefined;
  readonly screenshots: readonly Asset[];
}

export interface ScreenshotMatch {
  /** The same image, already uploaded; it is not sent again. */
  readonly present: Asset | undefined;
  /** A reservation that waits for such a file. */
  readonly reserved: Asset | undefined;
  /** Screenshots to be replaced: those with the same file name. */
  readonly old: readonly Asset[];
  /** The set is full. */
  readonly isFull: boolean;
}

export async function findLanguage(context: RecipeContext, version: Version, locale: string): Promise<Localization> {
  return languageIn(await listLanguages(context, version.id), version, locale);
}

/** The language among those of the version; 400 with those that there are, if it has no such one. */
export function languageIn(data: readonly Localization[], version: Version, locale: string): Localization {
  const found = data.find(({ attributes }) => attributes.locale.toLowerCase() === locale.toLowerCase());
  if (found) return found;
  const [meant] = localesFor(locale).filter((code) => data.some(({ attributes }) => attributes.locale === code));
  if (meant)
    throw wrongInput(`${versionNameOf(version)} has no texts in ${locale}. Did you mean ${meant}?` as `${string}.`);
  const there = joinNames(data.map(({ attributes }) => attributes.locale));
  throw wrongInput(
    `${versionNameOf(version)} has no texts in ${locale}. Its languages: ${there || 'none'}. Add the language first.`,
  );
}

export async function findSet(context: RecipeContext, languageId: string, displayType: string): Promise<ScreenshotSet> {
  const { data, included = [] } = await context.store().listAll<ResourceList<unknown>>('ListScreenshotSets', {
    id: languageId,
    'filter[screenshotDisplayType]': [displayType],
    include: ['appScreenshots'],
  });
  return { id: data[0]?.id, screenshots: included.filter(({ type }) => type === 'appScreenshots') as readonly Asset[] };
}

/** Classifies an existing screenshot. With `replace`, one that Apple could not process is replaced as well. */
export function matchScreenshot(set: ScreenshotSet, upload: BufferedUpload, replaces: boolean): ScreenshotMatch {
  const found = committedIn(set, upload);
  const present = found && replaces && deliveryOf(found) === 'FAILED' ? undefined : found;
  const reserved = present ? undefined : reservedIn(set, upload);
  const own = [present, reserved];
  const namesakes = set.screenshots.filter((each) => each.attributes.fileName === upload.name && !own.includes(each));
  const isFull = !present && !reserved && set.screenshots.length >= MOST_SCREENSHOTS;
  return { present, reserved, old: replaces ? namesakes : [], isFull };
}

function committedIn({ screenshots }: ScreenshotSet, upload: BufferedUpload): Asset | undefined {
  return screenshots.find((each) => isCommitted(each, upload));
}

function reservedIn({ screenshots }: ScreenshotSet, upload: BufferedUpload): Asset | undefined {
  return screenshots.find((each) => isReservedFor(each, upload));
}

/** The same image, committed before, which is when it has a checksum. */
export function isCommitted(asset: Asset, { checksum }: BufferedUpload): boolean {
  return asset.attributes.sourceFileChecksum?.toLowerCase() === checksum && deliveryOf(asset) !== 'AWAITING_UPLOAD';
}

/** A reservation for such a file that an earlier call did not complete; Apple's upload URLs are valid for about a week. */
export function isReservedFor(asset: Asset, { name, bytes }: BufferedUpload): boolean {
  const { fileName, fileSize, uploadOperations } = asset.attributes;
  const isOpen = deliveryOf(asset) === 'AWAITING_UPLOAD' && (uploadOperations ?? []).length > 0;
  return isOpen && fileName === name && fileSize === bytes.length;
}

/** The next step for a picture of a group that Apple could not use. */
export const REPLACE_IT = 'Delete it there, or upload another with Replace.';

/** Apple could not process the file: its reasons, and the next step. `what` is the file, such as `picture (1290 by 2796 pixels)`. */
export function unusableFile(
  complaints: readonly { readonly code?: string; readonly description?: string }[],
  what: string,
  cure: `${string}.` = REPLACE_IT,
): Failure {
  const details = complaints.map(({ code = 'FAILED', description }) => ({ code, message: description ?? code }));
  const why = details[0]?.message ?? 'It gives no reason.';
  const sentence = `App Store Connect cannot use the ${what}: ${why} ${cure}`;
  return new Failure('store_refused', sentence, { status: 422, details });
}
