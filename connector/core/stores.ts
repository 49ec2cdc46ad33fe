// The stores and their display names.
export const stores = {
  apple: { title: 'App Store Connect', accountParameter: 'AppleAccount' },
  samsung: { title: 'Galaxy Store', accountParameter: 'SamsungAccount' },
} as const;

export type Store = keyof typeof stores;

export const storeNames = Object.keys(stores) as [Store, ...Store[]];

/** The version of Apple's OpenAPI document that the rows follow. */
export const APPLE_CONTRACT = '4.4.1';
