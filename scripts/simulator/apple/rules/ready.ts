// Whether a version can be submitted for review, and if not, what is missing in each of its parts.

import { screenshotDevices } from '../../../../connector/stores/apple/requiredScreenshots.ts';
import { mildestAgeRating } from '../contract/ageRating.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { missingAttribute, missingRelationship, missingScreenshot, wrongRelationship } from '../entity.ts';
import type { AppleError } from '../errors.ts';
import { hasItsNumber, siblings } from './stage.ts';

/** The display type that the error names, by platform. */
const displayTypes: Readonly<Record<string, string>> = {
  ...{ IOS: 'APP_IPHONE_67', MAC_OS: 'APP_DESKTOP', TV_OS: 'APP_APPLE_TV', VISION_OS: 'APP_APPLE_VISION_PRO' },
};

/** Of the simulator: a version can get another number after its build was added. */
const OTHER_NUMBER = 'The version number of the build does not match that of the version.';

type Lacking = Readonly<Record<string, readonly AppleError[]>>;

/** Observed at fastlane #20100 and sceneview #2908: the reasons are in the associated errors only. */
export function notReady(datastore: Datastore, version: StoredResource): AppleError | undefined {
  const associated = lackingIn(datastore, version);
  if (Object.keys(associated).length === 0) return undefined;
  return {
    code: 'STATE_ERROR.ENTITY_STATE_INVALID',
    title: `appStoreVersions with id '${version.id}' is not in valid state.`,
    detail: 'This resource cannot be reviewed, please check associated errors to see why.',
    associated,
  };
}

function lackingIn(datastore: Datastore, version: StoredResource): Lacking {
  const [build] = datastore.related(version, 'build');
  const wanted = wantedTexts(datastore, version);
  const texts = datastore.related(version, 'appStoreVersionLocalizations').map((text) => lacks(text, wanted));
  const own = [
    ...(build ? [] : [missingRelationship('build')]),
    ...(build && !hasItsNumber(datastore, version, build) ? [wrongRelationship('build', OTHER_NUMBER)] : []),
    ...(version.attributes.copyright ? [] : [missingAttribute('copyright')]),
  ];
  return merged([
    own.length > 0 ? { [`/v1/appStoreVersions/${version.id}`]: own } : {},
    build && lacks(build, ['usesNonExemptEncryption']),
    ...texts,
    ...datastore.related(version, 'appStoreReviewDetail').map((detail) => lacks(detail, wantedDetails(detail))),
    ...lackingInInfo(datastore, version),
    lackingScreenshots(datastore, version),
  ]);
}

/** A text may lack attributes and screenshots. */
function merged(all: readonly (Lacking | undefined)[]): Lacking {
  const places = new Set(all.flatMap((each) => Object.keys(each ?? {})));
  return Object.fromEntries([...places].map((place) => [place, all.flatMap((each) => each?.[place] ?? [])]));
}

/** Source: App Store Connect Help, "App review information". */
function wantedDetails({ attributes }: StoredResource): readonly string[] {
  const contact = ['contactFirstName', 'contactLastName', 'contactPhone', 'contactEmail'];
  return attributes.demoAccountRequired === true ? [...contact, 'demoAccountName', 'demoAccountPassword'] : contact;
}

/**
 * What lacks in the information that is sent along: that in preparation, or else the one in the store. Sources: App Store
 * Connect Help, "Required, localizable, and editable properties" and "App information": on tvOS the policy is a text. Every app
 * of the simulator has a category, which the API can change and not remove.
 */
function lackingInInfo(datastore: Datastore, version: StoredResource): readonly Lacking[] {
  const infos = datastore.related(version, 'app').flatMap((app) => datastore.related(app, 'appInfos'));
  const info = infos.find(({ attributes }) => attributes.state !== 'READY_FOR_DISTRIBUTION') ?? infos[0];
  if (!info) return [];
  const policy = version.attributes.platform === 'TV_OS' ? 'privacyPolicyText' : 'privacyPolicyUrl';
  return [
    ...datastore.related(info, 'appInfoLocalizations').map((text) => lacks(text, ['name', policy])),
    ...datastore.related(info, 'ageRatingDeclaration').map((rating) => lacks(rating, Object.keys(mildestAgeRating()))),
  ];
}

/**
 * A first version needs screenshots in the primary language, for one device at least: the API does not show on which ones a
 * build runs. A later version has those of the one before, which the simulator does not hold. Source of the code: fastlane
 * #16975, "App screenshot missing (APP_IPAD_PRO_3GEN_129)".
 */
function lackingScreenshots(datastore: Datastore, version: StoredResource): Lacking {
  const { platform } = version.attributes;
  const groups = screenshotDevices(String(platform)).flatMap((device) => device.groups);
  const [app] = datastore.related(version, 'app');
  const text = datastore
    .related(version, 'appStoreVersionLocalizations')
    .find(({ attributes }) => attributes.locale === app?.attributes.primaryLocale);
  if (!text || groups.length === 0 || siblings(datastore, version, version).length > 0) return {};
  const isShown = datastore
    .related(text, 'placements')
    .some(({ attributes }) => groups.includes(String(attributes.placementGroup)));
  return isShown ? {} : { [`/v1/${text.type}/${text.id}`]: [missingScreenshot(displayTypes[String(platform)] ?? '')] };
}

/** The first version of an app has no release notes. */
function wantedTexts(datastore: Datastore, version: StoredResource): readonly string[] {
  const isFirst = siblings(datastore, version, version).length === 0;
  return ['description', 'keywords', 'supportUrl', ...(isFirst ? [] : ['whatsNew'])];
}

function lacks(resource: StoredResource, names: readonly string[]): Lacking {
  const missing = names.filter((name) => (resource.attributes[name] ?? undefined) === undefined);
  return missing.length > 0 ? { [`/v1/${resource.type}/${resource.id}`]: missing.map(missingAttribute) } : {};
}
