// Checks of the texts and screenshots of a version, in each of its languages.
import { once } from '../../../connector/core/memoize.ts';
import { type ScreenshotDevice, screenshotDevices } from '../../../connector/stores/apple/requiredScreenshots.ts';
import { type Check, type Finding, missingRow, okRow, unknownRow, warningRow } from '../../overview/checkRows.ts';
import { mapConcurrent } from '../../overview/perAccount.ts';
import type { CheckedVersion } from './checkedVersion.ts';
import { listLanguages } from './languages.ts';
import { missingTextsOf } from './missingTexts.ts';
import type { ResourceDocument, ResourceList } from './resource.ts';
import type { Localization } from './texts.ts';
import { versionNameOf } from './version.ts';

const LISTS_AT_ONCE = 4;
/** States of a placement that customers do not see. Sources: Apple's document 4.5.1; INACTIVE was observed live. */
const UNSEEN: readonly unknown[] = ['FAILED', 'INACTIVE'];
const UPLOAD = 'Add them with Upload screenshot.';

interface LanguageScreenshots {
  readonly locale: string;
  /** How many there are, by device. */
  readonly counts: ReadonlyMap<ScreenshotDevice, number>;
  readonly failed: number;
}

export function textChecks(checked: CheckedVersion): readonly Check[] {
  const { context, found } = checked;
  const languages = once(() => listLanguages(context, found.version.id));
  return [
    { check: 'texts', look: async () => lookAtTexts(checked, await languages()) },
    { check: 'screenshots', look: async () => lookAtScreenshots(checked, await languages()) },
  ];
}

async function lookAtTexts(
  { context, place, found }: CheckedVersion,
  languages: readonly Localization[],
): Promise<readonly Finding[]> {
  if (languages.length === 0)
    return [
      missingRow(`${versionNameOf(found.version)} has no texts in any language.`, 'Add a language with its texts.'),
    ];
  const all = languages.map(({ attributes }) => attributes);
  const missing = await missingTextsOf(context, place, all);
  return all.map(({ locale }) => {
    const lacks = missing.find((each) => each.locale === locale)?.lacks;
    return lacks === undefined
      ? okRow('The required texts are there.', locale)
      : missingRow(`${locale} lacks ${lacks}.`, 'Write them with Set what is new in all languages.', locale);
  });
}

/**
 * The API does not say on which devices a version for iOS runs, so a device without any screenshot is unknown if another has
 * some. Clients disagree whether every language needs its own: those of the primary language are required.
 */
async function lookAtScreenshots(
  checked: CheckedVersion,
  languages: readonly Localization[],
): Promise<readonly Finding[]> {
  const devices = screenshotDevices(checked.place.platform);
  const shown = await mapConcurrent(LISTS_AT_ONCE, languages, (each) => readScreenshots(checked, each, devices));
  const used = devices.filter((device) => shown.some(({ counts }) => counts.has(device)));
  const primary = languages.length > 1 ? await primaryLocaleOf(checked) : languages[0]?.attributes.locale;
  if (used.length === 0 && languages.length > 0) {
    const sizes = devices.map((device) => device.sizes).join(' or ');
    return [missingRow(`There are no screenshots for ${sizes} in any language.`, UPLOAD)];
  }
  return [
    ...shown.flatMap((each) => used.map((device) => findingOf(each, device, primary))),
    ...shown.flatMap(({ locale, failed }) =>
      failed > 0
        ? [warningRow(`Apple could not use ${failed} of the screenshots.`, 'Upload them again with Replace.', locale)]
        : [],
    ),
    ...devices
      .filter((device) => !used.includes(device))
      .map(({ name, sizes }) =>
        unknownRow(
          `There are no ${name} screenshots, and App Store Connect does not return whether the build runs on ${name}.`,
          `If it does, add screenshots for ${sizes} with Upload screenshot.`,
          name,
        ),
      ),
  ];
}

function findingOf({ locale, counts }: LanguageScreenshots, device: ScreenshotDevice, primary?: string): Finding {
  const subject = `${locale}, ${device.name}`;
  const count = counts.get(device) ?? 0;
  if (count > 0) return okRow(`${count} ${count === 1 ? 'screenshot' : 'screenshots'}.`, subject);
  const message = `${locale} has no screenshots for ${device.sizes}.`;
  return locale === primary || primary === undefined
    ? missingRow(message, UPLOAD, subject)
    : warningRow(message, `${UPLOAD} App Review may refuse the language without them.`, subject);
}

/** One list for each language, without the images: their list was answered with 500 (ascelerate, 7 October 2026). */
async function readScreenshots(
  { context }: CheckedVersion,
  { id, attributes: { locale } }: Localization,
  devices: readonly ScreenshotDevice[],
): Promise<LanguageScreenshots> {
  const { data } = await context
    .store()
    .listAll<ResourceList<{ readonly placementGroup: string; readonly state: string }>>(
      'appStoreVersionLocalizations_placements_getToManyRelated',
      { id, 'filter[placementType]': ['APP_SCREENSHOT'] },
    );
  const seen = data.filter(({ attributes }) => !UNSEEN.includes(attributes?.state));
  const counts = devices.flatMap((device): [ScreenshotDevice, number][] => {
    const own = seen.filter(({ attributes }) => device.groups.includes(attributes?.placementGroup ?? ''));
    return own.length > 0 ? [[device, own.length]] : [];
  });
  return {
    locale,
    counts: new Map(counts),
    failed: data.filter(({ attributes }) => attributes?.state === 'FAILED').length,
  };
}

async function primaryLocaleOf({ context, place }: CheckedVersion): Promise<string | undefined> {
  const { data } = await context.store().call<ResourceDocument<{ readonly primaryLocale: string }>>('ReadApp', {
    id: place.appId,
    'fields[apps]': ['primaryLocale'],
  });
  return data.attributes?.primaryLocale ?? undefined;
}
