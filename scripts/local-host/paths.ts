// The path of a call, read as ASP.NET's server reads it.

/** The segments of a path, or undefined where the server refuses it. One slash at its end means nothing. */
export function segmentsOf(target: string): string[] | undefined {
  const path = decode(pathOf(target));
  if (path.includes('\0')) return undefined;
  const segments = withoutDots(path.replace(/^\//, '').split('/'));
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

/** Kestrel decodes all but `%2F`, and leaves what is not UTF-8 as it came. */
function decode(path: string): string {
  return path.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

/** The path of an address, which may come whole: `GET http://host/path`. */
function pathOf(target: string): string {
  return target.replace(/^http:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
}

/** Kestrel removes dot segments after it has decoded, so that `%2e%2e` climbs too. */
function withoutDots(segments: readonly string[]): string[] {
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return kept;
}
