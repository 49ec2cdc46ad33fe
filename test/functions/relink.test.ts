// The link to the next page points at the relay, wherever the store's answer is cut into pieces.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { applePages } from '../../connector/apple/document.ts';
import { relink, relinking } from '../../functions/relink.ts';

const here = {
  self: new URL('https://relay.example/api/apple/v1/apps?filter%5Bname%5D=%C3%A4&limit=2&account=games'),
  pages: applePages(200),
};
const next = 'https://relay.example/api/apple/v1/apps?filter%5Bname%5D=%C3%A4&limit=2&account=games&cursor=Mg.AB';
const store = 'https://api.appstoreconnect.apple.com/v1/apps?cursor=Mg.AB&limit=2';
const answer = (links: object, name = 'ä "next": 名') => JSON.stringify({ data: [{ name }], links, meta: {} });
const page = answer({ self: 'https://api.appstoreconnect.apple.com/v1/apps', next: store });

const cut = (text: string, sizes: readonly number[]): Buffer[] => {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let [at, turn] = [0, 0]; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
};

const streamed = async (text: string, sizes: readonly number[]): Promise<string> =>
  (await buffer(Readable.from(cut(text, sizes)).pipe(relinking(here)))).toString();

test('The next page is asked of the relay, with the inputs of this call', () => {
  const { data, links, nextLink } = JSON.parse(relink(Buffer.from(page), here).toString());
  expect([links.next, nextLink]).toEqual([next, next]);
  expect(links.self).toBe('https://api.appstoreconnect.apple.com/v1/apps');
  expect(data).toEqual([{ name: 'ä "next": 名' }]);
});

test('The last page stays byte for byte what it was', () => {
  const last = answer({ self: store });
  expect(relink(Buffer.from(last), here).toString()).toBe(last);
});

test('Of the link of the store only the cursor and the size are taken: no host, path or other input', async () => {
  const hostile = answer({ next: 'https://attacker.example/steal?cursor=x&account=other&code=1&limit=5' });
  const { links } = JSON.parse(relink(Buffer.from(hostile), here).toString());
  expect(links.next).toBe(next.replace('limit=2', 'limit=5').replace('Mg.AB', 'x'));
});

test.each(['', 'no address', '\\ud800', 'javascript:alert(1)'])('A link that is %j leads back to this call', (link) => {
  const text = `{"data":[],"links":{"next":"${link}"}}`;
  expect(JSON.parse(relink(Buffer.from(text), here).toString()).nextLink).toBe(here.self.href);
});

test('An answer in pieces of any size is the same as one that came whole', async () => {
  const whole = relink(Buffer.from(page), here).toString();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
      expect(await streamed(page, sizes)).toBe(whole);
    }),
  );
});

test('A long answer with the link in its middle, and one without any', async () => {
  const long = JSON.stringify({ links: { next: store }, data: 'a"next'.repeat(60_000) });
  expect(JSON.parse(await streamed(long, [16_384])).nextLink).toBe(next);
  const none = JSON.stringify({ data: '"next":'.repeat(60_000) });
  expect(await streamed(none, [16_384])).toBe(none);
});

test('A link that never ends is not held back for ever', async () => {
  const open = `{"links":{"next":"${'a'.repeat(40_000)}`;
  expect(await streamed(open, [1_000])).toBe(open);
});
