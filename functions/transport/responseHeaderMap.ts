// Converts response headers from undici's format.

/** Joins repeated headers into one text each, in place: undici makes the object for this response alone. */
export function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (typeof value !== 'string') headers[name] = Array.isArray(value) ? value.join(', ') : '';
  }
  return headers as Record<string, string>;
}
