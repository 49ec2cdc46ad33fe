// Every value of a response has its declared type, and numbers keep all digits.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { answered, sentOf } from '../../support/answers.ts';
import { failureOf } from '../../support/failures.ts';

const links = { self: 'https://store.example/v1/apps' };

/** What comes of a body: an object is written as JSON, a text is one. */
async function bodyOf(id: string, sent: unknown, more: Parameters<typeof answered>[2] = {}): Promise<string> {
  const json = typeof sent === 'string' ? sent : JSON.stringify(sent);
  return String((await answered(sentOf(200, json, { 'content-length': String(json.length) }), id, more)).body);
}

function apps(...data: readonly unknown[]): unknown {
  return { data, links };
}
function app(attributes: unknown) {
  return { type: 'apps', id: '1', attributes };
}

describe('Of App Store Connect,', () => {
  test.each<[string, unknown, unknown]>([
    ['a name that is a number becomes a text', app({ name: 2048 }), app({ name: '2048' })],
    ['a name that is true becomes a text', app({ name: true }), app({ name: 'true' })],
    [
      'a truth that is a text becomes one',
      app({ isOrEverWasMadeForKids: 'false' }),
      app({ isOrEverWasMadeForKids: false }),
    ],
    ['what is null stays null', app({ name: null }), app({ name: null })],
    ['what is not declared stays', app({ somethingNew: { a: [null, 1] } }), app({ somethingNew: { a: [null, 1] } })],
    ['an ID that is a number becomes a text', { type: 'apps', id: 6448311069 }, { type: 'apps', id: '6448311069' }],
    ['attributes that are a list become null', app([]), app(null)],
  ])('%s', async (_, given, wanted) => {
    expect(JSON.parse(await bodyOf('ListApps', apps(given)))).toEqual(apps(wanted));
  });

  test('an ID beyond 2^53 keeps all its digits, and so does every other number of the answer', async () => {
    const json = '{"data":[{"type":"apps","id":12345678901234567890,"new":98765432109876543210}],"links":{"self":"x"}}';
    expect(await bodyOf('ListApps', json)).toBe(
      '{"data":[{"type":"apps","id":"12345678901234567890","new":98765432109876543210}],"links":{"self":"x"}}',
    );
  });

  test('a version keeps its last zero, as a number and as a text', async () => {
    const json = '{"data":[{"type":"v","id":"1","attributes":{"versionString":2.10}}],"links":{"self":"x"}}';
    expect(await bodyOf('ListVersions', json)).toContain('"versionString":"2.10"');
    expect(await bodyOf('ListVersions', json.replace('2.10', '"2.10"'))).toContain('"versionString":"2.10"');
  });

  test('invalid members of a list do not remove the others', async () => {
    const json = await bodyOf('ListApps', apps(null, 7, 'x', app({ name: 'A' }), [], { type: 'apps', id: '2' }));
    expect(JSON.parse(json)).toEqual(apps(app({ name: 'A' }), { type: 'apps', id: '2' }));
  });

  test('an answer that has its types goes on as it came, byte for byte', async () => {
    const json = ` {"links":{"self":"x"},\n "data":[{"type":"apps","id":"1","n":1.50}]}`;
    expect(await bodyOf('ListApps', json)).toBe(json);
  });

  test('compressed answers get their types, too, and come uncompressed then', async () => {
    const zipped = gzipSync(JSON.stringify({ data: app({ name: 5 }), links }));
    const { headers, body } = await answered(
      sentOf(200, zipped, { 'content-encoding': 'gzip', 'content-length': String(zipped.length) }),
      'ReadApp',
    );
    expect([headers['content-encoding'], JSON.parse(String(body)).data.attributes.name]).toEqual([undefined, '5']);
    expect(headers['content-length']).toBe(String(body instanceof Uint8Array && body.length));
  });

  test('the places of what was changed are reported, and none of the values', async () => {
    const places: string[] = [];
    await bodyOf('ListApps', apps(null, app({ name: 5 })), { onCoerced: (reported) => void places.push(...reported) });
    expect(places).toEqual(['data.0', 'data.1.attributes.name']);
  });
});

describe('Of Galaxy Store,', () => {
  const typesOf = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each === null ? 'null' : typeof each]));

  test.each([
    ['numbers', { commentId: 1234567, rating: 8 }, { totalCount: 5, pageNo: 1, totalPage: 3 }],
    ['texts', { commentId: '1234567', rating: '8' }, { totalCount: '5', pageNo: '1', totalPage: '3' }],
  ])('the same types come where it writes %s', async (_, comment, counts) => {
    const { data } = JSON.parse(await bodyOf('ListGalaxyReviews', { data: { ...counts, comments: [comment] } }));
    expect(typesOf(data.comments[0])).toEqual({ commentId: 'string', rating: 'number' });
    expect([data.totalCount, data.pageNo, data.totalPage]).toEqual([5, 1, 3]);
  });

  test('numbers of a binary become texts, with all their digits', async () => {
    const json = '{"data":{"binaries":[{"seq":3,"versionCode":20261128123456789012,"fileSize":9007199254740993}]}}';
    expect(await bodyOf('ListRolloutBinaries', json)).toBe(
      '{"data":{"binaries":[{"seq":"3","versionCode":"20261128123456789012","fileSize":"9007199254740993"}]}}',
    );
  });

  test('a rollout rate that is a text becomes a number, and one that is none becomes null', async () => {
    const [good, bad] = await Promise.all(
      ['"25"', '"half"'].map((rate) => bodyOf('ReadRolloutRate', `{"data":{"rolloutRate":${rate}}}`)),
    );
    expect([good, bad]).toEqual(['{"data":{"rolloutRate":25}}', '{"data":{"rolloutRate":null}}']);
  });

  test('a long answer that streams gets its types, too', async () => {
    const comments = Array.from({ length: 2_000 }, (_, at) => ({
      commentId: 1_000_000 + at,
      commentText: 'a'.repeat(40),
    }));
    const bytes = Buffer.from(JSON.stringify({ data: { totalPage: '1', comments } }));
    const pieces = [bytes.subarray(0, 70_000), bytes.subarray(70_000)];
    const sent = {
      status: 200,
      headers: { 'transfer-encoding': 'chunked' },
      body: Readable.from(pieces),
      start: bytes,
    };
    const { data } = JSON.parse(String((await answered(sent, 'ListGalaxyReviews')).body));
    expect([data.totalPage, data.comments.length, data.comments[1_999].commentId]).toEqual([1, 2_000, '1001999']);
  });
});

describe('Related resources that were asked for are a list', () => {
  const includes = { includes: true };

  test('where the store leaves them out', async () => {
    expect(JSON.parse(await bodyOf('ListApps', apps(), includes))).toEqual({ data: [], links, included: [] });
  });

  test('where it writes null', async () => {
    expect(JSON.parse(await bodyOf('ListApps', { data: [], links, included: null }, includes)).included).toEqual([]);
  });

  test.each([
    ['without them', false],
    ['with them', true],
  ])('in an answer that streams %s', async (_, isThere) => {
    const data = Array.from({ length: 400 }, (_each, at) => ({
      type: 'apps',
      id: String(at),
      filler: 'a'.repeat(300),
    }));
    const included = isThere ? { included: [{ type: 'builds', id: '1' }] } : {};
    const bytes = Buffer.from(`${JSON.stringify({ ...included, data, links })}\n`);
    const headers = { 'content-length': String(bytes.length) };
    const sent = {
      status: 200,
      headers,
      body: Readable.from([bytes.subarray(0, 99), bytes.subarray(99)]),
      start: bytes,
    };
    const { body, headers: shown } = await answered(sent, 'ListApps', includes);
    expect(JSON.parse(await text(body as Readable)).included).toEqual(included.included ?? []);
    expect(shown['content-length']).toBeUndefined();
  });

  test('and are not added where nobody asked', async () => {
    expect(JSON.parse(await bodyOf('ListApps', apps()))).toEqual({ data: [], links });
  });
});

describe('An answer without content', () => {
  const address = 'https://store.example/v1/x';
  test.each<[string, string, unknown]>([
    ['an empty list of App Store Connect', 'ListApps', { data: [], links: { self: address } }],
    ['an empty list of Galaxy Store', 'ListGalaxyApps', []],
    ['a list of Galaxy Store inside its envelope', 'ListGalaxyReviews', { data: { comments: [] } }],
    ['no related resource', 'ReadPhasedRelease', { data: null, links: { self: address } }],
  ])('stands for %s', async (_, id, wanted) => {
    const { status, body } = await answered(sentOf(204, ''), id, { address });
    expect([status, JSON.parse(String(body))]).toEqual([200, wanted]);
  });

  test('stays without content where one thing was asked for and the status says so', async () => {
    expect(await answered(sentOf(204, ''), 'ReadApp')).toMatchObject({ status: 204, body: undefined });
  });

  test.each([true, false])('is not what is left of broken gzip', async (acceptsGzip) => {
    const sent = sentOf(200, 'not gzip', { 'content-encoding': 'gzip', 'content-length': '8' });
    expect((await failureOf(answered(sent, 'ListApps', { address, acceptsGzip }))).code).toBe('store_invalid_answer');
  });

  test.each(['ReadApp', 'ListApps'])('is none of %s where the status is 200: it may be cut', async (id) => {
    const sent = sentOf(200, '', { 'content-length': '0' });
    expect((await failureOf(answered(sent, id))).code).toBe('store_invalid_answer');
  });
});

describe('Null instead of a resource', () => {
  const none = { data: null, links };

  test.each(['ReadPhasedRelease', 'ReadReviewReply', 'ReadCrashLog', 'ReadBuildBetaDetail'])(
    'is the answer of %s where there is none',
    async (id) => {
      expect(JSON.parse(await bodyOf(id, none))).toEqual(none);
    },
  );

  test.each([
    ['ReadApp', 'store_invalid_answer'],
    ['ListApps', 'store_invalid_answer'],
    ['UpdatePhasedRelease', 'outcome_unknown'],
  ])('is no answer of %s', async (id, code) => {
    expect((await failureOf(bodyOf(id, none))).code).toBe(code);
  });

  test.each<[string, unknown]>([
    ['a list', { data: [], links }],
    ['a number', { data: 5, links }],
    ['nothing at all', { links }],
    ['no links', { data: null }],
  ])('does not let pass %s', async (_, sent) => {
    expect((await failureOf(bodyOf('ReadPhasedRelease', sent))).code).toBe('store_invalid_answer');
  });
});
