// What only rows have that are derived from the contract of a store.

export interface Contracted {
  /** The group of the operation, as the contract names it. A row with one is not in the definition. */
  readonly tag?: string;
  /** Who says that the store has deprecated it, as a phrase. */
  readonly deprecated?: string;
}
