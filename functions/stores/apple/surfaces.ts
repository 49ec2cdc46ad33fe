// What shows files of the asset library: each has placements in one language, by the names that Apple gives them.

/** The relationship of a placement to what shows it; with an s it begins the operations of that. */
export type Surface =
  | 'appStoreVersionLocalization'
  | 'appCustomProductPageLocalization'
  | 'appStoreVersionExperimentTreatmentLocalization';

/** One of them in one language. */
export interface ShownOn {
  readonly surface: Surface;
  readonly languageId: string;
}

/** The operation that lists its placements. */
export function placementsOf({ surface }: ShownOn): string {
  return `${surface}s_placements_getToManyRelated`;
}

/** It as an input of a placement or of an order. */
export function surfaceInput({ surface, languageId }: ShownOn): Readonly<Record<string, string>> {
  return { [`${surface}Id`]: languageId };
}
