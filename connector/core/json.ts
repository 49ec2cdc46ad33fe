// JSON objects with members of unknown type.

/** Members may be any value. A value that is known to be JSON stays JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
