// Responses of the benchmark store: pages of invented apps, 1 KB each, with `limit` apps per page.
import { gzipSync } from 'node:zlib';

/** `limit` of the two measured responses: 4 KB and 200 KB. */
export const sizeLimits = { '4 KB': 4, '200 KB': 200 } as const;
export type AnswerSize = keyof typeof sizeLimits;

const RELATED = ['appInfos', 'appStoreVersions', 'betaGroups', 'builds', 'inAppPurchasesV2', 'reviewSubmissions'];

export interface AppsPage {
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

/** By `limit`, built once: the benchmark store must use as little CPU as possible. */
export const pages: ReadonlyMap<string, AppsPage> = new Map(
  Object.values(sizeLimits).map((limit) => {
    const plain = benchPageOf(limit);
    return [String(limit), { plain, gzip: gzipSync(plain) }];
  }),
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
