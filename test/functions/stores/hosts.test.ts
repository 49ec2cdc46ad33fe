// The hosts of a store are data of its definition, and rows name them.
import { catalog } from '../../../connector/catalog.ts';
import { clientFor } from '../../../functions/pipeline/accounts.ts';
import { storeDefinitions } from '../../../functions/stores/index.ts';

const rows = catalog.flatMap((each) => (each.recipe === undefined && each.host !== undefined ? [each] : []));

test('There are rows that name another host than the API', () => {
  expect(rows.length).toBeGreaterThan(1);
});

test.each(rows.map(({ id, host, store }) => [id, host, store] as const))(
  '%s names the host %s, which its store has',
  (_, host, store) => {
    const named = typeof host === 'object' ? Object.values(host.hosts) : [host];
    expect(Object.keys(storeDefinitions[store].origins)).toEqual(expect.arrayContaining(named));
  },
);

test('A host that a store does not have is an error in the code', () => {
  const api = { origin: 'https://toys.example.com' } as never;
  expect(() => clientFor({ store: 'apple', clients: { api } }, 'tokens')).toThrow(
    'The definition of apple has no origin for the host tokens',
  );
});
