// What several resources share is included once, whoever names it.
import { apps } from '../scripts/sandbox/apple/apps.ts';
import type { Resource } from '../scripts/sandbox/apple/collection.ts';
import { renderIncluded } from '../scripts/sandbox/apple/render.ts';

const build: Resource = { type: 'builds', id: 'shared', attributes: { version: '7' } };
const appWith = (id: string): Resource => ({ type: 'apps', id, attributes: {}, related: { builds: [build] } });

test('A build that two apps name is included once', () => {
  const asked = { query: new URLSearchParams('include=builds'), origin: 'http://127.0.0.1', collection: apps };
  const { included } = renderIncluded([appWith('1'), appWith('2')], asked);
  expect(included?.map(({ id }) => id)).toEqual(['shared']);
});
