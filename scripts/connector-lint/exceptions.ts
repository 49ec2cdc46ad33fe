// The findings that we live with, each with its reason. The best list is an empty one.

export interface Allowance {
  readonly rule: string;
  /** The beginning of the places that it is for. */
  readonly place: string;
  readonly reason: string;
}

export const allowed: readonly Allowance[] = [
  {
    rule: 'PathIdWithoutDynamicValues',
    place: 'apiDefinition.swagger.json#/parameters/GalaxyPurchase',
    reason:
      'A purchase is named by the app, by an order or by a notification; no list can be asked for without the seller number.',
  },
];
