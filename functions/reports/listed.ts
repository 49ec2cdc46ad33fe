// A list that has to be whole: a table made of half the files would look like the real one.

import type { Cook, Inputs } from '../cook.ts';
import { Failure } from '../errors.ts';

export interface Item<Attributes> {
  readonly id: string;
  readonly attributes?: Attributes;
}

interface Listed<Attributes> {
  readonly data: readonly Item<Attributes>[];
  readonly walk?: { readonly complete: boolean };
}

/** More than five years of daily reports. */
const MOST = 2_000;

export const listWhole = async <Attributes>(
  { askAll }: Cook,
  operation: string,
  inputs: Inputs,
): Promise<readonly Item<Attributes>[]> => {
  const { data, walk } = await askAll<Listed<Attributes>>(operation, inputs, MOST);
  if (walk?.complete !== false) return data;
  throw new Failure('store_timeout', `Apple did not list all that ${operation} asks for in time. Try again later.`);
};
