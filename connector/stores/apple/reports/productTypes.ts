// What the product type identifiers of sales reports mean. Source: App Store Connect Help, "Product type identifiers".

/**
 * `app` is a first download, `redownload` one by a customer who had the app, `bundle` a purchase of several apps, `purchase`
 * one inside an app, `restored` the repeated delivery of a purchase.
 */
export type ProductTypeKind = 'app' | 'bundle' | 'redownload' | 'update' | 'purchase' | 'restored';

export const productTypes: Readonly<Record<string, ProductTypeKind>> = {
  '1': 'app',
  '1E': 'app',
  '1EP': 'app',
  '1EU': 'app',
  '1F': 'app',
  '1T': 'app',
  F1: 'app',
  '1-B': 'bundle',
  'F1-B': 'bundle',
  '3': 'redownload',
  '3F': 'redownload',
  '7': 'update',
  '7F': 'update',
  '7T': 'update',
  F7: 'update',
  FI1: 'purchase',
  IA1: 'purchase',
  'IA1-M': 'purchase',
  IA9: 'purchase',
  'IA9-M': 'purchase',
  IAY: 'purchase',
  'IAY-M': 'purchase',
  IA3: 'restored',
};
