// What the dashboard lists an operation under.
import type { Operation } from '../../connector/core/operation.ts';
import { stores } from '../../connector/core/stores.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { contractOperations } from '../contract/contractOperations.ts';

/** The tag of the store's contract, a subject of the store's documentation, the store, or the kind of the operation. */
export function dashboardGroup(operation: Operation): string {
  const { id, trigger, notifies, recipe, store } = operation;
  if (trigger ?? notifies) return 'Triggers';
  if (recipe) return store ? 'Recipes' : 'Relay';
  groups ??= readGroups();
  return operation.tag ?? groups.get(id) ?? (store ? stores[store].title : 'Relay');
}

let groups: ReadonlyMap<string, string> | undefined;

/** Group by ID of the row. */
function readGroups(): ReadonlyMap<string, string> {
  const subjects = Object.values(storeCatalogs).flatMap((each) => Object.entries(each.subjects ?? {}));
  return new Map([
    ...subjects.flatMap(([subject, rows]) => rows.map(({ id }) => [id, subject] as const)),
    ...contractOperations().entries.flatMap(({ row, tag }) => (row ? [[row.id, tag] as const] : [])),
  ]);
}
