// The stores, and what each is called.
export const stores = {
  apple: { title: 'App Store Connect', accountParameter: 'AppleAccount' },
  samsung: { title: 'Galaxy Store', accountParameter: 'SamsungAccount' },
} as const;

export type Store = keyof typeof stores;

export const storeNames = Object.keys(stores) as [Store, ...Store[]];
