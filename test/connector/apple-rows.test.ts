// Validates the App Store Connect rows against Apple's own schemas, from an npm package that contains them.
import { catalog } from '../../connector/catalog.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { toDocument } from '../../functions/stores/apple/jsonApi.ts';
import { compareRows } from '../../scripts/apple-contract/compare.ts';
import { fewer, oneValue } from '../../scripts/apple-contract/knownDifferences.ts';
import { contractBodyOf, contractOperationAt } from '../../scripts/apple-contract/openapi.ts';
import { tree } from '../../scripts/connector-lint/json.ts';
import { faultsOfSent } from './apple-judge.ts';
import { packaged } from './apple-package.ts';

const rows = catalog.filter((each): each is StoreOperation => each.store === 'apple' && each.recipe === undefined);

test('The package has all of Apple', () => {
  const operations = Object.values(packaged.paths).flatMap((each) => Object.keys(each));
  expect(operations.length).toBe(1_263);
});

describe("Apple's schema agrees with the row:", () => {
  const { differences } = compareRows(catalog, packaged);

  test.each(rows.map(({ id }) => id))('%s', (id) => {
    expect(differences.filter(({ operation }) => operation === id)).toEqual([]);
  });
});

test.each(Object.keys({ ...oneValue, ...fewer }))('%s, which says less on purpose, is an input of a row', (key) => {
  const inputs = rows.flatMap(({ id, parameters }) => parameters.flatMap(({ name }) => [name, `${id} ${name}`]));
  expect(inputs).toContain(key);
});

const texts: Readonly<Record<string, string>> = {
  email: 'tester@example.com',
  uri: 'https://example.com/',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
};

/** An example value of this schema. */
function example({ type, format, enum: values, items }: Schema): unknown {
  if (type === 'array') return items ? [example(items)] : [];
  if (type === 'boolean') return true;
  return type === 'string' ? (values?.[0] ?? texts[format ?? ''] ?? 'abc') : 1;
}

function inputs({ properties = {} }: Schema, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, shape]) => (names.includes(name) ? [[name, example(shape)]] : [])),
  );
}

/** The name of Apple's schema for the body. */
function schemaOf({ method, path }: StoreOperation): string {
  const apple = contractOperationAt(packaged, method, path);
  return String(tree(apple && contractBodyOf(apple)).$ref).replace(/^.*\//, '');
}

/** The package has the document 4.4.1; the asset library came with 4.5.1. */
function isPackaged({ method, path }: StoreOperation): boolean {
  return contractOperationAt(packaged, method, path) !== undefined;
}

describe('Apple takes the document that flat inputs become', () => {
  const writing = rows.flatMap((row) =>
    row.document && row.body && isPackaged(row) ? [[row.id, row, row.document, row.body] as const] : [],
  );

  test.each(writing)('by %s, all inputs given', (_, row, document, body) => {
    const all = inputs(body, Object.keys(body.properties ?? {}));
    expect(faultsOfSent(schemaOf(row), toDocument(document, all, { id: 'abc' }))).toEqual([]);
  });

  test.each(writing)('by %s, only what must be given', (_, row, document, body) => {
    const few = inputs(body, body.required ?? []);
    expect(faultsOfSent(schemaOf(row), toDocument(document, few, { id: 'abc' }))).toEqual([]);
  });
});

test("A document that Apple's schema rejects is found", () => {
  expect(faultsOfSent('BetaGroupCreateRequest', { data: { type: 'betaGroups' } })).not.toEqual([]);
});

test('The IDs of a removal become the document that Apple takes', () => {
  const [row] = rows.filter(({ id }) => id === 'RemoveTestersFromBetaGroup');
  const document = row?.document && toDocument(row.document, { testerIds: ['a', 'b'] }, {});
  expect(faultsOfSent('BetaGroupBetaTestersLinkagesRequest', document)).toEqual([]);
});
