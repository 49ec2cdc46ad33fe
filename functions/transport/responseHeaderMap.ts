// Converts response headers from undici's format.

/** Joins repeated headers into one text each. */
export function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    single[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return single;
}
