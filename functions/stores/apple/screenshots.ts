// Where a screenshot goes: the set of its language and device, and what is in there already.
import { localesFor } from '../../../connector/stores/apple/locales.ts';
import { Failure } from '../../core/errors.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { type Asset, complaintsOf, deliveryOf } from './assetUpload.ts';
import { listLanguages } from './languages.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';
import type { ResourceList } from './resource.ts';
import type { Localization } from './texts.ts';
import { type BufferedUpload, pixelsOf } from './uploadBudget.ts';
import { type Version, versionNameOf } from './version.ts';

/** Apple's number for one set. */
export const MOST_SCREENSHOTS = 10;

export interface ScreenshotSet {
  /** Absent where there is no set for this device yet. */
  readonly id?: string | undefined;
  readonly screenshots: readonly Asset[];
}

export interface ScreenshotMatch {
  /** The same picture; it is not sent again. */
  readonly present: Asset | undefined;
  /** A place that waits for such a file. */
  readonly reserved: Asset | undefined;
  /** What the picture replaces: those of the same file name. */
  readonly old: readonly Asset[];
  /** There is no place for one more. */
  readonly isFull: boolean;
}

export async function findLanguage(context: RecipeContext, version: Version, locale: string): Promise<Localization> {
  const data = await listLanguages(context, version.id);
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

/** How a picture stands to its set. One that Apple could not use is replaced, too, where replacing was asked for. */
export function matchScreenshot(set: ScreenshotSet, upload: BufferedUpload, replaces: boolean): ScreenshotMatch {
  const found = committedIn(set, upload);
  const present = found && replaces && deliveryOf(found) === 'FAILED' ? undefined : found;
  const reserved = present ? undefined : reservedIn(set, upload);
  const own = [present, reserved];
  const namesakes = set.screenshots.filter((each) => each.attributes.fileName === upload.name && !own.includes(each));
  const isFull = !present && !reserved && set.screenshots.length >= MOST_SCREENSHOTS;
  return { present, reserved, old: replaces ? namesakes : [], isFull };
}

/** The same picture, committed before: it then has a checksum. */
function committedIn({ screenshots }: ScreenshotSet, { checksum }: BufferedUpload): Asset | undefined {
  return screenshots.find(
    (each) => each.attributes.sourceFileChecksum?.toLowerCase() === checksum && deliveryOf(each) !== 'AWAITING_UPLOAD',
  );
}

/** A place that an earlier call reserved for such a file and did not fill; Apple's addresses live about a week. */
function reservedIn({ screenshots }: ScreenshotSet, { name, bytes }: BufferedUpload): Asset | undefined {
  return screenshots.find(
    (each) =>
      deliveryOf(each) === 'AWAITING_UPLOAD' &&
      each.attributes.fileName === name &&
      each.attributes.fileSize === bytes.length &&
      (each.attributes.uploadOperations ?? []).length > 0,
  );
}

/** Apple could not process the picture: its reasons, and the next step. */
export function unusablePicture(asset: Asset, upload: BufferedUpload): Failure {
  const details = complaintsOf(asset).map(({ code = 'FAILED', description }) => ({
    code,
    message: description ?? code,
  }));
  const why = details[0]?.message ?? 'It gives no reason.';
  const sentence = `App Store Connect cannot use the picture${pixelsOf(upload)}: ${why} Delete it there, or upload another with Replace.`;
  return new Failure('store_refused', sentence, { status: 422, details });
}
