// Parses the path of a request like ASP.NET's server.

/** The segments of a path, or undefined if the server rejects it. One trailing slash is ignored. */
export function segmentsOf(target: string): string[] | undefined {
  const path = decode(pathOf(target));
  if (path.includes('\0')) return undefined;
  const segments = withoutDots(path.replace(/^\//, '').split('/'));
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

/** Kestrel decodes everything but `%2F`, and leaves invalid UTF-8 unchanged. */
function decode(path: string): string {
  return path.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

/** The path of a request target, which may be absolute: `GET http://host/path`. */
function pathOf(target: string): string {
  return target.replace(/^http:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
}

/** Kestrel removes dot segments after decoding, so `%2e%2e` goes up a level, too. */
function withoutDots(segments: readonly string[]): string[] {
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return kept;
}
