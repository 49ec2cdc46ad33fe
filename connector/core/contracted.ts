// Fields of rows that are derived from the contract of a store.

export interface Contracted {
  /** The operation's group in the contract. A row with a group is not part of the definition. */
  readonly tag?: string;
  /** Source of the deprecation, as a phrase. */
  readonly deprecated?: string;
}
