// Converts an empty store response to the declared shape: an empty list, or no related resource.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

/**
 * The document that a 204 of this operation stands for; undefined if a 204 is its normal response. A 200 without a body
 * is invalid: half a list must not pass for an empty one. `address` is its URL, for the `self` link of JSON:API.
 */
export function emptyResponse(operation: StoreOperation, address: string): unknown {
  const { responds, pages, list = pages?.items } = operation;
  if (list !== undefined) return within(least(responds, address), list.split('/'));
  if (responds.type === 'array') return [];
  return responds.properties?.data?.nullable ? least(responds, address) : undefined;
}

/** A document with an empty list at this path. */
function within(document: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return [];
  const parts: JsonObject = isJsonObject(document) ? document : {};
  return { ...parts, [name]: within(parts[name], rest) };
}

/** The minimal value of a schema. */
function least({ type, format, nullable, properties = {}, required = [] }: Schema, address: string): unknown {
  if (nullable) return null;
  if (type === 'array') return [];
  if (type === 'string') return format === 'uri' ? address : '';
  if (type !== 'object') return type === 'boolean' ? false : 0;
  const entries = required.flatMap((name) => (properties[name] ? [[name, least(properties[name], address)]] : []));
  return Object.fromEntries(entries);
}
