// The app and the platform of a review submission: every item is of this app, whatever its type.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, wrongAttribute, wrongRelationship } from '../entity.ts';

/** Relationships that lead from an item to its app. Source: Apple's OpenAPI 4.4.1. */
const parents = [
  ...['app', 'appStoreVersion', 'appCustomProductPage', 'backgroundAsset'],
  ...['inAppPurchase', 'subscription', 'subscriptionGroup', 'group'],
];

export function refuseOtherApp(
  datastore: Datastore,
  submission: StoredResource,
  { related }: StoredResource,
): SimulatedReply | undefined {
  const [app] = submission.related.app ?? [];
  const items = Object.entries(related).filter(([name]) => name !== 'reviewSubmission');
  const foreign = items.find(([, linked]) => linked.some((each) => isOfOther(datastore, each, app)));
  return (
    foreign && appleConflict(wrongRelationship(foreign[0], 'The item belongs to another app than the submission.'))
  );
}

/** An app has the platforms of its versions. */
export function refusePlatform(
  datastore: Datastore,
  { attributes, related }: StoredResource,
): SimulatedReply | undefined {
  const versions = (related.app ?? []).flatMap((app) => datastore.related(app, 'appStoreVersions'));
  return versions.some((each) => each.attributes.platform === attributes.platform)
    ? undefined
    : appleConflict(wrongAttribute('platform', `The app has no version for ${attributes.platform}.`));
}

function isOfOther(datastore: Datastore, item: StoredResource, app: StoredResource | undefined): boolean {
  const own = appOf(datastore, item);
  return own !== undefined && own !== app;
}

/** Undefined for an item of the data of every type that leads to none. */
function appOf(datastore: Datastore, resource: StoredResource): StoredResource | undefined {
  if (resource.type === 'apps') return resource;
  const [parent] = parents.flatMap((name) => (resource.related[name] ? datastore.related(resource, name) : []));
  return parent && appOf(datastore, parent);
}
