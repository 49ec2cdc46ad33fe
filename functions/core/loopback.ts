// Whether an origin is on this machine.

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Plain HTTP is accepted only for loopback origins. `origin` is an absolute URL. */
export function isLoopback(origin: string): boolean {
  return loopback.has(new URL(origin).hostname);
}
