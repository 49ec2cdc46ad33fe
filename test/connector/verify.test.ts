// Every write names the operation that reads its result.
import { catalog } from '../../connector/catalog.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { verifierOf } from '../../functions/core/retryAdvice.ts';

const writes = catalog.filter((each) => !isRead(each) && !each.delegates);

test('There are writes of the stores, of recipes, and of the relay itself', () => {
  const kinds = new Set(writes.map(({ store, recipe }) => `${store} ${recipe === undefined ? 'row' : 'recipe'}`));
  expect([...kinds].sort()).toEqual([
    'apple recipe',
    'apple row',
    'appstoreserver row',
    'samsung recipe',
    'samsung row',
    'undefined recipe',
  ]);
});

test.each(writes.map((each) => [each.id, each] as const))('%s names a read of its own store', (_, write) => {
  const verifier = verifierOf(write);
  expect([verifier?.store, verifier?.anonymous]).toEqual([write.store, undefined]);
  // a flow has no hidden operation, unless it called one
  expect(verifier?.hidden && !write.hidden).toBeFalsy();
  // a GET request verifies a raw request
  expect(verifier && (isRead(verifier) || verifier.access === 'anything')).toBe(true);
});

test.each(catalog.filter(isRead).map((each) => [each.id, each] as const))('%s, a read, names none', (_, read) => {
  expect(read.verifyWith).toBeUndefined();
});
