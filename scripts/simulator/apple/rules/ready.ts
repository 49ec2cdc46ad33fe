// Whether a version can be submitted for review, and if not, what is missing in each of its parts.

import { mildestAgeRating } from '../contract/ageRating.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { missingAttribute, missingRelationship } from '../entity.ts';
import type { AppleError } from '../errors.ts';
import { siblings } from './stage.ts';

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
    ...(version.attributes.copyright ? [] : [missingAttribute('copyright')]),
  ];
  return Object.assign(
    own.length > 0 ? { [`/v1/appStoreVersions/${version.id}`]: own } : {},
    build && lacks(build, ['usesNonExemptEncryption']),
    ...texts,
    ...datastore.related(version, 'appStoreReviewDetail').map((detail) => lacks(detail, wantedDetails(detail))),
    ...lackingInInfo(datastore, version),
  );
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

/** The first version of an app has no release notes. */
function wantedTexts(datastore: Datastore, version: StoredResource): readonly string[] {
  const isFirst = siblings(datastore, version, version).length === 0;
  return ['description', 'keywords', 'supportUrl', ...(isFirst ? [] : ['whatsNew'])];
}

function lacks(resource: StoredResource, names: readonly string[]): Lacking {
  const missing = names.filter((name) => (resource.attributes[name] ?? undefined) === undefined);
  return missing.length > 0 ? { [`/v1/${resource.type}/${resource.id}`]: missing.map(missingAttribute) } : {};
}
