// Whether an in-app purchase or a subscription can be submitted, and how its review goes.
import type { Datastore, StoredResource } from '../datastore.ts';
import { missingAttribute, missingRelationship, stateConflict } from '../entity.ts';
import type { AppleError } from '../errors.ts';

/** Relationships of a review submission item to the version of a product. */
const productItems = ['inAppPurchaseVersion', 'subscriptionVersion', 'subscriptionGroupVersion'] as const;

/** States of a version whose texts can be changed; one of the data for all types has none. */
const drafts: readonly unknown[] = ['PREPARE_FOR_SUBMISSION', 'REJECTED', 'DEVELOPER_REJECTED', undefined];

export function isDraft({ attributes }: StoredResource): boolean {
  return drafts.includes(attributes.state);
}

/**
 * What a product lacks. A subscription needs a price in every territory, whatever its availability. Source:
 * rorkai/App-Store-Connect-CLI #1747, tried on 13 July 2026.
 */
export function lackingOf(datastore: Datastore, product: StoredResource): readonly AppleError[] {
  const has = (name: string): boolean => datastore.related(product, name).length > 0;
  const names = datastore.related(product, 'versions').flatMap((each) => datastore.related(each, 'localizations'));
  const image = datastore.related(product, 'appStoreReviewScreenshot')[0]?.attributes.assetDeliveryState;
  const isShown = (image as { readonly state?: string } | undefined)?.state === 'COMPLETE';
  const isSubscription = product.type === 'subscriptions';
  const priced = datastore.related(product, 'prices').length >= datastore.all('territories').length;
  const groups = datastore.related(product, 'group').flatMap((group) => datastore.related(group, 'versions'));
  return [
    ...(names.length > 0 ? [] : [missingRelationship('versions')]),
    ...(isShown ? [] : [missingRelationship('appStoreReviewScreenshot')]),
    ...((isSubscription ? priced : has('iapPriceSchedule')) ? [] : [missingRelationship('prices')]),
    ...(has(isSubscription ? 'planAvailabilities' : 'inAppPurchaseAvailability')
      ? []
      : [missingRelationship('availability')]),
    ...(isSubscription && product.attributes.subscriptionPeriod === undefined
      ? [missingAttribute('subscriptionPeriod')]
      : []),
    ...(isSubscription && !groups.some((each) => datastore.related(each, 'localizations').length > 0)
      ? [missingRelationship('subscriptionGroupLocalizations')]
      : []),
  ];
}

/** The error of adding the version of a product to a submission. */
export function refuseProductItem(datastore: Datastore, version: StoredResource): AppleError | undefined {
  if (!isDraft(version))
    return stateConflict(`${version.type} with id '${version.id}' is already part of a review submission.`);
  const lacking = productsOf(datastore, version).flatMap((product) => lackingOf(datastore, product));
  if (lacking.length === 0) return undefined;
  return {
    code: 'STATE_ERROR.ENTITY_STATE_INVALID',
    title: `${version.type} with id '${version.id}' is not in valid state.`,
    detail: 'This resource cannot be reviewed, please check associated errors to see why.',
    associated: { [`/v1/${version.type}/${version.id}`]: lacking },
  };
}

/**
 * The first product of an app has to be submitted with a version of the app. Source of the code: rorkai/app-store-connect-cli-skills
 * #27, tried on 22 March 2026 with the submissions before versions of products.
 */
export function refuseFirst(datastore: Datastore, items: readonly StoredResource[]): AppleError | undefined {
  const withVersion = items.some((item) => datastore.related(item, 'appStoreVersion').length > 0);
  const products = versionsOfProducts(datastore, items).flatMap((version) => productsOf(datastore, version));
  const first = products.find((product) => {
    const all = datastore.all(product.type);
    return !all.some(
      ({ attributes, related }) => attributes.state === 'APPROVED' && sameApp(datastore, product, related),
    );
  });
  if (!first || withVersion) return undefined;
  return {
    ...stateConflict('The first product of an app has to be submitted together with a version of the app.'),
    code: 'STATE_ERROR.FIRST_SUBSCRIPTION_MUST_BE_SUBMITTED_ON_VERSION',
  };
}

export function versionsOfProducts(datastore: Datastore, items: readonly StoredResource[]): readonly StoredResource[] {
  return items.flatMap((item) => productItems.flatMap((name) => datastore.related(item, name)));
}

/** Moves a version, and its product, through the review. */
export function moveProduct(datastore: Datastore, version: StoredResource, state: string, productState = state): void {
  version.attributes.state = state;
  for (const product of productsOf(datastore, version)) product.attributes.state = productState;
}

function productsOf(datastore: Datastore, version: StoredResource): readonly StoredResource[] {
  return ['inAppPurchase', 'subscription'].flatMap((name) =>
    version.related[name] ? datastore.related(version, name) : [],
  );
}

function sameApp(datastore: Datastore, product: StoredResource, related: StoredResource['related']): boolean {
  const appOf = (own: StoredResource['related']) =>
    own.app?.[0] ?? (own.group ?? []).flatMap((group) => datastore.related(group, 'app'))[0];
  return appOf(product.related) === appOf(related);
}
