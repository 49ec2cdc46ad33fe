// The part of the relay's definition that a sample needs: its operations, and those that fill their drop-downs.

import { catalog } from '../../../connector/catalog.ts';
import { about } from '../../../connector/emit/about.ts';
import { logicAppsDefinition } from '../../../connector/emit/logicApps.ts';
import { swagger } from '../../../connector/emit/swagger.ts';

/** Called by the platform to test a connection. */
const TEST = 'ListAccounts';

/** It has no host: a template parameter sets it. */
export function definitionFor(operations: readonly string[]) {
  return logicAppsDefinition(swaggerOf(withLookups(new Set([...operations, TEST]))), {
    host: 'relay.invalid',
    scheme: 'https',
  });
}

function swaggerOf(ids: ReadonlySet<string>) {
  return swagger(
    catalog.filter(({ id }) => ids.has(id)),
    about,
  );
}

/** A drop-down may be filled by an operation that has a drop-down itself. */
function withLookups(ids: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set([...ids, ...namedIn(swaggerOf(ids))]);
  return all.size === ids.size ? ids : withLookups(all);
}

function namedIn(value: unknown): readonly string[] {
  return [...JSON.stringify(value).matchAll(/"operationId":"(\w+)"/g)].map(([, id = '']) => id);
}
