// The stores: one line for each. An API with a kind of key of its own is a store, too: its accounts are those of another store with that kind.
export const stores = {
  apple: store('App Store Connect', 'AppleAccount', ['KEY_ID', 'ISSUER_ID', 'PRIVATE_KEY']),
  samsung: store('Galaxy Store', 'SamsungAccount', ['SERVICE_ACCOUNT_ID', 'PRIVATE_KEY', 'SCOPES']),
  appstoreserver: kindOfKey(
    { of: 'apple', name: 'iap' },
    store('App Store Server API', 'ServerAccount', ['KEY_ID', 'ISSUER_ID', 'BUNDLE_ID', 'PRIVATE_KEY']),
  ),
  weatherkit: kindOfKey(
    { of: 'apple', name: 'weatherkit' },
    store('WeatherKit', 'WeatherAccount', ['KEY_ID', 'TEAM_ID', 'SERVICE_ID', 'PRIVATE_KEY']),
  ),
};

export interface StoreFacts {
  readonly title: string;
  /** Key of the input Account in `#/parameters`. */
  readonly accountParameter: string;
  /** The settings that an account needs, without their prefix. */
  readonly accountSettings: readonly string[];
  /** For an API of another store: whose accounts have its keys, and the value of their setting KIND. */
  readonly kind?: KeyKind;
}

export interface KeyKind {
  /** The store with whose name the settings begin. */
  readonly of: string;
  readonly name: string;
}

export type Store = keyof typeof stores;

export const storeNames = Object.keys(stores) as [Store, ...Store[]];

/** The stores that have apps: without the APIs that have only a kind of key of their own. */
export const appStores = storeNames.filter((each) => !stores[each].kind) as [Store, ...Store[]];

/** `apple or samsung`. */
export const appStoresInWords = inWords(appStores);

/** The first part of the names of a store's settings, such as `APPLE`. */
export function settingsName(store: Store): string {
  return (stores[store].kind?.of ?? store).toUpperCase();
}

/** The APIs that have accounts among those of this store, by the value of their setting KIND. */
export function kindsOf(store: Store): readonly { readonly store: Store; readonly name: string }[] {
  return storeNames.flatMap((each) => {
    const { kind } = stores[each];
    return kind?.of === store ? [{ store: each, name: kind.name }] : [];
  });
}

/** One value for each store. */
export function mapStores<T>(make: (store: Store) => T): Readonly<Record<Store, T>> {
  return Object.fromEntries(storeNames.map((store) => [store, make(store)])) as Record<Store, T>;
}

function store(title: string, accountParameter: string, accountSettings: readonly string[]): StoreFacts {
  return { title, accountParameter, accountSettings };
}

function kindOfKey(kind: KeyKind, facts: StoreFacts): StoreFacts {
  return { ...facts, kind };
}

function inWords(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].join(' or ');
}
