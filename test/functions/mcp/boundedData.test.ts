// What an agent is given of an answer: links are cut from its text, which is parsed only if it must be, and nothing
// else is lost.
import fc from 'fast-check';
import { catalog } from '../../../connector/catalog.ts';
import { boundedData } from '../../../functions/mcp/boundedData.ts';
import { cutLinks, cutRowLinks } from '../../../functions/mcp/cutLinks.ts';
import { readPlain } from '../../../functions/mcp/plainData.ts';
import { findOperation } from '../../../functions/workflow/catalogCall.ts';
import type { OperationInputs } from '../../../functions/workflow/storeApi.ts';
import { indented } from '../../../scripts/simulator/apple/layout.ts';

const listApps = { operation: findOperation(catalog, 'ListApps'), inputs: {}, skip: 0 };
const address = 'https://store.invalid/v1/apps/1';
const alone = { builds: { links: { self: address, related: `${address}/builds` } }, users: { links: {} } };
const dataOf = (text: string): unknown => JSON.parse(boundedData(listApps, { text, isScanned: true }).json);

describe.each([
  ['compact', undefined],
  ['indented', 2],
])('In %s JSON', (_, indent) => {
  const plainOf = (value: unknown): unknown => dataOf(JSON.stringify(value, undefined, indent));

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

test('The indentation of a store does not fill a context, and texts keep their blanks', () => {
  const list = { data: [{ id: '1', attributes: { name: 'two  blanks', tags: ['a', 'b'] } }] };
  const { json } = boundedData(listApps, { text: JSON.stringify(list, undefined, '\t\t'), isScanned: true });
  expect([JSON.parse(json), json.length - JSON.stringify(list).length]).toEqual([list, 5]);
});

test('The blanks of App Store Connect do not fill a context, and texts that look like them stay', () => {
  const names = [' : a', 'a" : b', 'x\\" : ', '"', 'name" :'];
  const list = { data: names.map((name) => ({ id: '1', attributes: { name, [`${name}x`]: name } })) };
  const { json } = boundedData(listApps, { text: indented(list), isScanned: true });
  expect(JSON.parse(json)).toEqual(list);
  const plain = boundedData(listApps, { text: indented({ data: [{ id: '1', type: 'apps' }] }), isScanned: true });
  expect(plain.json).toBe('{"data":[ {"id":"1","type":"apps"} ]}');
});

test('An answer of megabytes that is one object of links is left to the parser', () => {
  const many = Object.fromEntries(Array.from({ length: 250_000 }, (_, at) => [`n${at}`, 'https://store.invalid']));
  const text = JSON.stringify({ data: [{ id: '1', links: many }] }, undefined, 2);
  expect([text.length > 8_000_000, dataOf(text)]).toEqual([true, { data: [{ id: '1' }] }]);
  const page = Buffer.from(text.replace(/\}$/, ',"a":[]}'));
  expect(cutRowLinks(page) === page).toBe(true);
});

test('A name that ends with the word in quotes keeps its value', () => {
  const text = '{"the \\"relationships\\"":1,"x\\"relationships":{"a":{"links":{"self":"x"}}}}';
  expect(dataOf(text)).toEqual({ 'the "relationships"': 1, 'x"relationships': { a: {} } });
});

test('A whole number beyond 2^53 is a text with all its digits, wherever it is', () => {
  const text =
    '{"data":[{"id":12345678901234567890,"n":-12345678901234567890,"price":1.10,"big":1e30,"ok":9007199254740991}]}';
  expect(dataOf(text)).toEqual({
    data: [{ id: '12345678901234567890', n: '-12345678901234567890', price: 1.1, big: 1e30, ok: 9007199254740991 }],
  });
});

test.each(['{"a":"\\u0031","n":1}', '{"__proto__":{"a":1},"b":2}', '{"l\\u0069nks":{"self":"x"},"b":3}'])(
  'A name in an odd form is read by the parser: %s',
  (text) => {
    expect(cutLinks(text).isPlain).toBe(false);
    expect(dataOf(text)).toEqual(readPlain(text).plain);
  },
);

test('The address of the next page is cut from the end of the document, and leads on', () => {
  const nextLink = 'https://relay.invalid/api/apple/v1/apps?limit=2&cursor=AB%2B';
  const list = {
    data: [{ type: 'apps', id: '1', links: { self: address } }],
    links: { self: address, next: nextLink },
  };
  for (const text of [JSON.stringify({ ...list, nextLink }), JSON.stringify({ nextLink, ...list }, undefined, 1)])
    expect(boundedData(listApps, { text, isScanned: true })).toEqual({
      json: '{"data":[{"type":"apps","id":"1"}]}',
      next: { cursor: 'AB+' },
      shortened: false,
    });
});

test('An answer that is a list itself is given in parts, each with what leads on', () => {
  const operation = findOperation(catalog, 'ListGalaxyApps');
  const apps = Array.from({ length: 100 }, (_, id) => ({ contentId: String(id), contentName: 'long '.repeat(200) }));
  const given: unknown[] = [];
  for (let next: unknown = { skip: 0 }; next !== undefined; ) {
    const part = boundedData(
      { operation, inputs: {}, skip: 0, ...(next as object) },
      { text: JSON.stringify(apps), isScanned: true },
    );
    expect(part.json.length).toBeLessThan(60_000);
    given.push(...JSON.parse(part.json));
    next = part.next;
  }
  expect(given).toEqual(apps);
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('links', '"links":{"a":"b"}', '\\"links"', 'relationships', ', "nextLink"', '}', '{', ':'),
);
const name = fc.oneof(
  fc.constantFrom('links', 'relationships', 'nextLink', 'data', 'attributes', 'meta', 'x"links'),
  text,
);
const links = fc.dictionary(fc.constantFrom('self', 'related', 'next'), text, { noNullPrototype: true });
const { value } = fc.letrec<{ value: unknown; related: unknown }>((tie) => ({
  related: fc.dictionary(
    fc.constantFrom('builds', 'users', 'app'),
    fc.oneof(fc.record({ links }), fc.record({ links, data: tie('value') }), tie('value')),
    { noNullPrototype: true },
  ),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      text,
      fc.double({ noNaN: true }),
      fc.maxSafeInteger(),
      fc.bigInt().map(Number),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, fc.oneof(tie('value'), links), { maxKeys: 4, noNullPrototype: true }),
    fc.record({ data: tie('value'), relationships: tie('related'), links }, { requiredKeys: [] }),
  ),
}));

test.each([undefined, 1])('What is cut from a text is what the walk leaves out (indented by %s)', (indent) => {
  const cut = { whole: 0, other: 0 };
  fc.assert(
    fc.property(
      fc.oneof(
        value.map((data) => ({ data })),
        value,
      ),
      (document) => {
        const json = JSON.stringify(document, undefined, indent);
        const found = cutLinks(json);
        cut[found.isPlain ? 'whole' : 'other'] += 1;
        const { plain } = readPlain(json);
        if (found.isPlain) expect(JSON.parse(found.text)).toEqual(JSON.parse(JSON.stringify(plain)));
        expect(readPlain(found.text).plain).toEqual(plain);
        const page = JSON.stringify({ data: [document], links: { self: address } }, undefined, indent);
        const kept = cutRowLinks(Buffer.from(page)).toString();
        expect(readPlain(kept).plain).toEqual(readPlain(page).plain);
        expect(JSON.parse(kept).links).toEqual({ self: address });
      },
    ),
    { numRuns: 2_000 },
  );
  expect(Math.min(cut.whole, cut.other)).toBeGreaterThan(100);
});

test('Whatever is indented in the way of App Store Connect means the same without its blanks', () => {
  fc.assert(
    fc.property(value, (row) => {
      const text = indented({ data: [row] });
      expect(dataOf(text)).toEqual(JSON.parse(JSON.stringify(readPlain(text).plain)));
    }),
    { numRuns: 2_000 },
  );
});

test.each([undefined, 2])('A page keeps its own links and all other bytes (indented by %s)', (indent) => {
  const row = { id: '1', attributes: { name: '\u00a0ü \ud83d\ude80 "links":{}' } };
  const links = { self: address, next: `${address}?cursor=x` };
  const page = (own: object): Buffer =>
    Buffer.from(
      JSON.stringify({ data: [{ ...row, ...own }, row], links, meta: { paging: { total: 9 } } }, undefined, indent),
    );
  expect(cutRowLinks(page({ relationships: alone, links: { self: address } }))).toEqual(page({}));
});

test('A long text is shortened between two characters, so that every client can read it', () => {
  const description = `${'a'.repeat(999)}${'\u{1f680}'.repeat(40_000)}`;
  const text = JSON.stringify({ data: [{ type: 'apps', id: '1', attributes: { description } }] });
  const { json, shortened } = boundedData(listApps, { text, isScanned: true });
  expect([shortened, JSON.parse(json).data[0].attributes.description]).toEqual([true, `${'a'.repeat(999)}...`]);
});

test.each([undefined, 2])('A page that breaks off stays no JSON, wherever it ends (indented by %s)', (indent) => {
  const row = { id: '1', attributes: { name: 'a "b", {' }, relationships: alone, links: { self: address } };
  const whole = Buffer.from(JSON.stringify({ data: [row, row], links: { self: address } }, undefined, indent));
  const isJson = (length: number): boolean => {
    try {
      return JSON.parse(cutRowLinks(whole.subarray(0, length)).toString()) !== undefined;
    } catch {
      return false;
    }
  };
  expect(Array.from(whole.keys(), (at) => at + 1).filter(isJson)).toEqual([whole.length]);
});

test('A list that its store breaks off leads nowhere, and that is said', () => {
  const operation = findOperation(catalog, 'ReadBetaTest');
  const page = (betaTesters: readonly object[]): string =>
    JSON.stringify({ data: { betaTesters, totalNumberOfBetaTesters: 6 } });
  const dataAt = (inputs: OperationInputs, text: string) =>
    boundedData({ operation, inputs, skip: 0 }, { text, isScanned: true });
  expect(dataAt({}, page([{}, {}])).next).toEqual({ offset: 2 });
  const broken = dataAt({ offset: 2 }, page([]));
  expect([broken.next, broken.stopped]).toEqual([undefined, 'The store sent an empty page before the end.']);
});
