// A difference between an App Store Connect row and Apple's document, and helpers to describe it.

export interface Difference {
  readonly operation: string;
  /** The part of the row: `query limit`, `body versionString`, `answer state`. */
  readonly place: string;
  readonly apple: string;
  readonly ours: string;
  /** The fix. */
  readonly cure: string;
}

/** A difference without its location. */
export type ContractDifference = Omit<Difference, 'operation' | 'place'>;

export function differenceAt(
  operation: string,
  place: string,
  faults: readonly ContractDifference[],
): readonly Difference[] {
  return faults.map((fault) => ({ operation, place, ...fault }));
}

/** Long lists of values are reported by length and differences. */
export function few(values: readonly string[]): string {
  return values.length > 8 ? `${values.slice(0, 8).join(', ')} and ${values.length - 8} more` : values.join(', ');
}
