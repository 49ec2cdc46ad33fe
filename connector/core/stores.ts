// The stores and their display names.
export const stores = {
  apple: { title: 'App Store Connect', accountParameter: 'AppleAccount' },
  samsung: { title: 'Galaxy Store', accountParameter: 'SamsungAccount' },
} as const;

export type Store = keyof typeof stores;

export const storeNames = Object.keys(stores) as [Store, ...Store[]];

/** One value for each store. */
export function mapStores<T>(make: (store: Store) => T): Readonly<Record<Store, T>> {
  return Object.fromEntries(storeNames.map((store) => [store, make(store)])) as Record<Store, T>;
}

/** The version of Apple's OpenAPI document that the rows follow. */
export const APPLE_CONTRACT = '4.4.1';
