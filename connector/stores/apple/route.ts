// What the path of an Apple operation implies about its response.

/** A related resource may be null, which Apple's document does not say. */
export function isRelated(route: string): boolean {
  return /^GET .*\}\/[\w/]+$/.test(route);
}
