// The in-app items of an app: paginated list, create, update, delete. Changes take effect at once.

import { type GalaxyRefusal, iapEnvelope, isRefusal, refuseGalaxy } from './refusals.ts';
import { rowsOf } from './row.ts';
import type { Price, SellerItem } from './seed/items.ts';
import { findPackage, type SellerAccount } from './sellerAccount.ts';
import {
  digits,
  filled,
  flagValue,
  kind,
  listOfValues,
  matching,
  oneOfValues,
  optional,
  recordValue,
  textValue,
} from './valueTypes.ts';

const row = rowsOf('publishing', iapEnvelope);
const ITEMS = '/iap/v6/applications/{packageName}/items';

const price = matching(/^\d+(\.\d{1,4})?$/, 'a price');
const prices = listOfValues(
  recordValue({
    countryId: matching(/^[A-Z]{3}$/, 'the three letters of a country'),
    currency: optional(textValue),
    localPrice: price,
  }),
);
// 0 to 400 on an older page of Samsung, up to 999.99 in one client
const usdPrice = kind<number>(
  'a number from 0 to 999.99',
  (value) => Number(value) >= 0 && Number(value) <= 999.99 && typeof value === 'number',
);

const wholeItem = {
  id: filled,
  title: filled,
  description: textValue,
  type: optional(oneOfValues('ITEM', 'CONSUMABLE', 'NON_CONSUMABLE', 'UNSPECIFIED')),
  status: oneOfValues('PUBLISHED', 'UNPUBLISHED', 'REMOVED', 'UNSPECIFIED'),
  itemPaymentMethod: recordValue({ phoneBillStatus: flagValue }),
  usdPrice,
  prices,
};

type Items = Map<string, SellerItem>;

const noItem = refuseGalaxy('1000', 'there is no such item');

export const itemRows = [
  row({
    route: `GET ${ITEMS}`,
    query: { page: digits(1, 1_000_000), size: digits(1, 100) },
    run: ({ sellerAccount, place, query }) => {
      const items = itemsOf(sellerAccount, place.packageName);
      if (isRefusal(items)) return items;
      const [page, size] = [Number(query.page), Number(query.size)];
      const itemList = [...items.values()].slice((page - 1) * size, page * size);
      return { status: 200, body: { itemList, totalCount: items.size } };
    },
  }),
  row({
    route: `GET ${ITEMS}/{id}`,
    run: ({ sellerAccount, place }) => withItem(sellerAccount, place.packageName, place.id, (_, item) => item),
  }),
  row({
    route: `POST ${ITEMS}`,
    body: wholeItem,
    run: ({ sellerAccount, place, body }) => {
      const items = itemsOf(sellerAccount, place.packageName);
      if (isRefusal(items)) return items;
      return items.has(body.id)
        ? refuseGalaxy('1000', 'the item is there')
        : { status: 200, body: keep(items, typed(body)) };
    },
  }),
  row({
    route: `PUT ${ITEMS}`,
    body: wholeItem,
    run: ({ sellerAccount, place, body }) =>
      withItem(sellerAccount, place.packageName, body.id, (items) => keep(items, typed(body))),
  }),
  row({
    route: `PATCH ${ITEMS}`,
    body: { id: filled, title: optional(filled), prices: optional(prices) },
    run: ({ sellerAccount, place, body: { id, title, prices } }) =>
      withItem(sellerAccount, place.packageName, id, (items, item) =>
        keep(items, { ...item, ...(title && { title }), ...(prices && { prices: repriced(item.prices, prices) }) }),
      ),
  }),
  row({
    route: `DELETE ${ITEMS}/{id}`,
    run: ({ sellerAccount, place }) =>
      withItem(sellerAccount, place.packageName, place.id, (items, item) => {
        items.delete(item.id);
        return { ...item, status: 'REMOVED' };
      }),
  }),
];

/** The app must be on sale, with the IAP SDK in each of its binaries. Source: Samsung, "IAP API: Get started". */
function itemsOf(sellerAccount: SellerAccount, packageName: string | undefined): Items | GalaxyRefusal {
  const app = findPackage(sellerAccount, packageName ?? '');
  const isReady = app?.live?.status === 'FOR_SALE' && app.live.binaries.every(({ iapSdk }) => iapSdk === 'Y');
  return (isReady ? sellerAccount.items.get(app.packageName) : undefined) ?? refuseGalaxy('106');
}

/** Finds the item and returns its new state. */
function withItem(
  sellerAccount: SellerAccount,
  packageName: string | undefined,
  id: string | undefined,
  change: (items: Items, item: SellerItem) => SellerItem,
) {
  const items = itemsOf(sellerAccount, packageName);
  if (isRefusal(items)) return items;
  const item = items.get(id ?? '');
  return item ? { status: 200, body: change(items, item) } : noItem;
}

function keep(items: Items, item: SellerItem): SellerItem {
  items.set(item.id, item);
  return item;
}

/** ITEM is the only remaining type. */
function typed(item: Omit<SellerItem, 'type'> & { readonly type?: string | undefined }): SellerItem {
  return {
    ...item,
    type: item.type ?? 'ITEM',
  };
}

/** Countries in the request get a new price (or their first); the others keep theirs. */
function repriced(old: readonly Price[], changes: readonly Price[]): readonly Price[] {
  return [
    ...old.map((price) => ({ ...price, ...changes.find(({ countryId }) => countryId === price.countryId) })),
    ...changes.filter(({ countryId }) => old.every((price) => price.countryId !== countryId)),
  ];
}
