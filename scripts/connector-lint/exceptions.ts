// Accepted findings, each with its reason. The list should be empty.

export interface Allowance {
  readonly rule: string;
  /** Prefix of the places that it applies to. */
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
