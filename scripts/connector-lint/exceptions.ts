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
  ...['parameters/PurchaseTransaction', 'parameters/OriginalTransaction', 'paths/~1api~1appstoreserver~1'].map(
    (place) => ({
      rule: 'PathIdWithoutDynamicValues',
      place: `apiDefinition.swagger.json#/${place}`,
      reason:
        'A purchase is named by the app, by an email of Apple or by a purchase event; Apple lists none without one.',
    }),
  ),
];
