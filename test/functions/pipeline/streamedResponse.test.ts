// A response that streams comes to the client as the same response does that was buffered, wherever its chunks split.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { applePages } from '../../../connector/stores/apple/listInputs.ts';
import type { StoreResponse } from '../../../functions/transport/storeResponse.ts';
import { answered, plantedSecret, sentOf } from '../../support/answers.ts';
import { randomFrom } from '../../support/mutatedJson.ts';

const here = { self: 'https://relay.example/api/apple/v1/apps?limit=2', pages: applePages(200) };
const asked = { here, includes: true };
const next = 'https://store.example/v1/apps?cursor=Mg.AB&limit=2';

/** Items of the declared types, of others, and with the secret of the call. */
const items: readonly unknown[] = [
  { type: 'apps', id: '1', attributes: { name: 'ä "next": "x" 名', sku: 'a'.repeat(300) } },
  { type: 'apps', id: 12_345, attributes: { name: 5, isOrEverWasMadeForKids: 'true' } },
  { type: 'apps', id: '2', attributes: { name: `before ${plantedSecret}${plantedSecret} behind` } },
  { type: 'apps', id: '3', relationships: { builds: { meta: { paging: { total: '5', nextCursor: 'inner' } } } } },
  { type: 'apps', id: '4', attributes: { name: { [plantedSecret]: plantedSecret }, sku: ['x', 'b'.repeat(500)] } },
  null,
  7,
  'x'.repeat(900),
];
const links = { self: 'https://store.example/', next };
const meta = { paging: { total: 99, limit: '2' } };
const members: readonly (readonly [name: string, value: unknown])[][] = [
  [
    ['links', links],
    ['meta', meta],
  ],
  [
    ['included', null],
    ['links', { self: 'x' }],
    ['meta', { paging: { nextCursor: 'Mg.AB' } }],
  ],
  [
    ['included', [{ type: 'builds', id: 1 }, null]],
    ['links', { self: 'x', next: { href: next } }],
  ],
  [['links', { self: 'x' }]],
];

function documentOf(random: () => number, behind: (typeof members)[number]): string {
  const data = Array.from(
    { length: 20 + Math.floor(random() * 120) },
    () => items[Math.floor(random() * items.length)],
  );
  const text = JSON.stringify(
    Object.fromEntries([['data', data], ...behind]),
    undefined,
    random() < 0.2 ? 1 : undefined,
  );
  return random() < 0.3 ? `  ${text}\n` : text;
}

function streamOf(bytes: Buffer, sizes: readonly number[]): StoreResponse {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = sizes[chunks.length % sizes.length] as number;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  const headers = { 'content-length': String(bytes.length) };
  return { status: 200, headers, body: Readable.from(chunks, { objectMode: false }), start: bytes.subarray(0, 100) };
}

test('Masked, converted, completed and linked, it has the same bytes', async () => {
  const random = randomFrom(3);
  for (let left = 120; left > 0; left -= 1) {
    const behind = members[Math.floor(random() * members.length)] as (typeof members)[number];
    const bytes = Buffer.from(documentOf(random, behind));
    const sizes = Array.from({ length: 3 }, () => 1 + Math.floor(random() ** 3 * 30_000));
    const wanted = (await answered(sentOf(200, bytes), 'ListApps', asked)).body as Buffer;
    const { body } = await answered(streamOf(bytes, sizes), 'ListApps', asked);
    const given = await buffer(body as Readable);
    expect([sizes, given.toString()]).toEqual([sizes, wanted.toString()]);
    expect(given.includes(plantedSecret)).toBe(false);
  }
});

test.each([1, 7, 4_096, 65_536])('In chunks of %i bytes no part of a secret goes on', async (size) => {
  const filler = Array.from({ length: 40 }, (_, at) => `"${'f'.repeat(at * 37)}${plantedSecret}"`).join(',');
  const bytes = Buffer.from(`{"data":[],"links":{"self":"x"},"more":[${filler}]}`);
  const given = await buffer((await answered(streamOf(bytes, [size]), 'ListApps')).body as Readable);
  expect(given.toString()).toBe(bytes.toString().replaceAll(plantedSecret, '*'.repeat(plantedSecret.length)));
});

test.each([
  ['behind an item', '{"data":[{"type":"apps","id":"1"}'],
  ['behind a list', '{"data":[{"type":"apps","id":"1"}]'],
  ['behind a related list', '{"data":[{"type":"apps","id":"1","relationships":{"builds":{"data":[]}}'],
])('A document that is cut %s is broken off, although it ends with a bracket', async (_, text) => {
  const sent = streamOf(Buffer.from(text), [20]);
  const { body } = await answered(sent, 'ListApps');
  await expect(buffer(body as Readable)).rejects.toMatchObject({ code: 'store_unreachable' });
});

test('A source that closes without an end or an error aborts the response', async () => {
  const source = new Readable({ read: () => undefined });
  source.push('{"data":[');
  const headers = { 'transfer-encoding': 'chunked' };
  const { body } = await answered({ status: 200, headers, body: source, start: Buffer.from('{"data":[') });
  const read = buffer(body as Readable);
  setImmediate(() => source.destroy());
  await expect(read).rejects.toMatchObject({ code: 'store_unreachable' });
});

test('Beyond 64 KiB a value of another type is discarded while it arrives, and its list continues', async () => {
  const long = ['x'.repeat(300_000), 7, 'y'.repeat(200_000)];
  const bytes = Buffer.from(
    JSON.stringify({ data: [{ type: 'apps', id: '1' }, long, { type: 'apps', id: '2' }], links }),
  );
  const given = await buffer((await answered(streamOf(bytes, [50_000]), 'ListApps')).body as Readable);
  expect(JSON.parse(given.toString())).toEqual({
    data: [
      { type: 'apps', id: '1' },
      { type: 'apps', id: '2' },
    ],
    links,
  });
});
