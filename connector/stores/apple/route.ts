// What a route of Apple's tells of its response.

/** A related resource may be null, which Apple's document does not say. */
export function isRelated(route: string): boolean {
  return /^GET .*\}\/[\w/]+$/.test(route);
}
