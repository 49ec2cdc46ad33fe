// The headers of an answer as undici has them.

/** Each header as one text. */
export function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    single[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return single;
}
