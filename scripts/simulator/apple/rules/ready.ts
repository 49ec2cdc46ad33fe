// Whether a version can be submitted for review, and if not, what is missing in each of its parts.

import { ageRatingQuestions } from '../../../../connector/stores/apple/ageRating.ts';
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
  const ratings = ratingsOf(datastore, version).map((rating) => lacks(rating, ageRatingQuestions));
  const own = [
    ...(build ? [] : [missingRelationship('build')]),
    ...(version.attributes.copyright ? [] : [missingAttribute('copyright')]),
  ];
  return Object.assign(
    own.length > 0 ? { [`/v1/appStoreVersions/${version.id}`]: own } : {},
    build && lacks(build, ['usesNonExemptEncryption']),
    ...texts,
    ...ratings,
  );
}

/** The age rating that is sent along: that of the information in preparation, or else of the one in the store. */
function ratingsOf(datastore: Datastore, version: StoredResource): readonly StoredResource[] {
  const infos = datastore.related(version, 'app').flatMap((app) => datastore.related(app, 'appInfos'));
  const info = infos.find(({ attributes }) => attributes.state !== 'READY_FOR_DISTRIBUTION') ?? infos[0];
  return info ? datastore.related(info, 'ageRatingDeclaration') : [];
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
