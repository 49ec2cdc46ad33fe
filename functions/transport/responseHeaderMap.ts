// Converts response headers from undici's format.

/** Joins repeated headers into one text each. */
export function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    single[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return single;
}
