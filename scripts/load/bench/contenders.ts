// The contenders: every way to get the same response from the same store.

export interface Contender {
  readonly name: string;
  /** The module of its process. The store itself has none. */
  readonly file?: URL;
  /** Path prefix in front of the store's own path. */
  readonly prefix: string;
}

function file(name: string): URL {
  return new URL(`contenders/${name}.js`, import.meta.url);
}

export const rawContender = { name: 'raw Node pipe', file: file('raw'), prefix: '' } as const;
export const pipe = { name: 'relay, the pipe', file: file('pipe'), prefix: '/api/apple' } as const;
export const host = { name: 'relay, whole local host', file: file('host'), prefix: '/api/apple' } as const;
export const library = {
  name: 'library and host alone',
  file: file('library'),
  prefix: '/api/apple',
} as const;

/** Each is compared with the raw pipe measured before and after it. */
export const contenders: readonly Contender[] = [
  { name: 'direct to the store', prefix: '' },
  pipe,
  host,
  library,
  { name: 'axios as it comes', file: file('naive'), prefix: '' },
];
