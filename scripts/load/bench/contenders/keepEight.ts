// Leaves eight operations in the catalog, before functions/main.ts registers them.
import { catalog } from '../../../../connector/catalog.ts';
import type { Operation } from '../../../../connector/core/operation.ts';

const names = [
  'ListApps',
  'ReadApp',
  'ListBuilds',
  'ListBetaGroups',
  'ListUsers',
  'Health',
  'ListAccounts',
  'ListGalaxyApps',
];

/** The relay has no setting for this, so the array itself is changed; only in this process. */
export function keepEight(): void {
  const kept = catalog.filter(({ id }) => names.includes(id));
  if (kept.length !== names.length) throw new Error(`The catalog has only ${kept.length} of ${names.join(', ')}`);
  (catalog as Operation[]).splice(0, catalog.length, ...kept);
}
