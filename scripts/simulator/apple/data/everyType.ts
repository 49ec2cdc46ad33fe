// One more resource of each type of Apple's, with an ID that is known beforehand: for tests of the whole contract.
import { typesOf } from '../contract/kinds.ts';
import type { Datastore } from '../datastore.ts';
import { uuid } from './seed.ts';

/** The resources have no attributes, as Apple requires none, and nothing belongs to them. */
export function addEveryType(world: Datastore): void {
  for (const type of typesOf()) world.add({ type, id: everyTypeId(type), attributes: {}, related: {} });
}

/** The ID of the resource that is added of a type. */
export function everyTypeId(type: string): string {
  return uuid(`every/${type}`);
}
