// Store error messages: kept in every format, bounded, and without secrets.
import { gzipSync } from 'node:zlib';
import { catalog } from '../../../connector/catalog.ts';
import type { StoreOperation } from '../../../connector/core/operation.ts';
import type { Store } from '../../../connector/core/stores.ts';
import { secret as sealed } from '../../../functions/core/secret.ts';
import { bufferResponse } from '../../../functions/pipeline/bufferResponse.ts';
import { parseStoreError, storeErrorSentence } from '../../../functions/pipeline/storeErrors.ts';
import { storeDefinitions } from '../../../functions/stores/index.ts';

async function read(store: Store, body: string | Buffer, headers: Record<string, string> = {}, secrets: string[] = []) {
  const bytes = Buffer.from(body);
  const whole = await bufferResponse({ status: 409, headers, body: bytes, start: bytes });
  return parseStoreError(storeDefinitions[store], whole, secrets.map(sealed));
}
function reported(store: Store, json: unknown, secrets: string[] = []) {
  return read(store, JSON.stringify(json), {}, secrets);
}

describe('Of Apple', () => {
  const error = {
    id: '11111111-0000-4000-8000-000000000000',
    status: '400',
    code: 'PARAMETER_ERROR.INVALID',
    title: 'A parameter has an invalid value',
    detail: "'size' is not a valid sort value",
    source: { parameter: 'sort' },
  };

  test('code, title, detail and place are kept', async () => {
    expect(await reported('apple', { errors: [error] })).toEqual([
      {
        code: 'PARAMETER_ERROR.INVALID',
        message: "A parameter has an invalid value: 'size' is not a valid sort value",
        target: 'sort',
      },
    ]);
  });

  test('every error is kept', async () => {
    const pointed = { ...error, code: 'ENTITY_ERROR', source: { pointer: '/data/attributes/name' } };
    const details = await reported('apple', { errors: [error, pointed] });
    expect(details.map(({ target }) => target)).toEqual(['sort', '/data/attributes/name']);
  });

  test('the associated errors, which are the real reasons, are kept with their paths', async () => {
    const associatedErrors = {
      '/v1/appStoreVersions/1': [
        { code: 'STATE_ERROR.SCREENSHOT_REQUIRED', title: 'A screenshot is missing.', detail: 'Add one for iPhone.' },
      ],
      '/v1/appInfos/2': [{ code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED', title: 'A category is missing.' }],
    };
    const details = await reported('apple', { errors: [{ ...error, meta: { associatedErrors } }] });
    expect(details.slice(1)).toEqual([
      {
        code: 'STATE_ERROR.SCREENSHOT_REQUIRED',
        message: 'A screenshot is missing. Add one for iPhone.',
        target: '/v1/appStoreVersions/1',
      },
      { code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED', message: 'A category is missing.', target: '/v1/appInfos/2' },
    ]);
  });

  test.each([
    [{ errors: [] }],
    [{ errors: 'none' }],
    [{ errors: [null, 1, 'x', []] }],
    [{}],
    [null],
    [[]],
    [{ errors: [{ meta: { associatedErrors: 'x' } }] }],
    [{ errors: [{ meta: { associatedErrors: { a: 1, b: [null] } } }] }],
    [{ errors: [{ source: 'x', code: {}, title: [] }] }],
  ])('%j still gives one detail with a code and a sentence', async (json) => {
    const details = await reported('apple', json);
    expect(details).toHaveLength(1);
    expect(details[0]?.code).toMatch(/^(UNKNOWN|HTTP_409)$/);
    expect(details[0]?.message).not.toBe('');
  });
});

describe('Of Samsung', () => {
  test.each([
    [
      'the gateway',
      { code: 'AUTH_REQUIRE', message: 'Invalid accessToken', from: 'asgw' },
      'AUTH_REQUIRE',
      'Invalid accessToken',
    ],
    [
      'an old content operation',
      {
        from: 'seller',
        body: {
          ctntId: '000007654321',
          contentStatus: null,
          httpStatus: 'BAD_REQUEST',
          errorCode: '4128',
          errorMsg: 'No new apps.',
        },
      },
      '4128',
      'No new apps.',
    ],
    [
      'a newer operation',
      {
        from: 'seller',
        message: 'Request failed with status code 400',
        body: { resultCode: '5021', resultMessage: 'This binary is already in use.' },
      },
      '5021',
      'This binary is already in use.',
    ],
    ['a flat error', { errorCode: 3100, errorMsg: 'No such variant.' }, '3100', 'No such variant.'],
    [
      'a flat result',
      { resultCode: '3001', resultMessage: 'Too few screenshots.', data: null },
      '3001',
      'Too few screenshots.',
    ],
    ['a message alone', { message: 'invalid signature' }, 'UNKNOWN', 'invalid signature'],
    ['a code alone', { errorCode: '8014', errorMsg: null }, '8014', 'The store gave no reason.'],
  ])('the words of %s are kept', async (_, json, code, message) => {
    expect(await reported('samsung', json)).toEqual([{ code, message }]);
  });

  test.each([[null], [[]], [{}], [{ body: null }], [{ body: [], message: 7n.toString() }], ['text']])(
    '%j still gives one detail',
    async (json) => {
      expect(await reported('samsung', json)).toHaveLength(1);
    },
  );
});

describe.each<Store>(['apple', 'samsung'])('Of %s', (store) => {
  test.each([
    ['a page by its type', 'Bad gateway', { 'content-type': 'text/html;charset=utf-8' }],
    ['a page by its look', '\n<!DOCTYPE html><title>502</title>', {}],
    ['nothing', '', {}],
    ['blanks', ' \r\n', {}],
  ])('%s says nothing to anyone', async (_, body, headers) => {
    expect(await read(store, body, headers as Record<string, string>)).toEqual([
      { code: 'HTTP_409', message: 'The store gave no reason.' },
    ]);
  });

  test('a plain sentence is kept', async () => {
    expect(await read(store, 'Could not process this.\n')).toEqual([
      { code: 'HTTP_409', message: 'Could not process this.' },
    ]);
  });

  test('a compressed refusal is read', async () => {
    const json = JSON.stringify({ errors: [{ code: 'X', title: 'Why.' }], code: 'X', message: 'Why.' });
    expect(await read(store, gzipSync(json), { 'content-encoding': 'gzip' })).toEqual([{ code: 'X', message: 'Why.' }]);
  });

  test('an error response that is wrongly declared as compressed has no details', async () => {
    expect((await read(store, '{"message":"x"}', { 'content-encoding': 'gzip' }))[0]?.code).toBe('HTTP_409');
  });

  test('a refusal that unpacks to far too much is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 97));
    expect((await read(store, bomb, { 'content-encoding': 'gzip' }))[0]?.message).toBe('The store gave no reason.');
  });

  test('long words are cut', async () => {
    const long = 'a'.repeat(100_000);
    const details = await reported(store, { errors: [{ code: long, title: long }], code: long, message: long });
    expect(JSON.stringify(details).length).toBeLessThan(3000);
  });

  test('a secret by its value is taken out, wherever it stands', async () => {
    const secret = 'S3cret+value/of=the-test';
    const json = {
      errors: [{ code: secret, title: `Bearer ${secret}`, detail: secret, source: { parameter: secret } }],
      code: secret,
      message: `Token ${secret} is not known, ${secret}`,
    };
    const details = await reported(store, json, [secret]);
    expect(JSON.stringify(details)).not.toContain(secret);
    expect(JSON.stringify(details)).toContain('[redacted]');
  });

  test('a JWT is taken out by its form, though nobody named it', async () => {
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJub2JvZHkifQ.c2lnbmF0dXJl';
    const json = { errors: [{ code: 'X', detail: `Received ${jwt}` }], message: `Received ${jwt}` };
    expect(JSON.stringify(await reported(store, json))).not.toContain('eyJ');
  });

  test('a secret in a plain text is taken out', async () => {
    const secret = 'S3cret+value/of=the-test';
    expect((await read(store, `Authorization: Bearer ${secret}`, {}, [secret]))[0]?.message).toBe(
      'Authorization: Bearer [redacted]',
    );
  });

  test('a secret across the cut leaves no half', async () => {
    const secret = 'S3cret+value/of=the-test';
    const text = `${'a'.repeat(990)}${secret}`;
    const details = await reported(store, { errors: [{ code: 'X', detail: text }], message: text }, [secret]);
    expect(JSON.stringify(details)).not.toContain('S3cret');
  });
});

describe.each<Store>(['apple', 'samsung'])('Of a gateway or framework in front of %s', (store) => {
  test.each<[string, unknown, string, string]>([
    ['a message', { message: 'Too busy' }, store === 'apple' ? 'HTTP_409' : 'UNKNOWN', 'Too busy'],
    ['a message with a capital', { Message: 'Forbidden' }, 'HTTP_409', 'Forbidden'],
    [
      'OAuth',
      { error: 'invalid_grant', error_description: 'The grant is over.' },
      'invalid_grant',
      'The grant is over.',
    ],
    ['OAuth without a description', { error: 'invalid_client' }, 'HTTP_409', 'invalid_client'],
    [
      'RFC 9457',
      { type: 'about:blank', title: 'Out of credit', status: 403, detail: 'Your balance is 30.' },
      'HTTP_409',
      'Out of credit: Your balance is 30.',
    ],
    ['RFC 9457 with a title alone', { type: 'about:blank', title: 'Conflict', status: 409 }, 'HTTP_409', 'Conflict'],
    [
      'Spring',
      { timestamp: 1, status: 404, error: 'Not Found', message: '', path: '/v1/apps' },
      'HTTP_409',
      'Not Found',
    ],
    ['an object of its own', { error: { code: 429, message: 'Slow down' } }, '429', 'Slow down'],
    [
      'an object in an object',
      { fault: { faultstring: 'Rate limit', detail: { errorcode: 'x' } } },
      'HTTP_409',
      'Rate limit',
    ],
    ['a list of texts', { errors: ['No such app', 'x'] }, 'HTTP_409', 'No such app'],
    ['a list of objects', [{ message: 'No such app' }], 'HTTP_409', 'No such app'],
    ['a text', 'No such app', 'HTTP_409', 'No such app'],
  ])('the words of %s are found', async (_, json, code, message) => {
    expect((await reported(store, json))[0]).toEqual({ code, message });
  });

  test.each([
    [{}],
    [{ errors: null }],
    [{ errors: {} }],
    [{ error: null }],
    [[]],
    [null],
    [true],
    [7],
    [{ data: { id: 'a' } }],
    [{ message: 'undefined' }],
    [{ errors: [{ title: 'null', detail: null }] }],
    ['undefined'],
  ])('%j gives no reason, and none of it is in a sentence', async (json) => {
    expect((await reported(store, json))[0]?.message).toBe('The store gave no reason.');
  });

  test.each(['{"message": "cut o', '[1, 2', '<Error><Code>503</Code></Error>'])('%s is not shown', async (body) => {
    expect((await read(store, body))[0]).toEqual({ code: 'HTTP_409', message: 'The store gave no reason.' });
  });

  test('characters that change how a sentence reads are removed', async () => {
    const text = 'Line\r\none\u0007\u2028two \u202e\u2066evil\u2069\ufeff \u200bfamily \u{1f468}\u200d\u{1f469}\ud800';
    const [detail] = await reported(store, {
      errors: [{ code: 'A\u202eB', detail: text }],
      code: 'A\u202eB',
      message: text,
    });
    expect(detail).toEqual({ code: 'AB', message: 'Line one two evil family \u{1f468}\u200d\u{1f469}\ufffd' });
  });

  test('a cut text ends with a whole character', async () => {
    const text = `${'a'.repeat(999)}\u{1f600}`;
    const [detail] = await reported(store, { errors: [{ code: 'X', detail: text }], message: text });
    expect(detail?.message).toBe('a'.repeat(999));
  });
});

test('More than fifty errors are reported as fifty', async () => {
  const errors = Array.from({ length: 300 }, (_, at) => ({ code: `E${at}`, title: 'Why.' }));
  expect(await reported('apple', { errors })).toHaveLength(50);
});

describe('The next step of a refusal', () => {
  const sentenceOf = (id: string): string => {
    const operation = catalog.find((each) => each.id === id) as StoreOperation;
    const details = [{ code: '1000', message: 'Invalid parameters.' }];
    return storeErrorSentence(operation, storeDefinitions[operation.store], 400, details);
  };

  test('names the inputs of an update in an update alone', () => {
    expect(sentenceOf('UpdateGalaxyApp')).toMatch(
      /not valid: give Default language, Is paid and Publication type, too\.$/,
    );
    for (const id of ['ReplyToGalaxyReview', 'ReadItem', 'SetRolloutRate'])
      expect(sentenceOf(id)).toMatch(/\(400\): Invalid parameters\. An input is missing or not valid\.$/);
  });

  test('is that of the row for a code that the table of its store has as well', () => {
    const rows = catalog.flatMap(({ id, store, hints }) => (store && hints ? [{ id, store, hints }] : []));
    const unknown = rows.filter(({ store, hints }) =>
      Object.keys(hints).some((code) => storeDefinitions[store].hints[code] === undefined),
    );
    expect([rows.length > 0, unknown]).toEqual([true, []]);
  });
});
