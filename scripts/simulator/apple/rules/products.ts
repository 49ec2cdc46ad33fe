// In-app purchases and subscriptions: unique product IDs, drafts of their texts, and the state that follows from all their
// parts. Sources: Apple's OpenAPI 4.4.1, its pages on versions of products, and App Store Connect's help.
import type { SimulatedReply } from '../../httpMessage.ts';
import { addPricePoints } from '../data/pricePoints.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, stateConflict, takenAttribute, tooLong, wrongAttribute } from '../entity.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { setPrices } from './productPrices.ts';
import { isDraft, lackingOf } from './productState.ts';

/** Help, "In-app purchase information": letters, numbers, hyphens, periods and underscores, at most 100. */
const PRODUCT_ID = /^[A-Za-z0-9._-]{1,100}$/;
const LONGEST_NAME = 64;
/** IDs of deleted products stay taken: they are kept on the app. */
const USED = 'usedProductIds';

const createProduct: ResourceRule['create'] = (context, draft) => {
  const { datastore } = context;
  const { productId, name } = draft.attributes;
  if (!PRODUCT_ID.test(String(productId)))
    return appleConflict(wrongAttribute('productId', 'The product ID has a character that is not allowed.'));
  if (String(name).length > LONGEST_NAME) return appleConflict(tooLong('name', LONGEST_NAME));
  const [app] = appsOf(datastore, draft);
  const used = (app?.attributes[USED] ?? []) as readonly unknown[];
  const all = ['inAppPurchases', 'subscriptions'].flatMap((type) => datastore.all(type));
  if (used.includes(productId) || all.some((each) => each.attributes.productId === productId))
    return appleConflict(takenAttribute('productId', 'The product ID you entered is already being used.'));
  if (app) app.attributes[USED] = [...used, productId];
  Object.assign(draft.attributes, { familySharable: false, ...draft.attributes, state: 'MISSING_METADATA' });
  Object.assign(draft.attributes, {
    isTracked: true,
    ...(draft.type === 'inAppPurchases' && { contentHosting: false }),
  });
  addPricePoints(datastore, draft);
  return undefined;
};

const showProduct: ResourceRule['show'] = ({ datastore }, product) => {
  const { isTracked, state } = product.attributes;
  if (isTracked !== true || !['MISSING_METADATA', 'READY_TO_SUBMIT'].includes(String(state))) return;
  product.attributes.state = lackingOf(datastore, product).length > 0 ? 'MISSING_METADATA' : 'READY_TO_SUBMIT';
};

/** Only one draft of a product or group at a time. */
const createVersion: ResourceRule['create'] = ({ datastore }, draft) => {
  const [parent] = Object.values(draft.related).flat();
  const others = parent ? datastore.related(parent, 'versions') : [];
  if (others.some(isDraft)) return appleConflict(stateConflict('There is already a version in preparation.'));
  Object.assign(draft.attributes, { version: others.length + 1, state: 'PREPARE_FOR_SUBMISSION' });
  return undefined;
};

const createText: ResourceRule['create'] = ({ datastore }, draft) => {
  const [version] = draft.related.version ?? [];
  if (!version) return undefined;
  const { locale } = draft.attributes;
  if (datastore.related(version, 'localizations').some((each) => each.attributes.locale === locale))
    return appleConflict(takenAttribute('locale', `There is already a localization for ${locale}.`));
  return closed(version);
};

const createGroup: ResourceRule['create'] = ({ datastore }, draft) => {
  const name = draft.attributes.referenceName;
  const [app] = draft.related.app ?? [];
  const others = app ? datastore.related(app, 'subscriptionGroups') : [];
  return others.some((each) => each.attributes.referenceName === name)
    ? appleConflict(takenAttribute('referenceName', 'There is already a subscription group of this name.'))
    : undefined;
};

const version: ResourceRule = { create: createVersion };
const text: ResourceRule = { create: createText, update: changeText, remove: changeText };

export const productRules: ResourceRules = {
  inAppPurchases: { create: createProduct, show: showProduct, remove: removeProduct },
  subscriptions: { create: createProduct, update: setPrices, show: showProduct, remove: removeProduct },
  subscriptionGroups: { create: createGroup },
  inAppPurchaseVersions: version,
  subscriptionVersions: version,
  subscriptionGroupVersions: version,
  inAppPurchaseLocalizations: text,
  subscriptionLocalizations: text,
  subscriptionGroupLocalizations: text,
};

function changeText({ datastore }: AppleRequestContext, text: StoredResource): SimulatedReply | undefined {
  const [version] = datastore.related(text, 'version');
  return version && closed(version);
}

function removeProduct(_: AppleRequestContext, { attributes }: StoredResource): SimulatedReply | undefined {
  return ['MISSING_METADATA', 'READY_TO_SUBMIT', undefined].includes(attributes.state as string | undefined)
    ? undefined
    : appleConflict(stateConflict('Only a product that was not submitted can be deleted.'));
}

function appsOf(datastore: Datastore, { related }: StoredResource): readonly StoredResource[] {
  return related.app ?? (related.group ?? []).flatMap((group) => datastore.related(group, 'app'));
}

function closed(version: StoredResource): SimulatedReply | undefined {
  return isDraft(version)
    ? undefined
    : appleConflict(stateConflict(`The version is ${version.attributes.state}: its texts cannot be changed.`));
}
