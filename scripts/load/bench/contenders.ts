// The contenders: every way to get the same response from the same store.
import { isInstalled } from './installed.ts';
import type { Child } from './process/child.ts';
import { hasNginx, startNginx } from './process/nginx.ts';

export interface Contender {
  readonly name: string;
  /** The module of its process. The store itself has none. */
  readonly file?: URL;
  /** Starts a process that is not Node. */
  readonly start?: (storeOrigin: string, folder: string) => Promise<Child>;
  /** Why it cannot run here; undefined if it can. */
  readonly missing?: () => string | undefined;
  /** Path prefix in front of the store's own path. */
  readonly prefix: string;
  /** What it does not do, and the relay does. */
  readonly leavesOut: string;
  /** The link to the next page in its responses is its own. */
  readonly rewritesNextLink?: true;
  /** Parses the response and writes it anew, without blanks. */
  readonly writesAnew?: true;
}

const NO_RELAY = 'validation, policy, token, checked response, log';

/** The baseline of every ratio. */
export const rawContender = { name: 'raw Node pipe', file: file('raw'), prefix: '', leavesOut: NO_RELAY } as const;

function file(name: string): URL {
  return new URL(`contenders/${name}.js`, import.meta.url);
}

export const pipe = {
  name: 'relay, the pipe',
  file: file('pipe'),
  prefix: '/api/apple',
  leavesOut: 'only the Functions host',
  rewritesNextLink: true,
} as const;

export const host = {
  name: 'relay, whole local host',
  file: file('host'),
  prefix: '/api/apple',
  leavesOut: 'nothing',
  rewritesNextLink: true,
} as const;

export const library = {
  name: 'library and host alone',
  file: file('library'),
  prefix: '/api/apple',
  leavesOut: 'the relay, and the request to the store',
} as const;

export const contenders: readonly Contender[] = [
  rawContender,
  pipe,
  host,
  library,
  { name: 'undici dispatch', file: file('undici'), prefix: '', leavesOut: NO_RELAY },
  {
    name: 'fastify, @fastify/http-proxy',
    file: file('fastify'),
    missing: () => (isInstalled('fastify') ? undefined : 'not installed: npm run bench -- --install'),
    prefix: '',
    leavesOut: NO_RELAY,
  },
  {
    name: 'axios as it comes',
    file: file('naive'),
    prefix: '',
    leavesOut: `${NO_RELAY}; answers without gzip`,
    writesAnew: true,
  },
  {
    name: 'nginx',
    start: startNginx,
    missing: () => (hasNginx() ? undefined : 'not installed on this machine'),
    prefix: '',
    leavesOut: NO_RELAY,
  },
  { name: 'direct to the store', prefix: '', leavesOut: 'the proxy: the limit of load generator and store' },
];
