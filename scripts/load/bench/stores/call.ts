// Serializes a request to the bytes that are sent.

export interface Address {
  readonly origin: string;
  readonly path: string;
}

/** `body`: JSON to post; without one the request is a GET. */
export function wireCallOf(
  { origin, path, body }: Address & { readonly body?: string },
  headers: Readonly<Record<string, string>>,
): Buffer {
  const content = body !== undefined && {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  const all = { host: new URL(origin).host, ...headers, ...content };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const method = body === undefined ? 'GET' : 'POST';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}
