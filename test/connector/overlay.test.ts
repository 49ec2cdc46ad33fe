// The overlays hold only what Apple's contract does not: without any one of their words, an action would be another.
import { readFileSync } from 'node:fs';
import { catalog } from '../../connector/catalog.ts';
import { withAddedFacts } from '../../connector/stores/apple/addedContract.ts';
import { openContract } from '../../connector/stores/apple/contractFile.ts';
import { curatedFacts } from '../../connector/stores/apple/curatedFacts.generated.ts';
import { curatedRows } from '../../connector/stores/apple/curatedRows.ts';
import { deriveOperation } from '../../connector/stores/apple/derive.ts';
import { overlays } from '../../connector/stores/apple/overlay/overlays.ts';
import { readWords } from '../../connector/stores/apple/overlay/readWords.ts';
import type { Overlay, Words } from '../../connector/stores/apple/overlay/types.ts';
import { tree } from '../../scripts/connector-lint/json.ts';

const contract = openContract(curatedFacts);
const areas = Object.entries<Overlay>(overlays);
const everything = openContract(
  withAddedFacts(
    JSON.parse(
      readFileSync(new URL('../../../connector/stores/apple/contract.generated.json', import.meta.url), 'utf8'),
    ),
  ),
);

type Path = readonly string[];

/** Members of a node that may be left out: each is a fact of its own. */
function members(node: object, path: Path = []): readonly Path[] {
  return Object.entries(node).flatMap(([key, value]) => [
    [...path, key],
    ...(isPlain(value) ? members(value, [...path, key]) : []),
  ]);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('type' in value) && !('in' in value);
}

/** Words in one form: `{ title, description, ...more }`. */
function spelled(words: Words<object>): object {
  const { more, ...texts } = readWords(words);
  const { fields, ...others } = more as { readonly fields?: Readonly<Record<string, Words<object>>> };
  return { ...texts, ...others, ...(fields && { fields: spelledAll(fields) }) };
}

function spelledAll(table: Readonly<Record<string, Words<object>>> = {}): object {
  return Object.fromEntries(Object.entries(table).map(([name, words]) => [name, spelled(words)]));
}

/** The same overlay, in which every word can be taken out alone. */
function spelledOut({ resources, operations }: Overlay) {
  return {
    resources: Object.fromEntries(
      Object.entries(resources).map(([name, each]) => [
        name,
        { ...each, ...(each.attributes && { attributes: spelledAll(each.attributes) }) },
      ]),
    ),
    operations: Object.fromEntries(
      Object.entries(operations).map(([id, { inputs, body, ...each }]) => [
        id,
        {
          ...each,
          ...(inputs && { inputs: spelledAll(inputs) }),
          ...(body && { body: { 0: body[0], 1: spelledAll(body[1]) } }),
        },
      ]),
    ),
  };
}

function without(node: object, [key = '', ...rest]: Path): object {
  const { [key]: value, ...others } = node as Readonly<Record<string, object>>;
  return rest.length === 0 ? others : { ...node, [key]: without(value ?? {}, rest) };
}

/** All that is made of an overlay; undefined if nothing can be made of it. */
function made(overlay: object): string | undefined {
  try {
    return JSON.stringify(curatedRows(contract, withLists(overlay as never)));
  } catch {
    return undefined;
  }
}

/** `body` is a pair. */
function withLists({ resources, operations }: Overlay): Overlay {
  const paired = Object.entries(operations).map(([id, { body, ...each }]) => [
    id,
    { ...each, ...(body && { body: [body[0], body[1]] }) },
  ]);
  return { resources, operations: Object.fromEntries(paired) };
}

test.each(areas)('Nothing in the overlay of %s says what follows from the contract', (_, overlay) => {
  const whole = spelledOut(overlay);
  const before = made(whole);
  expect(before).toBe(JSON.stringify(curatedRows(contract, overlay)));
  const idle = members(whole).filter((path) => path.length > 2 && made(without(whole, path)) === before);
  expect(idle.map((path) => path.join(' '))).toEqual([]);
});

test('A text that repeats the contract would be found', () => {
  const overlay = { ...overlays.appInfos, operations: { ...overlays.appInfos.operations } };
  const { ListAppInfos } = overlay.operations as Readonly<Record<string, object>>;
  const whole = spelledOut({ ...overlay, operations: { ListAppInfos: { ...ListAppInfos, access: 'read' } as never } });
  expect(made(without(whole, ['operations', 'ListAppInfos', 'access']))).toBe(made(whole));
});

test('A row is made when it is read for the first time, and once', () => {
  const [row] = curatedRows(contract, overlays.apps);
  const made = () => Object.getOwnPropertyDescriptor(row, 'parameters')?.get === undefined;
  const before = [row?.id, row?.address, row?.access, made()];
  const { parameters } = row ?? {};
  expect([before, made(), row?.parameters === parameters]).toEqual([
    ['ListApps', 'apple/v1/apps', 'read', false],
    true,
    true,
  ]);
});

test('An operation that is not among the facts is an error at once, with the cure', () => {
  const { ListApps } = overlays.apps.operations as Overlay['operations'];
  const operations = { ListApps: { ...ListApps, of: 'apps_getNothing' } } as Overlay['operations'];
  expect(() => curatedRows(contract, { resources: {}, operations })).toThrow('Run: npm run generate');
});

test('An input that the contract does not have is an error', () => {
  const { ListApps } = overlays.apps.operations as Overlay['operations'];
  const inputs = { 'filter[colour]': 'Only these.' };
  const operations = { ListApps: { ...ListApps, inputs } } as Overlay['operations'];
  const row = () => curatedRows(contract, { ...overlays.apps, operations })[0]?.parameters;
  expect(row).toThrow('apps_getCollection has no parameter filter[colour]');
});

test('An input of a body that the contract does not have is an error', () => {
  const { UpdateBuild } = overlays.builds.operations as Overlay['operations'];
  const operations = {
    UpdateBuild: { ...UpdateBuild, body: ['BuildChanges', { colour: {} }] },
  } as Overlay['operations'];
  const row = () => curatedRows(contract, { ...overlays.builds, operations })[0]?.body;
  expect(row).toThrow('The body of builds_updateInstance has no colour');
});

test('An attribute that the contract does not have is an error', () => {
  const { App } = overlays.apps.resources as Overlay['resources'];
  const resources = { App: { ...App, attributes: { colour: {} } } } as Overlay['resources'];
  expect(() => curatedRows(contract, { ...overlays.apps, resources })[0]?.responds).toThrow('no attribute colour');
});

test('Every action takes inputs of the contract alone, under their own names', () => {
  const actions = areas.flatMap(([, { operations }]) => Object.entries(operations));
  const foreign = actions.flatMap(([id, { of }]) => {
    const derived = deriveOperation(everything, of);
    const row = catalog.find((each) => each.id === id);
    const names = new Set(derived.parameters.map(({ name }) => name));
    const own = row?.parameters.filter((each) => !each.relayOnly && each.in === 'query') ?? [];
    return row?.queryEncoding === 'body'
      ? []
      : own.filter(({ name }) => !names.has(name)).map(({ name }) => `${id} ${name}`);
  });
  expect([actions.length, foreign]).toEqual([122, []]);
});

test('What is called by its name has every input that it has without words, but for the fields of other resources', () => {
  const named = areas.flatMap(([, { operations }]) => Object.entries(operations)).filter(([, { byName }]) => byName);
  const lost = named.flatMap(([id, { of }]) => {
    const row = catalog.find((each) => each.id === id);
    const { parameters, body } = deriveOperation(everything, of);
    const kept = [...(row?.parameters ?? []).map(({ name }) => name), ...Object.keys(row?.body?.properties ?? {})];
    const before = [...parameters.map(({ name }) => name), ...Object.keys(body?.properties ?? {})];
    return before.filter((name) => !kept.includes(name) && !name.startsWith('fields[')).map((name) => `${id} ${name}`);
  });
  expect(named.length).toBeGreaterThan(20);
  expect(lost).toEqual([]);
});

test('Every action has the route, the pages and the media type of the contract', () => {
  for (const [id, { of }] of areas.flatMap(([, { operations }]) => Object.entries(operations))) {
    const derived = deriveOperation(everything, of);
    const row = tree(catalog.find((each) => each.id === id));
    const { route, pages, accept, responseIdFrom, queryEncoding } = derived;
    expect(row).toMatchObject(JSON.parse(JSON.stringify({ route, pages, accept, responseIdFrom, queryEncoding })));
  }
});
