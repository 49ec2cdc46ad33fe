// The stores: one line for each.
export const stores = {
  apple: store('App Store Connect', 'AppleAccount', ['KEY_ID', 'ISSUER_ID', 'PRIVATE_KEY']),
  samsung: store('Galaxy Store', 'SamsungAccount', ['SERVICE_ACCOUNT_ID', 'PRIVATE_KEY', 'SCOPES']),
};

export interface StoreFacts {
  readonly title: string;
  /** Key of the input Account in `#/parameters`. */
  readonly accountParameter: string;
  /** The settings that an account needs, without their prefix. */
  readonly accountSettings: readonly string[];
}

export type Store = keyof typeof stores;

export const storeNames = Object.keys(stores) as [Store, ...Store[]];

/** `apple or samsung`. */
export const storesInWords = [storeNames.slice(0, -1).join(', '), ...storeNames.slice(-1)].join(' or ');

/** One value for each store. */
export function mapStores<T>(make: (store: Store) => T): Readonly<Record<Store, T>> {
  return Object.fromEntries(storeNames.map((store) => [store, make(store)])) as Record<Store, T>;
}

function store(title: string, accountParameter: string, accountSettings: readonly string[]): StoreFacts {
  return { title, accountParameter, accountSettings };
}
