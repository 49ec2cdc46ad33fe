// Whether an origin is on this machine.

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Plain HTTP is accepted only for loopback origins. `origin` is an absolute URL. */
export function isLoopback(origin: string): boolean {
  return loopback.has(new URL(origin).hostname);
}

/** Scheme of the relay's own address: only a relay on the client's own machine uses plain http; behind Azure's front end, the scheme of a request is not reliable. */
export function ownScheme(self: string): 'http' | 'https' {
  const { hostname } = new URL(self);
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) ? 'http' : 'https';
}
