// The answer of a store without content, as what its operation declares: a list without items, or no related resource.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

/**
 * What 204 as the answer to this operation stands for; undefined where it stands for nothing but itself. A 200 without a
 * body is no answer: half a list must not pass for an empty one. `address` is where it came from, for the link that JSON:API asks for.
 */
export function emptyResponse(operation: StoreOperation, address: string): unknown {
  const { responds, pages, list = pages?.items } = operation;
  if (list !== undefined) return within(least(responds, address), list.split('/'));
  if (responds.type === 'array') return [];
  return responds.properties?.data?.nullable ? least(responds, address) : undefined;
}

/** An empty list at this place of a document. */
function within(document: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return [];
  const parts: JsonObject = isJsonObject(document) ? document : {};
  return { ...parts, [name]: within(parts[name], rest) };
}

/** No more than a shape requires. */
function least({ type, format, nullable, properties = {}, required = [] }: Schema, address: string): unknown {
  if (nullable) return null;
  if (type === 'array') return [];
  if (type === 'string') return format === 'uri' ? address : '';
  if (type !== 'object') return type === 'boolean' ? false : 0;
  const entries = required.flatMap((name) => (properties[name] ? [[name, least(properties[name], address)]] : []));
  return Object.fromEntries(entries);
}
