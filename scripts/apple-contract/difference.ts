// What a row of App Store Connect and Apple's document do not agree on, and the few words that it is said with.

export interface Difference {
  readonly operation: string;
  /** The part of the row: `query limit`, `body versionString`, `answer state`. */
  readonly place: string;
  readonly apple: string;
  readonly ours: string;
  /** What to change. */
  readonly cure: string;
}

/** A difference before it is known where it is. */
export type ContractDifference = Omit<Difference, 'operation' | 'place'>;

export function differenceAt(
  operation: string,
  place: string,
  faults: readonly ContractDifference[],
): readonly Difference[] {
  return faults.map((fault) => ({ operation, place, ...fault }));
}

/** Long lists of values are told by their number and what differs. */
export function few(values: readonly string[]): string {
  return values.length > 8 ? `${values.slice(0, 8).join(', ')} and ${values.length - 8} more` : values.join(', ');
}
