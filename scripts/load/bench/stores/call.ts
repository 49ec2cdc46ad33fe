// Serializes a request to the bytes that are sent.

export interface Address {
  readonly origin: string;
  readonly path: string;
}

export function wireCallOf({ origin, path }: Address, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ host: new URL(origin).host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
}
