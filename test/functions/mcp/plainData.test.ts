// What an agent is given of an answer: links are cut from its text before it is parsed, and nothing else is.
import { readAnswer } from '../../../functions/mcp/plainData.ts';

const address = 'https://store.invalid/v1/apps/1';
const alone = { builds: { links: { self: address, related: `${address}/builds` } }, users: { links: {} } };

describe.each([
  ['compact', undefined],
  ['indented', 2],
])('In %s JSON', (_, indent) => {
  const plainOf = (value: unknown): unknown => readAnswer(JSON.stringify(value, undefined, indent)).plain;

  test('relationships that are links alone are left out, and others keep their data', () => {
    const related = { ...alone, app: { data: { type: 'apps', id: '7' }, links: { self: address } } };
    expect(plainOf({ data: [{ id: '1', relationships: alone, links: { self: address } }] })).toEqual({
      data: [{ id: '1' }],
    });
    expect(plainOf({ id: '1', relationships: related })).toEqual({
      id: '1',
      relationships: { builds: {}, users: {}, app: { data: { type: 'apps', id: '7' } } },
    });
  });

  test.each<[string, object, object]>([
    ['a text with the same letters', { text: '"relationships":{"a":{"links":{"self":"x"}}}' }, {}],
    ['a name that ends with the word in quotes', { 'the "relationships"': { a: { links: 1 } } }, {}],
    ['a value that is the word', { name: 'relationships', other: { links: 'none' } }, {}],
    ['links with braces', { relationships: { a: { links: { self: 'x}}}"y' } } }, after: 'kept' }, { after: 'kept' }],
    ['links with an escaped quote', { relationships: { a: { links: { self: 'x"}' } } }, after: 1 }, { after: 1 }],
  ])('%s changes nothing else', (_name, value, wanted) => {
    expect(plainOf(value)).toEqual(Object.keys(wanted).length > 0 ? wanted : value);
  });
});

test('A name that ends with the word in quotes keeps its value', () => {
  const text = '{"the \\"relationships\\"":1,"x\\"relationships":{"a":{"links":{"self":"x"}}}}';
  expect(readAnswer(text).plain).toEqual({ 'the "relationships"': 1, 'x"relationships': { a: {} } });
});

test('A whole number beyond 2^53 is a text with all its digits, wherever it is', () => {
  const text =
    '{"data":[{"id":12345678901234567890,"n":-12345678901234567890,"price":1.10,"big":1e30,"ok":9007199254740991}]}';
  expect(readAnswer(text).plain).toEqual({
    data: [{ id: '12345678901234567890', n: '-12345678901234567890', price: 1.1, big: 1e30, ok: 9007199254740991 }],
  });
});

test('What is no JSON is refused', () => {
  expect(() => readAnswer('{"relationships":{"a":{"links":{}}}')).toThrow(SyntaxError);
});
