// The columns of a row whose values the store has in a form of its own.

export interface Conversions {
  /** The response has what the store signed, or times in its own unit: `decode` of the store's definition converts it. */
  readonly decodes?: true;
  /** Inputs with a date and time that the store takes as milliseconds since 1970. */
  readonly milliseconds?: readonly string[];
}
