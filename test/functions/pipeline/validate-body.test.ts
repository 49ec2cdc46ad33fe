// The JSON body: bounded, strictly validated, and every error has its location.
import { LARGEST_BODY } from '../../../functions/core/readBody.ts';
import { testCallOf } from '../../support/call.ts';
import { failureOf } from '../../support/failures.ts';
import { thing, validationFaultsOf, writing } from '../../support/sampleOperations.ts';
import { validate } from '../../support/validate.ts';

test('A missing input is named by its label in the designer', async () => {
  const { details } = await failureOf(writing({}));
  expect(details[0]?.message).toBe('Is missing (Name: The name).');
  expect((await failureOf(validate(thing('CreateThing'), testCallOf({ body: { name: 'a' } })))).message).toContain(
    'query.mode: Is missing (Mode: The mode).',
  );
});

test('A body that cannot be read is one fault: it is not missing as well', async () => {
  expect(await validationFaultsOf(writing('{'))).toEqual(['body body']);
});

describe('A body is refused:', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['without what is required', {}, ['body.name required']],
    ['with an unknown field', { name: 'a', nmae: 'b' }, ['body.nmae additionalProperties']],
    [
      'with an unknown field deep inside',
      { name: 'a', inner: { on: true, off: 1 } },
      ['body.inner.off additionalProperties'],
    ],
    ['with a wrong type', { name: true }, ['body.name type']],
    ['with a number that is written in two ways', '{"name":1e3}', ['body.name type']],
    ['with a number that is longer than the text may be', { name: 12345678901 }, ['body.name maxLength']],
    ['with null where something is required', { name: null }, ['body.name required']],
    ['with nothing but blanks where something is required', { name: ' ' }, ['body.name required']],
    ['with a text that is no number', { name: 'a', count: 'one' }, ['body.count type']],
    ['with an unknown field that is null', { name: 'a', nmae: null }, ['body.nmae additionalProperties']],
    ['with a broken number', { name: 'a', count: 1.5 }, ['body.count type']],
    ['with too long a text', { name: 'a'.repeat(11) }, ['body.name maxLength']],
    ['with a control character', { name: 'a\u0008' }, ['body.name characters']],
    ['with a control character in an item', { name: 'a', tags: ['x', 'y\u0007'] }, ['body.tags.1 characters']],
    ['with half a character in a list as JSON text', { name: 'a', tags: '["\\ud800"]' }, ['body.tags.0 characters']],
    ['with a control character in too long a text', { name: '\u0007'.repeat(11) }, ['body.name maxLength']],
    ['with too many items', { name: 'a', tags: ['x', 'y', 'z'] }, ['body.tags maxItems']],
    ['with a wrong item', { name: 'a', tags: ['x', true] }, ['body.tags.1 type']],
    ['that is a list', [], ['body type']],
    ['that is a text', '"name"', ['body type']],
    ['that is null', 'null', ['body required']],
    ['with __proto__', '{"name":"a","__proto__":{"count":1}}', ['body.__proto__ additionalProperties']],
    ['with constructor', '{"name":"a","constructor":{"prototype":1}}', ['body.constructor additionalProperties']],
    [
      'with everything wrong',
      { count: 10, tags: 1, inner: {} },
      ['body.name required', 'body.count maximum', 'body.tags type', 'body.inner.on required'],
    ],
  ])('%s', async (_, body, faults) => {
    expect((await validationFaultsOf(writing(body))).sort()).toEqual([...faults].sort());
  });

  test.each(['{', '{"name":"a"', "{'name':'a'}", '{"name":"a"}{"name":"b"}', 'name=a', '\uFEFF\uFEFF{}', 'undefined'])(
    'that is no JSON: %j',
    async (text) => {
      const { details } = await failureOf(writing(text));
      expect(details).toContainEqual({ code: 'body', message: 'Is not valid JSON.', target: 'body' });
    },
  );

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=latin1',
    'application/vnd.api+jsonx',
    '',
  ])('that says it is "%s"', async (type) => {
    const { details } = await failureOf(writing({ name: 'a' }, { headers: { 'content-type': type } }));
    expect(details[0]?.message).toContain('content-type: application/json');
  });

  test('that is compressed', async () => {
    const { details } = await failureOf(writing({ name: 'a' }, { headers: { 'content-encoding': 'gzip' } }));
    expect(details[0]?.message).toBe('Must not be compressed.');
  });

  test('that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const call = {
      ...testCallOf({ query: 'mode=a', body: '' }),
      body: (async function* () {
        yield bytes;
      })(),
    };
    expect((await failureOf(validate(thing('CreateThing'), call))).details[0]?.message).toBe('Is not valid JSON.');
  });

  test('that is not there', async () => {
    expect(await validationFaultsOf(validate(thing('CreateThing'), testCallOf({ query: 'mode=a' })))).toEqual([
      'body required',
    ]);
  });

  test('that is empty', async () => {
    expect(await validationFaultsOf(writing(''))).toEqual(['body required']);
    expect(await validationFaultsOf(writing(' \n'))).toEqual(['body required']);
  });
});

test('Errors of query and body are reported together', async () => {
  expect(await validationFaultsOf(validate(thing('CreateThing'), testCallOf({ query: 'mdoe=a', body: {} })))).toEqual(
    expect.arrayContaining(['query.mdoe unknown', 'query.mode required', 'body.name required']),
  );
});

test('A body over the limit ends the call without being read to its end', async () => {
  let given = 0;
  const endless = async function* () {
    for (;;) {
      given += 65_536;
      yield Buffer.alloc(65_536, 32);
    }
  };
  const call = { ...testCallOf({ query: 'mode=a', body: '' }), body: endless() };
  expect((await failureOf(validate(thing('CreateThing'), call))).code).toBe('payload_too_large');
  expect(given).toBeLessThan(LARGEST_BODY + 2 * 65_536);
});

test('A body of exactly the limit is read', async () => {
  const body = `{"name":"a"}${' '.repeat(LARGEST_BODY - 12)}`;
  expect((await writing(body)).body).toEqual({ name: 'a' });
});

test.each([65, 8_000, 100_000])(
  'JSON that is nested %i levels deep is rejected, and the limit named',
  async (depth) => {
    const failure = await failureOf(writing(`{"name":"a","tags":${'['.repeat(depth)}${']'.repeat(depth)}}`));
    expect(failure).toMatchObject({ code: 'invalid_request', message: expect.stringContaining('at most 64 levels') });
  },
);

test('As many texts with control characters as a body can have are refused', async () => {
  const tags = Array(116_000).fill('"\\u0007"').join();
  const { code, details } = await failureOf(writing(`{"name":"a","tags":[${tags}]}`));
  expect([code, details.length]).toEqual(['invalid_request', 50]);
});
