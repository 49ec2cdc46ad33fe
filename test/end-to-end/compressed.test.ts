// An answer that the store compressed is judged and searched as one that came plain.
import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readAtMost } from '../../functions/pipeline/bufferResponse.ts';
import { gunzipped, MAX_DECOMPRESSED } from '../../functions/pipeline/decompress.ts';
import { openRelayAt } from '../faults/relay.ts';
import { closeLater } from '../support/cleanup.ts';
import { listen, type ReceivedMessage } from '../support/listen.ts';

const open = closeLater();
const GZIP = { 'accept-encoding': 'gzip' };

/** Asks an App Store Connect that answers 200 with these compressed bytes: for the app 1 by default. */
async function readFrom(compress: (message: ReceivedMessage) => Buffer, id = 'ReadApp', headers = GZIP) {
  const store = await open(
    listen((response, message) => {
      const bytes = compress(message);
      const reported = {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'content-length': bytes.length,
      };
      response.writeHead(200, reported).end(bytes);
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  return relay.call(id, { path: id === 'ReadApp' ? { id: '1' } : {}, headers });
}

/** The document of an app with letters that do not compress, so that it is as long as asked when it is compressed. */
function documentOf(bytes: number, { id = '1', name = 'A' } = {}): string {
  const sku = randomBytes(Math.ceil(bytes * 0.68)).toString('base64');
  return JSON.stringify({ data: { type: 'apps', id, attributes: { name, sku } }, links: { self: '/' } });
}
function tokenOf({ headers }: ReceivedMessage): string {
  return String(headers.authorization).replace(/^Bearer /, '');
}
function inflated(bytes: Buffer, headers: Readonly<Record<string, string>>): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

/** Compressed: of one packet, of what is held, and of what streams. */
const held = [100, 3_000, 12_000, 60_000];
const streaming = 300_000;

test.each([
  ['half a document', '{"data": ['],
  ['a web page', '<html><body>Bad Gateway</body></html>'],
  ['nothing', ''],
  ['blanks', '  \n'],
])('With %s inside it is refused', async (_, text) => {
  expect(await readFrom(() => gzipSync(text))).toMatchObject({ status: 502, code: 'store_invalid_answer' });
});

test('A compressed answer that was cut is refused', async () => {
  const whole = gzipSync(JSON.stringify({ data: [], links: { self: '/' } }));
  const cut = whole.subarray(0, whole.length - 12);
  expect(await readFrom(() => cut, 'ListApps')).toMatchObject({ status: 502, code: 'store_invalid_answer' });
});

describe.each(held)('An answer of %d compressed bytes', (bytes) => {
  test('is forwarded as the store compressed it', async () => {
    const whole = gzipSync(documentOf(bytes));
    const { status, headers, bytes: given } = await readFrom(() => whole);
    expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
    expect([given, headers['content-length']]).toEqual([whole, String(whole.length)]);
  });

  test('is forwarded uncompressed to a client that does not accept gzip', async () => {
    const text = documentOf(bytes);
    const { headers, text: given } = await readFrom(() => gzipSync(text), 'ReadApp', { 'accept-encoding': 'identity' });
    expect([headers['content-encoding'], headers['content-length']]).toEqual([undefined, String(text.length)]);
    expect(given).toBe(text);
  });

  test('is rejected if it is another resource', async () => {
    const { status, code } = await readFrom(() => gzipSync(documentOf(bytes, { id: '2' })));
    expect([status, code]).toEqual([502, 'store_invalid_answer']);
  });

  test('is rejected if a required member is missing', async () => {
    const lacking = documentOf(bytes).replace('"links"', '"other"');
    const { status, code } = await readFrom(() => gzipSync(lacking));
    expect([status, code]).toEqual([502, 'store_invalid_answer']);
  });

  test('has our token masked, and nothing else changed', async () => {
    let token = '';
    const {
      status,
      headers,
      bytes: given,
    } = await readFrom((message) => {
      token = tokenOf(message);
      return gzipSync(documentOf(bytes, { name: token }));
    });
    const text = inflated(given, headers);
    expect(token).toMatch(/^eyJ/);
    expect([status, text.includes(token)]).toEqual([200, false]);
    expect(JSON.parse(text).data.attributes.name).toBe('*'.repeat(token.length));
  });
});

describe('A compressed answer that streams', () => {
  test('comes through whole', async () => {
    const text = documentOf(streaming);
    const { status, headers, bytes } = await readFrom(() => gzipSync(text));
    expect([status, inflated(bytes, headers)]).toEqual([200, text]);
  });

  test.each([0, 0.5, 1])('loses our token at %d of its length', async (place) => {
    let token = '';
    const { status, headers, bytes } = await readFrom((message) => {
      token = tokenOf(message);
      const text = documentOf(streaming);
      const at = Math.floor(place * (text.length - 300)) + 100;
      return gzipSync(text.slice(0, at) + token + text.slice(at));
    });
    const text = inflated(bytes, headers);
    expect(token).toMatch(/^eyJ/);
    expect([status, text.includes(token), text.includes('*'.repeat(token.length))]).toEqual([200, false, true]);
  });

  test('is validated by its beginning', async () => {
    const page = gzipSync(`<html>${documentOf(streaming)}`);
    expect(await readFrom(() => page)).toMatchObject({ status: 502, code: 'store_invalid_answer' });
  });

  test('is rejected if a single resource is truncated', async () => {
    const half = documentOf(streaming).slice(0, -30);
    expect(await readFrom(() => gzipSync(half))).toMatchObject({ status: 502, code: 'store_invalid_answer' });
  });

  test('is aborted if a list is truncated', async () => {
    const sku = randomBytes(streaming).toString('base64');
    const half = JSON.stringify({ data: [{ type: 'apps', id: '1', attributes: { sku } }], links: {} }).slice(0, -30);
    expect(await readFrom(() => gzipSync(half), 'ListApps')).toMatchObject({ broken: true });
  });

  test('gets an empty list for requested related resources that are missing', async () => {
    const text = documentOf(streaming);
    const store = await open(
      listen((response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text))),
    );
    const relay = await open(openRelayAt(store.origin));
    const asked = { path: { id: '1' }, query: { include: 'builds' }, headers: GZIP };
    const { headers, bytes } = await relay.call('ReadApp', asked);
    expect(JSON.parse(inflated(bytes, headers)).included).toEqual([]);
  });
});

describe('Of a gzip', () => {
  /** With a name in its header (RFC 1952, 2.3.1), which stands there in plain text. */
  const named = (text: string, name: string): Buffer => {
    const [head, rest] = [gzipSync(text).subarray(0, 10), gzipSync(text).subarray(10)];
    head[3] = 0x08;
    return Buffer.concat([head, Buffer.from(`${name}\0`), rest]);
  };

  test('the name is searched for our token', async () => {
    let token = '';
    const { status, bytes, headers } = await readFrom((message) => {
      token = tokenOf(message);
      return named(documentOf(100), token);
    });
    expect([status, bytes.includes(token), headers['content-encoding']]).toEqual([200, false, undefined]);
  });

  test('bytes after padding zeros are ignored and not forwarded', async () => {
    const text = documentOf(3_000);
    const { status, bytes } = await readFrom(() =>
      Buffer.concat([gzipSync(text), Buffer.alloc(4), Buffer.from('more')]),
    );
    expect([status, String(bytes)]).toEqual([200, text]);
  });

  test('bytes behind it make the answer an invalid one', async () => {
    const more = Buffer.concat([gzipSync(documentOf(3_000)), Buffer.from('more')]);
    expect(await readFrom(() => more)).toMatchObject({ status: 502, code: 'store_invalid_answer' });
  });

  test('several members are one document', async () => {
    const text = documentOf(3_000);
    const members = Buffer.concat([gzipSync(text.slice(0, 50)), gzipSync(text.slice(50))]);
    const { status, headers, bytes } = await readFrom(() => members);
    expect([status, inflated(bytes, headers)]).toEqual([200, text]);
    const other = documentOf(3_000, { id: '2' });
    const others = Buffer.concat([gzipSync(other.slice(0, 10)), gzipSync(other.slice(10))]);
    expect(await readFrom(() => others)).toMatchObject({ status: 502, code: 'store_invalid_answer' });
  });

  test.each(['x-gzip', 'GZIP'])('the name %s means the same', async (encoding) => {
    const text = documentOf(3_000, { id: '2' });
    const store = await open(
      listen((response) => void response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync(text))),
    );
    const relay = await open(openRelayAt(store.origin));
    const { status, code, line } = await relay.call('ReadApp', { path: { id: '1' }, headers: GZIP });
    expect([status, code, line?.cause]).toEqual([502, 'store_invalid_answer', 'another resource']);
  });
});

test('A list is opened, as the link to its next page has to lead to the relay', async () => {
  const page = { data: [], links: { self: '/', next: 'https://store.example/v1/apps?cursor=2' } };
  const { status, headers, json } = await readFrom(() => gzipSync(JSON.stringify(page)), 'ListApps');
  expect([status, headers['content-encoding']]).toEqual([200, undefined]);
  expect(new URL(json.nextLink).searchParams.get('cursor')).toBe('2');
});

test('A list whose gzip is broken is not an empty list', async () => {
  const broken = Buffer.concat([gzipSync('{"data": []}').subarray(0, 12), Buffer.from('broken')]);
  expect(await readFrom(() => broken, 'ListApps')).toMatchObject({ status: 502, code: 'store_invalid_answer' });
});

describe('A decompression bomb', () => {
  test('is validated by its beginning', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('<html>'), Buffer.alloc(60_000_000, 0x20)]));
    expect(bomb.length).toBeLessThan(65_536);
    expect(await readFrom(() => bomb)).toMatchObject({ status: 502, code: 'store_invalid_answer' });
  });

  test('is decompressed up to a limit', async () => {
    const blanks = gzipSync(Buffer.alloc(16_777_216, 0x20));
    const members = Array.from({ length: MAX_DECOMPRESSED / 16_777_216 + 1 }, () => blanks);
    const body = Buffer.concat([gzipSync('{'), ...members]);
    const sent = await gunzipped({ status: 200, headers: { 'content-encoding': 'gzip' }, body, start: body });
    const read = readAtMost(sent?.body ?? Buffer.alloc(0), MAX_DECOMPRESSED * 2);
    await expect(read).rejects.toMatchObject({ code: 'store_invalid_answer' });
  });
});

describe('What is not searched for secrets, as SECURITY.md says', () => {
  test('is a file: it is forwarded byte for byte', async () => {
    let file: Buffer = Buffer.alloc(0);
    const store = await open(
      listen((response, message) => {
        file = gzipSync(`Provider\t${tokenOf(message)}\n`);
        response.writeHead(200, { 'content-type': 'application/a-gzip', 'content-length': file.length }).end(file);
      }),
    );
    const relay = await open(openRelayAt(store.origin));
    const query = {
      'filter[reportType]': 'SALES',
      'filter[reportSubType]': 'SUMMARY',
      'filter[frequency]': 'DAILY',
      'filter[vendorNumber]': '80012345',
    };
    const { status, bytes } = await relay.call('DownloadSalesReport', { query });
    expect([status, bytes]).toEqual([200, file]);
  });

  test('is a token in another spelling, such as base64', async () => {
    let spelled = '';
    const { headers, bytes } = await readFrom((message) => {
      spelled = Buffer.from(tokenOf(message)).toString('base64');
      return gzipSync(documentOf(100, { name: spelled }));
    });
    expect(inflated(bytes, headers)).toContain(spelled);
  });
});
