// Reads a list that must be complete: a table made from half of the files would look like the full one.

import type { OperationInputs, StoreApi } from '../../../workflow/storeApi.ts';

export interface ListedFile<Attributes> {
  readonly id: string;
  readonly attributes?: Attributes;
}

interface Listed<Attributes> {
  readonly data: readonly ListedFile<Attributes>[];
}

export async function listWhole<Attributes>(
  { listAll: askAll }: StoreApi,
  operation: string,
  inputs: OperationInputs,
): Promise<readonly ListedFile<Attributes>[]> {
  return (await askAll<Listed<Attributes>>(operation, inputs)).data;
}
