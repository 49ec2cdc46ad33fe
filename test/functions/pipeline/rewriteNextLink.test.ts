// The next-page link points to the relay, wherever the chunks of the response split.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { applePages } from '../../../connector/stores/apple/listInputs.ts';
import { UNREADABLE } from '../../../functions/pipeline/pageLinks.ts';
import { rewriteNextLink } from '../../../functions/pipeline/rewriteNextLink.ts';
import { responseStage } from '../../../functions/pipeline/streamedResponse.ts';
import { through } from '../../support/stages.ts';

const here = {
  self: 'https://relay.example/api/apple/v1/apps?filter%5Bname%5D=%C3%A4&limit=2&account=games',
  pages: applePages(200),
};
const next = 'https://relay.example/api/apple/v1/apps?filter%5Bname%5D=%C3%A4&limit=2&account=games&cursor=Mg.AB';
const store = 'https://api.appstoreconnect.apple.com/v1/apps?cursor=Mg.AB&limit=2';
function answer(links: object, name = 'ä "next": 名') {
  return JSON.stringify({ data: [{ name }], links, meta: {} });
}
const page = answer({ self: 'https://api.appstoreconnect.apple.com/v1/apps', next: store });

function cut(text: string, sizes: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let [at, turn] = [0, 0]; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

async function streamed(text: string, sizes: readonly number[]): Promise<string> {
  return (await buffer(through(Readable.from(cut(text, sizes)), responseStage({ here })))).toString();
}

test('The next page is asked of the relay, with the inputs of this call', () => {
  const { data, links, nextLink } = JSON.parse(rewriteNextLink(Buffer.from(page), here).toString());
  expect([links.next, nextLink]).toEqual([next, next]);
  expect(links.self).toBe('https://api.appstoreconnect.apple.com/v1/apps');
  expect(data).toEqual([{ name: 'ä "next": 名' }]);
});

test('The last page stays byte for byte what it was', () => {
  const last = answer({ self: store });
  expect(rewriteNextLink(Buffer.from(last), here).toString()).toBe(last);
});

test('Of the link of the store only the cursor and the size are taken: no host, path or other input', async () => {
  const hostile = answer({ next: 'https://attacker.example/steal?cursor=x&account=other&code=1&limit=5' });
  const { links } = JSON.parse(rewriteNextLink(Buffer.from(hostile), here).toString());
  expect(links.next).toBe(next.replace('limit=2', 'limit=5').replace('Mg.AB', 'x'));
});

function read(text: string) {
  return JSON.parse(rewriteNextLink(Buffer.from(text), here).toString());
}
function listed(links: object, paging: object) {
  return JSON.stringify({ data: [], links, meta: { paging } });
}

/** Each form in which a store may name its next page. */
const forms: Readonly<Record<string, string>> = {
  'a link': listed({ self: '/', next: store }, { total: 5, limit: 2 }),
  'a cursor': listed({ self: '/' }, { total: 5, limit: 2, nextCursor: 'Mg.AB' }),
  both: listed({ self: '/', next: store }, { total: 5, limit: 2, nextCursor: 'Mg.AB' }),
  'a link without paging': JSON.stringify({ data: [], links: { self: '/', next: store } }),
  'a relative link': listed({ self: '/', next: '/v1/apps?cursor=Mg.AB&limit=2' }, {}),
  'a query alone': listed({ self: '/', next: '?cursor=Mg.AB' }, {}),
  'an object': listed({ self: '/', next: { href: store, meta: { next: {} } } }, {}),
  'a link in blanks': `{ "data" : [ ],\n  "links" : {\n    "next" : "${store}"\n  },\n  "meta" : { "paging" : { } }\n}\n`,
  'a link before the data': JSON.stringify({ meta: { paging: { total: 5 } }, links: { next: store }, data: [] }),
};

test.each(Object.entries(forms))('A next page that is named by %s is named in each place', (_, text) => {
  const { links, meta, nextLink } = read(text);
  expect([links.next, nextLink, meta.paging.nextCursor]).toEqual([next, next, 'Mg.AB']);
});

test.each([null, '', undefined])('A next page that is %j is none', (link) => {
  const text = listed({ self: store, next: link }, { total: 1, limit: 2, nextCursor: link });
  expect(rewriteNextLink(Buffer.from(text), here).toString()).toBe(text);
});

test('A plus sign in the cursor of a link stays a plus sign', () => {
  const { nextLink } = read(listed({ self: '/', next: 'https://store.example/?cursor=a+b%2Bc/=' }, {}));
  expect(new URL(nextLink).searchParams.get('cursor')).toBe('a+b+c/=');
});

test.each([
  'no address',
  '\\ud800',
  'javascript:alert(1)',
  'https://store.example/v1/apps?limit=2',
  'https://store.example/v1/apps?cursor=',
])('A link without a cursor, such as %j, leads to a page that says so', (link) => {
  const { links, meta, nextLink } = read(`{"data":[],"links":{"next":"${link}"},"meta":{"paging":{"limit":2}}}`);
  expect(new URL(nextLink).searchParams.get('cursor')).toBe(UNREADABLE);
  expect([links.next, meta.paging.nextCursor]).toEqual([nextLink, UNREADABLE]);
});

test('A page that names itself as the next one has no link to itself', () => {
  const again = { ...here, self: `${here.self}&cursor=Mg.AB` };
  for (const text of Object.values(forms)) {
    const { nextLink } = JSON.parse(rewriteNextLink(Buffer.from(text), again).toString());
    expect(new URL(nextLink).searchParams.get('cursor')).toBe(UNREADABLE);
  }
});

test('The cursor of a list inside of the list is not its own', () => {
  const related = { meta: { paging: { total: 60, limit: 50, nextCursor: 'inner' } }, data: [] };
  const text = JSON.stringify({ data: [{ relationships: { builds: related } }], links: { self: '/' }, meta: {} });
  expect(rewriteNextLink(Buffer.from(text), here).toString()).toBe(text);
});

test('An answer in pieces of any size is the same as one that came whole', async () => {
  const whole = rewriteNextLink(Buffer.from(page), here).toString();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
      expect(await streamed(page, sizes)).toBe(whole);
    }),
  );
});

/** A long document with its members in this order. */
function long(names: readonly string[], members: object): string {
  const inner = { meta: { paging: { total: 60, nextCursor: 'inner' } } };
  const data = Array.from({ length: 400 }, (_, id) => ({
    id,
    text: 'an "{[next\\" \\u0022nextCursor',
    relationships: { builds: inner },
  }));
  const all: Readonly<Record<string, unknown>> = { data, included: data, links: { self: '/' }, meta: {}, ...members };
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, all[name]])));
}
const orders = [
  ['data', 'included', 'links', 'meta'],
  ['data', 'links', 'meta', 'included'],
  ['links', 'data', 'meta'],
  ['meta', 'links', 'data'],
  ['links', 'meta', 'data', 'included'],
  ['meta', 'data', 'included', 'links'],
  ['data', 'meta', 'included', 'links'],
];
const namings: readonly object[] = [
  { links: { self: '/', next: store } },
  { links: { self: '/', next: { href: store } } },
  { links: { self: '/' }, meta: { paging: { total: 800, nextCursor: 'Mg.AB' } } },
  { links: { self: '/', next: store }, meta: { paging: { total: 800, nextCursor: 'Mg.AB' } } },
];

test('A long response links to the next page, wherever and however the store names it, and is otherwise unchanged', async () => {
  for (const order of orders) {
    for (const naming of namings) {
      const text = long(order, naming);
      const given = JSON.parse(text);
      const { nextLink, links, meta, ...rest } = JSON.parse(await streamed(text, [16_384, 900]));
      expect([order, nextLink]).toEqual([order, next]);
      expect([undefined, next]).toContain(links.next);
      expect(rest).toEqual({ data: given.data, ...(given.included && { included: given.included }) });
      expect(meta.paging?.total).toBe(given.meta.paging?.total);
    }
  }
});

test('In the order of the store a long answer names its next page in each place', async () => {
  for (const naming of namings) {
    const { nextLink, links, meta } = JSON.parse(await streamed(long(orders[0] as string[], naming), [16_384]));
    expect([nextLink, links.next, meta.paging.nextCursor]).toEqual([next, next, 'Mg.AB']);
  }
});

test('A long answer without a next page passes as it is, in pieces of any size', async () => {
  const text = long(orders[0] as string[], { links: { self: '/', next: null } });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 50, max: 20_000 }), { minLength: 1, maxLength: 4 }), async (sizes) => {
      expect(await streamed(text, sizes)).toBe(text);
    }),
    { numRuns: 20 },
  );
});

test('A long answer in pieces of any size leads on', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...orders),
      fc.constantFrom(...namings),
      fc.array(fc.integer({ min: 50, max: 20_000 }), { minLength: 1, maxLength: 4 }),
      async (order, naming, sizes) => {
        expect(JSON.parse(await streamed(long(order, naming), sizes)).nextLink).toBe(next);
      },
    ),
    { numRuns: 60 },
  );
});

test('A long answer with the link in its middle, and one without any', async () => {
  const long = JSON.stringify({ links: { next: store }, data: 'a"next'.repeat(60_000) });
  expect(JSON.parse(await streamed(long, [16_384])).nextLink).toBe(next);
  const none = JSON.stringify({ data: '"next":'.repeat(60_000) });
  expect(await streamed(none, [16_384])).toBe(none);
});

test('A link of unlimited length is not buffered without limit', async () => {
  const open = `{"links":{"next":"${'a'.repeat(40_000)}`;
  expect(await streamed(open, [1_000])).toBe(open);
});
