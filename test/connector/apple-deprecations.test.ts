// What Apple has deprecated shows in the row, in the docs and on the page.
import { readFileSync } from 'node:fs';
import { catalog } from '../../connector/catalog.ts';
import { openContract } from '../../connector/stores/apple/contractFile.ts';
import { deprecatedByNotes } from '../../connector/stores/apple/deprecations.ts';
import { deriveOperation } from '../../connector/stores/apple/derive.ts';
import { overlays } from '../../connector/stores/apple/overlay/overlays.ts';
import type { Overlay } from '../../connector/stores/apple/overlay/types.ts';
import { openRelay } from '../support/relay.ts';
import { readText } from '../support/sources.ts';

const FACTS = new URL('../../../connector/stores/apple/contract.generated.json', import.meta.url);
const contract = openContract(JSON.parse(readFileSync(FACTS, 'utf8')));
const byNotes = Object.entries(deprecatedByNotes).flatMap(([version, ids]) => ids.map((id) => [id, version] as const));
const curated = Object.values(overlays).flatMap(({ operations }: Overlay) =>
  Object.entries(operations).map(([id, { of }]) => [of, id] as const),
);
const actions = byNotes.flatMap(([id, version]) =>
  curated.filter(([of]) => of === id).map(([, action]) => [action, version] as const),
);

test('There are deprecated operations with and without a row of the catalog', () => {
  expect([byNotes.length > 40, actions.length > 4]).toEqual([true, true]);
});

test.each(byNotes)('The derived row and the docs of %s name the release notes of %s', (id, version) => {
  const { deprecated, description } = deriveOperation(contract, id);
  expect(deprecated).toBe(`release notes of App Store Connect API ${version}`);
  expect(description).toContain(`Deprecated: ${deprecated}.`);
});

test.each(actions)('The row and the docs of %s name the release notes of %s', (action, version) => {
  const { deprecated } = catalog.find(({ id }) => id === action) ?? {};
  expect(deprecated).toBe(`release notes of App Store Connect API ${version}`);
  const line = readText('docs/operations.md')
    .split('\n')
    .find((each) => each.includes(`\`${action}\``));
  expect(line).toContain(`Deprecated: ${deprecated}.`);
});

test('The page gets the deprecation of an action', async () => {
  const relay = openRelay({ RELAY__PAGE: 'on', RELAY__ALLOW: '*' });
  const { json } = await relay.call('ListOperations');
  await relay.close();
  const [[action] = []] = actions;
  const found = json.operations.find(({ id }: { readonly id: string }) => id === action);
  expect(found.deprecated).toContain('release notes');
});
