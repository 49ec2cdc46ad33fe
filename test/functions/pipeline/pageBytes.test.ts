// A page that stays bytes has the same items as one that is parsed.
import { catalog } from '../../../connector/catalog.ts';
import type { StoreOperation } from '../../../connector/core/operation.ts';
import { itemOf } from '../../../functions/pipeline/distinctItems.ts';
import { readPageBytes } from '../../../functions/pipeline/pageBytes.ts';

function read(text: string, id = 'ListApps') {
  const { responds, pages } = catalog.find((each) => each.id === id) as StoreOperation;
  if (!pages) throw new Error(`${id} has no pages`);
  const page = readPageBytes(responds, pages, Buffer.from(text));
  return page && { ...page, texts: page.items.map(({ value }) => value.toString()) };
}

test('Items keep the bytes of the store: whitespace, digits and unknown members', () => {
  const items = ['{ "type" : "apps", "id" : "1", "new": 1.50 }', '{"type":"apps","id":"2","n":12345678901234567890}'];
  const page = read(`{"data" : [ ${items.join(' , ')} ], "links": {"self":"x"}, "meta": {"paging":{"total":2}}}`);
  expect(page?.texts).toEqual(items);
  expect(page?.document).toEqual({ data: [], links: { self: 'x' }, meta: { paging: { total: 2 } } });
});

test('Type and ID make the key, however they are written', () => {
  const page = read(
    '{"data":[{"type":"apps","id":"1"},{"id":"\\u0031","type":"a\\u0070ps","id":"1"},{"id":1,"type":"apps"}]}',
  );
  expect(page?.items.map(({ key, isResource }) => [key, isResource])).toEqual(Array(3).fill(['apps/1', true]));
});

test('What is no resource has its text for a key, as when it is parsed', () => {
  const odd = ['{"a":1}', '{"type":5}', '{"id":"1"}', '{"type":"apps"}', '{"type":{"type":"apps","id":"1"}}'];
  const page = read(`{"data":[${odd.join()}]}`);
  expect(page?.items.map(({ isResource }) => isResource)).toEqual(odd.map(() => false));
  const [first] = read('{"data":[{"a":1}]}')?.items ?? [];
  expect(first?.key).toBe(itemOf({ a: 1 }).key);
});

test('Values of another type are converted, and items of another kind are omitted and counted', () => {
  const page = read(
    '{"data":[null,{"type":"apps","id":7},"x",{"type":"apps","id":"8","attributes":{"name":5}}],"included":[null,{"type":"builds","id":1}]}',
  );
  expect(page?.texts).toEqual(['{"type":"apps","id":"7"}', '{"type":"apps","id":"8","attributes":{"name":"5"}}']);
  expect([page?.omitted, page?.included.map(({ key }) => key)]).toEqual([2, ['builds/1']]);
});

test('Of a list that is there twice the last one counts', () => {
  expect(read('{"data":[{"type":"apps","id":"1"}],"data":[{"type":"apps","id":"2"}]}')?.texts).toEqual([
    '{"type":"apps","id":"2"}',
  ]);
});

test.each(['', '{', '{"data":[}', '{}x'])('%j is no page', (text) => {
  expect(read(text)).toBeUndefined();
});

test.each(['{}', '[]', '5', '{"data":null}', '{"data":{}}'])('%j is a page without items', (text) => {
  expect(read(text)?.items).toEqual([]);
});
