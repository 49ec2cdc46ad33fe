// Reads a value inside JSON of unknown shape.

/** The value at this path, or undefined if the path ends early. */
export function valueAt(json: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined,
    json,
  );
}
