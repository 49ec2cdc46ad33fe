// Whether a version can be submitted for review, and if not, what is missing in each of its parts.

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
  return Object.assign(
    build
      ? lacks(build, ['usesNonExemptEncryption'])
      : { [`/v1/appStoreVersions/${version.id}`]: [missingRelationship('build')] },
    ...texts,
  );
}

/** The first version of an app has no release notes. */
function wantedTexts(datastore: Datastore, version: StoredResource): readonly string[] {
  const isFirst = siblings(datastore, version, version).length === 0;
  return ['description', 'keywords', 'supportUrl', ...(isFirst ? [] : ['whatsNew'])];
}

function lacks(resource: StoredResource, names: readonly string[]): Lacking {
  const missing = names.filter((name) => resource.attributes[name] === undefined);
  return missing.length > 0 ? { [`/v1/${resource.type}/${resource.id}`]: missing.map(missingAttribute) } : {};
}
