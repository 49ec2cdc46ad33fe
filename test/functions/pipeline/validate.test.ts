// Validation of path, query and headers: all errors at once, with their locations.

import { LONGEST_QUERY } from '../../../functions/core/parameterCoercion.ts';
import { testCallOf } from '../../support/call.ts';
import { failureOf } from '../../support/failures.ts';
import { reading, thing, validationFaultsOf, writing } from '../../support/sampleOperations.ts';
import { validate } from '../../support/validate.ts';

describe('A valid call', () => {
  test('has the values of its path, query and header with their types', async () => {
    const query = 'filter[name]=a,b&sort=-name&state=ON&limit=200&share=0.5&exists[build]=false';
    const valid = await reading({ query, headers: { 'access-token': 'abc' } });
    expect(valid.path).toEqual({ id: '1' });
    expect({ ...valid.query }).toEqual({
      'filter[name]': ['a', 'b'],
      sort: ['-name'],
      state: 'ON',
      limit: 200,
      share: 0.5,
      'exists[build]': false,
    });
    expect(valid.header).toEqual({ 'access-token': 'abc' });
  });

  test.each([
    ['true', true],
    ['True', true],
    ['false', false],
    ['False', false],
  ])('may have %s as a truth value: Logic Apps and Power Automate write a capital', async (text, truth) => {
    const valid = await reading({ query: `exists[build]=${text}` });
    expect(valid.query['exists[build]']).toBe(truth);
  });

  test.each([
    ['all in capitals', 'TRUE', true],
    ['as its label says it', 'yes', true],
    ['as its label says it', 'No', false],
  ])('may have a truth value %s: %s', async (_, text, truth) => {
    const valid = await reading({ query: `exists[build]=${text}` });
    expect(valid.query['exists[build]']).toBe(truth);
  });

  test.each([
    'limit=',
    'limit=%20',
    'limit=%0d%0a',
    'state=',
    'exists[build]=',
    'share=',
    'filter[name]=',
    'filter[name]=,%20,',
    'filter[name]=[]',
    'filter[name]=[null,""]',
    'filter[name][]=',
    'sort=',
    'account=',
    'limit=&limit=',
  ])('may have an empty value, which is none: %s', async (query) => {
    const valid = await reading({ query });
    expect([{ ...valid.query }, valid.account]).toEqual([{}, undefined]);
  });

  test.each<[string, string, unknown]>([
    ['limit=&limit=5', 'limit', 5],
    ['limit=%20%205%0a', 'limit', 5],
    ['state=on', 'state', 'ON'],
    ['state=%20Off%20', 'state', 'OFF'],
    ['filter[name]=a,%20b%20,,c', 'filter[name]', ['a', 'b', 'c']],
    ['filter[name][]=a&filter[name][]=b', 'filter[name]', ['a', 'b']],
    ['filter%5Bname%5D%5B0%5D=a&filter%5Bname%5D%5B1%5D=b', 'filter[name]', ['a', 'b']],
    ['filter[name]=a&filter[name][]=b', 'filter[name]', ['a', 'b']],
    ['filter[name]=["a", "b,c"]', 'filter[name]', ['a', 'b,c']],
    [
      'filter[name]=%20[ 1.10, 12345678901234567890, true, null ]',
      'filter[name]',
      ['1.10', '12345678901234567890', 'true'],
    ],
    ['filter[name]=[Beta] my app', 'filter[name]', ['[Beta] my app']],
    ['sort=["Name"]', 'sort', ['name']],
    ['sort[]=-NAME', 'sort', ['-name']],
  ])('is read as it is meant: %s', async (query, name, value) => {
    expect((await reading({ query })).query[name]).toEqual(value);
  });

  test('may have blanks around its ID, and the line end of a text that was split', async () => {
    expect((await reading({ path: { id: ' 12-a \r' } })).path).toEqual({ id: '12-a' });
  });

  test('may name its account, which is no value for the store', async () => {
    const valid = await reading({ query: 'account=games&limit=1' });
    expect([valid.account, { ...valid.query }]).toEqual(['games', { limit: 1 }]);
  });

  test('may repeat a list instead of writing commas', async () => {
    const valid = await reading({ query: 'filter[name]=a,b&filter[name]=c' });
    expect(valid.query['filter[name]']).toEqual(['a', 'b', 'c']);
  });

  test.each(['', ' '])('takes the header %j for none, where it may be left out', async (given) => {
    expect((await reading({ headers: { 'access-token': given } })).header).toEqual({});
  });

  test('may hold any header that is not declared; it is not read', async () => {
    const valid = await reading({ headers: { authorization: 'Bearer x', 'x-forwarded-host': 'evil.example' } });
    expect(valid.header).toEqual({});
  });

  test('has its JSON body', async () => {
    const body = { name: 'a', count: 9, tags: ['x', 'y'], inner: { on: true } };
    expect((await writing(body)).body).toEqual(body);
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'may say %s',
    async (type) => {
      expect((await writing({ name: 'a' }, { headers: { 'content-type': type } })).body).toEqual({ name: 'a' });
    },
  );

  test('may have a stream of bytes that is not parsed', async () => {
    const call = testCallOf({ body: 'no JSON', headers: { 'content-type': 'image/png' } });
    expect((await validate(thing('UploadThing'), call)).bytes).toBe(call.body);
  });
});

describe('A value of the query is refused:', () => {
  test.each([
    ['limit=0', 'query.limit minimum'],
    ['limit=201', 'query.limit maximum'],
    ['limit=-1', 'query.limit minimum'],
    ['limit=ten', 'query.limit type'],
    ['limit=1.0', 'query.limit type'],
    ['limit=1e2', 'query.limit type'],
    ['limit=0x10', 'query.limit type'],
    ['limit=%201%201', 'query.limit type'],
    ['limit=null', 'query.limit type'],
    ['limit=1,2', 'query.limit type'],
    ['limit=99999999999999999999', 'query.limit type'],
    ['limit=NaN', 'query.limit type'],
    ['share=a', 'query.share type'],
    ['share=1e9', 'query.share type'],
    ['share=Infinity', 'query.share type'],
    ['exists[build]=toString', 'query.exists[build] type'],
    ['exists[build]=1', 'query.exists[build] type'],
    ['state=o', 'query.state enum'],
    ['state=ONE', 'query.state enum'],
    ['state[]=ON', 'query.state[] unknown'],
    ['limit[0]=1', 'query.limit[0] unknown'],
    ['sort=[{"by":"name"}]', 'query.sort enum'],
    ['sort=["name"', 'query.sort enum'],
    ['sort=size', 'query.sort enum'],
    ['sort=name,size', 'query.sort enum'],
    [`filter[name]=${'a'.repeat(256)}`, 'query.filter[name] maxLength'],
    [`filter[name]=${Array(101).fill('a')}`, 'query.filter[name] maxItems'],
    ['account=../x', 'query.account pattern'],
    ['state=ON&state=ON', 'query.state repeated'],
    ['account=a&account=b', 'query.account repeated'],
    ['Limit=1', 'query.Limit unknown'],
    ['filter%5Bsku%5D=1', 'query.filter[sku] unknown'],
    ['id=2', 'query.id unknown'],
    ['access-token=x', 'query.access-token unknown'],
    ['__proto__=1', 'query.__proto__ unknown'],
    ['constructor=1', 'query.constructor unknown'],
  ])('%s', async (query, fault) => {
    expect(await validationFaultsOf(reading({ query }))).toContain(fault);
  });
});

test('An unknown input is answered with the inputs that there are', async () => {
  const failure = await failureOf(reading({ query: 'lmit=1' }));
  expect(failure.details[0]?.message).toMatch(/Its inputs are id, filter\[name\], .*limit.*account\./);
});

test('Every fault of a call is reported at once, each with its place', async () => {
  const asked = {
    path: { id: '../users' },
    query: 'limit=0&sort=size&nonsense=1&state=ON&state=OFF',
    headers: { 'access-token': 'a b' },
  };
  expect((await validationFaultsOf(reading(asked))).sort()).toEqual([
    'header.access-token pattern',
    'path.id pattern',
    'query.limit minimum',
    'query.nonsense unknown',
    'query.sort enum',
    'query.state repeated',
  ]);
});

test('The sentence of a refused call names the operation, the first fault and how many more there are', async () => {
  const { message, code } = await failureOf(reading({ query: 'limit=0&sort=size' }));
  expect(code).toBe('invalid_request');
  expect(message).toMatch(/^Invalid input for ReadThing: query\.\w+: .*\. \(and 1 more, see details\)$/);
});

describe('An ID in the path is refused:', () => {
  test.each([
    '.',
    '..',
    '../users',
    'a/b',
    'a%2fb',
    'a\\b',
    '1;x',
    '1?x',
    '1#x',
    '1 2',
    '\n1',
    'ä',
    '１',
    '1\r\n2',
    '\0',
    'a.b',
    'a'.repeat(129),
  ])('%j', async (id) => {
    expect(await validationFaultsOf(reading({ path: { id } }))).toEqual(['path.id pattern']);
  });

  test('an empty one', async () => {
    expect(await validationFaultsOf(reading({ path: { id: '' } }))).toContain('path.id required');
    expect(await validationFaultsOf(reading({ path: { id: ' \r\n' } }))).toContain('path.id required');
  });

  test('one that is not there', async () => {
    expect(await validationFaultsOf(validate(thing('ReadThing'), testCallOf()))).toEqual(['path.id required']);
  });
});

test('A query that is far too long is not parsed', async () => {
  const failure = await failureOf(reading({ query: `filter[name]=${'a,'.repeat(LONGEST_QUERY / 2)}` }));
  expect([failure.code, failure.details]).toEqual(['invalid_request', []]);
});
