// Adds one resource of each of Apple's types with a known ID, for tests of the whole contract.
import { typesOf } from '../contract/kinds.ts';
import type { Datastore } from '../datastore.ts';
import { uuid } from './seed.ts';

/** The resources have no attributes, because Apple requires none, and no relationships. */
export function addEveryType(datastore: Datastore): void {
  for (const type of typesOf()) datastore.add({ type, id: everyTypeId(type), attributes: {}, related: {} });
}

/** The ID of the resource that is added for a type. */
export function everyTypeId(type: string): string {
  return uuid(`every/${type}`);
}
