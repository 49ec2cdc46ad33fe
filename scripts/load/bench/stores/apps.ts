// Responses of the benchmark store: pages of invented apps, 1 KB each, and one app with much included.
import { gzipSync } from 'node:zlib';
import { indented } from '../../../simulator/apple/layout.ts';

/** The measured responses, by path and query. */
export const paths = {
  small: '/v1/apps?limit=4',
  /** 45 KB, of which a result of MCP leaves out the links. */
  medium: '/v1/apps?limit=50',
  large: '/v1/apps?limit=200',
  /** The large list in the layout of App Store Connect: 260 KB. */
  indented: '/v1/apps?limit=200&sort=-name',
  /** One resource with 199 included ones: 200 KB, like the large list. */
  resource: '/v1/apps/1600000000?include=appInfos',
  /** Like the large list, with a link to the next page. */
  firstPage: '/v1/apps?limit=200&sort=name',
  /** The small list at a path that no row of the catalog has. */
  contractOnly: '/v1/appCategories?limit=4',
} as const;

const RELATED = ['appInfos', 'appStoreVersions', 'betaGroups', 'builds', 'inAppPurchasesV2', 'reviewSubmissions'];
const LARGE = 200;

export interface StoredResponse {
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

/** By path and query, built once: the benchmark store must use as little CPU as possible. */
export const responses: ReadonlyMap<string, StoredResponse> = new Map(
  Object.entries({
    [paths.small]: benchPageOf(4),
    [paths.medium]: benchPageOf(50),
    [paths.large]: benchPageOf(LARGE),
    [paths.indented]: Buffer.from(indented(JSON.parse(benchPageOf(LARGE).toString()))),
    [paths.resource]: resource(),
    [paths.firstPage]: benchPageOf(LARGE, 1),
    [paths.contractOnly]: benchPageOf(4),
  }).map(([path, plain]) => [path, { plain, gzip: gzipSync(plain) }]),
);

/** A complete list; with a page number, a page that has a next page. */
export function benchPageOf(limit: number, next?: number): Buffer {
  const self = `https://store.invalid/v1/apps?limit=${limit}`;
  const first = next === undefined ? 0 : (next - 1) * limit;
  return Buffer.from(
    JSON.stringify({
      data: Array.from({ length: limit }, (_, at) => app(first + at)),
      links: { self, ...(next !== undefined && { next: `${self}&cursor=${next}` }) },
      meta: { paging: next === undefined ? { total: limit, limit } : { limit, nextCursor: String(next) } },
    }),
  );
}

function resource(): Buffer {
  const included = Array.from({ length: LARGE - 1 }, (_, at) => ({ ...app(at + 1), type: 'appInfos' }));
  return Buffer.from(
    JSON.stringify({ data: app(0), included, links: { self: 'https://store.invalid/v1/apps/1600000000' } }),
  );
}

function app(at: number) {
  const id = String(1_600_000_000 + at * 7_919);
  return {
    type: 'apps',
    id,
    attributes: {
      name: `Lantern Post ${at}`,
      bundleId: `example.lantern.post${at}`,
      sku: `LANTERN-${id}`,
      primaryLocale: 'en-US',
      isOrEverWasMadeForKids: at % 5 === 0,
      contentRightsDeclaration: 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
    },
    relationships: Object.fromEntries(RELATED.map((name) => [name, relationship(id, name)])),
    links: { self: `https://store.invalid/v1/apps/${id}` },
  };
}

function relationship(id: string, name: string) {
  return {
    links: { related: `https://store.invalid/v1/apps/${id}/${name}` },
  };
}
