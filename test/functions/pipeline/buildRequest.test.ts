// Store requests: inputs cannot change the origin or the path, and no client header is forwarded.
import fc from 'fast-check';
import { catalog } from '../../../connector/catalog.ts';
import { buildRequest } from '../../../functions/pipeline/buildRequest.ts';
import type { ValidatedRequest } from '../../../functions/pipeline/validate.ts';
import { appleStore } from '../../../functions/stores/apple/definition.ts';
import { testCallOf } from '../../support/call.ts';
import { failureOf } from '../../support/failures.ts';
import { reading, thing, writing } from '../../support/sampleOperations.ts';
import { validate } from '../../support/validate.ts';

const read = thing('ReadThing');
function valid(more: Partial<ValidatedRequest> = {}): ValidatedRequest {
  return {
    path: { id: '1' },
    query: {},
    header: {},
    ...more,
  };
}
const origin = 'https://store.example';

test('The path is that of the store, with the ID in its place', () => {
  expect(buildRequest(read, valid({ path: { id: '1234567890' } }), false, appleStore).path).toBe(
    '/v1/things/1234567890',
  );
});

test('The query is written in the words of the store, with its lists as commas', () => {
  const query = { 'filter[name]': ['a b', 'c&d', 'e=f', 'ä'], state: 'a&b=#?/ä', limit: 5 };
  expect(buildRequest(read, valid({ query }), false, appleStore).path).toBe(
    '/v1/things/1?filter%5Bname%5D=a%20b,c%26d,e%3Df,%C3%A4&state=a%26b%3D%23%3F%2F%C3%A4&limit=5',
  );
});

test('The account of a call does not go to the store', async () => {
  expect(buildRequest(read, await reading({ query: 'account=games' }), false, appleStore).path).toBe('/v1/things/1');
});

test('A JSON body goes as JSON', async () => {
  const { method, headers, body } = buildRequest(
    thing('CreateThing'),
    await writing({ name: 'ä"' }),
    false,
    appleStore,
  );
  expect([method, headers['content-type'], body]).toEqual(['POST', 'application/json', '{"name":"ä\\""}']);
});

test('A stream goes as bytes, and is the same stream', () => {
  const bytes = (async function* () {})();
  const { headers, body } = buildRequest(thing('UploadThing'), valid({ bytes }), false, appleStore);
  expect([headers['content-type'], body]).toEqual(['application/octet-stream', bytes]);
});

test('A read has no content type and no body', () => {
  const outgoing = buildRequest(read, valid(), false, appleStore);
  expect([outgoing.headers['content-type'], outgoing.body]).toEqual([undefined, undefined]);
});

test.each([
  [true, 'gzip'],
  [false, 'identity'],
])('When a caller accepts gzip is %s, the store is asked for %s', (accepts, encoding) => {
  expect(buildRequest(read, valid(), accepts, appleStore).headers['accept-encoding']).toBe(encoding);
});

describe('Cookies', () => {
  const login = catalog.find(({ id }) => id === 'LoginUserProfile');
  if (!login) throw new Error('LoginUserProfile is not in the catalog');
  const four = {
    auth_server_url: 'https://auth.example',
    api_server_url: 'https://api.example',
    gss_auth_token: 'a-session-of-the-test',
    sellerLocale: 'en_US',
  };

  test('go in one header, in the order of the row, and nowhere else', async () => {
    const outgoing = buildRequest(login, await validate(login, testCallOf({ body: four })), false, appleStore);
    expect(outgoing.secretHeaders?.()).toEqual({
      cookie:
        'sellerLocale=en_US; gss_auth_token=a-session-of-the-test; api_server_url=https://api.example; auth_server_url=https://auth.example',
    });
    expect(JSON.stringify(outgoing.headers)).not.toContain('a-session');
    expect([outgoing.body, outgoing.path]).toEqual([undefined, '/gss/user/loginUserProfile']);
  });

  test('that are secret are masked in the response', async () => {
    const outgoing = buildRequest(login, await validate(login, testCallOf({ body: four })), false, appleStore);
    expect(outgoing.secrets.map(({ reveal }) => reveal())).toEqual(['a-session-of-the-test']);
  });

  test.each(['a; admin=1', 'a,b', 'a\r\nx: y', 'a\nb', 'a\0', 'a b', '"a"', 'a\\b', 'ä', 'a\u007f', ''])(
    'cannot hold %j',
    async (value) => {
      const failure = await failureOf(validate(login, testCallOf({ body: { ...four, gss_auth_token: value } })));
      expect(failure.details.map((each) => each.target)).toContain('body.gss_auth_token');
    },
  );
});

/** IDs that attackers try, and anything else. */
const ids = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii' }),
  fc.stringMatching(/^[A-Za-z0-9._~%/\\;?#@:-]{1,20}$/),
  fc.constantFrom('.', '..', '../users', '..%2fusers', '%2e%2e', './x', '//evil.example', '@evil.example', 'a/../../b'),
);

test.each(['\uFB00', '\u0131d', 'stra\u00DFe'])('An ID with %j is not one with other letters', async (id) => {
  expect((await failureOf(reading({ path: { id } }))).code).toBe('invalid_request');
});

test('Whatever ID validates, the address is the one meant', async () => {
  const count = { passed: 0, refused: 0 };
  const check = async (id: string): Promise<void> => {
    try {
      const url = new URL(buildRequest(read, await reading({ path: { id } }), false, appleStore).path, origin);
      // blanks around an ID, as from copying it, are left away
      expect([url.origin, url.pathname]).toEqual([origin, `/v1/things/${id.trim()}`]);
      count.passed += 1;
    } catch (thrown) {
      count.refused += 1;
      expect(thrown).toHaveProperty('code', 'invalid_request');
    }
  };
  await fc.assert(fc.asyncProperty(ids, check), { numRuns: 500 });
  expect(Math.min(count.passed, count.refused)).toBeGreaterThan(0);
});

test('Even an ID that was not validated cannot leave its place in the path', () => {
  fc.assert(
    fc.property(ids, (id) => {
      try {
        const url = new URL(buildRequest(read, valid({ path: { id } }), false, appleStore).path, origin);
        expect([url.origin, decodeURIComponent(url.pathname)]).toEqual([origin, `/v1/things/${id}`]);
        expect(url.pathname.split('/')).toHaveLength(4);
      } catch (thrown) {
        expect(thrown).toHaveProperty('code', 'invalid_request');
      }
    }),
    { numRuns: 500 },
  );
});

test('Any query value arrives unchanged and changes nothing else', async () => {
  // blanks around an item are left away, commas part items, and a bracket begins a list in JSON
  const isPlain = (text: string): boolean => text.trim() === text && !/^\[|,/.test(text);
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(isPlain);
  const texts = fc.array(text, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(texts, async (names) => {
      const call = await reading({ query: { 'filter[name]': names.join(',') } });
      const url = new URL(buildRequest(read, call, false, appleStore).path, origin);
      expect([url.origin, url.pathname, url.hash]).toEqual([origin, '/v1/things/1', '']);
      expect([...url.searchParams]).toEqual([['filter[name]', names.join(',')]]);
    }),
  );
});

test('No header of a caller goes to the store, whatever it is called', async () => {
  const names = fc.oneof(
    fc.constantFrom(
      'authorization',
      'host',
      'cookie',
      'x-functions-key',
      'transfer-encoding',
      'connection',
      'x-forwarded-for',
      'service-account-id',
      'x_forwarded_host',
    ),
    fc.stringMatching(/^x-[a-z-]{1,20}$/),
  );
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      const { headers } = buildRequest(
        read,
        await reading({ headers: { [name]: 'from-the-caller' } }),
        false,
        appleStore,
      );
      expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'user-agent']);
      expect(JSON.stringify(headers)).not.toContain('from-the-caller');
    }),
  );
});
