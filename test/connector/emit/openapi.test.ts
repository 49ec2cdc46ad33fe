// The OpenAPI document: valid by two validators, complete, and with the same facts as the definition of the connector.
import { validate } from '@hyperjump/json-schema/openapi-3-1';
import { Validator } from '@seriousme/openapi-schema-validator';
import { catalog } from '../../../connector/catalog.ts';
import { openapi } from '../../../connector/emit/openapi.ts';
import { errorCodes } from '../../../functions/core/errors.ts';
import { type DefinitionTree, definitionAbout, every, readDefinition } from '../../support/definition.ts';

const options = { about: definitionAbout, server: 'https://relay.example/api', errorCodes, entra: true };
const read = (operations = catalog): DefinitionTree => JSON.parse(JSON.stringify(openapi(operations, options)));
const whole = read();
const definition = readDefinition();
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of a document by its name, with its path. */
function operationsOf({ paths = {} }: DefinitionTree): Map<string, { path: string; part: DefinitionTree }> {
  const all = Object.entries(paths as DefinitionTree).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, part: item[method] as DefinitionTree }] : [])),
  );
  return new Map(all.map((each) => [String(each.part.operationId), each]));
}

const operations = operationsOf(whole);

describe('Two validators', () => {
  const byHyperjump = async (document: DefinitionTree): Promise<boolean> =>
    (await validate('https://spec.openapis.org/oas/3.1/schema-base', document as unknown as string)).valid;
  const bySeriousme = async (document: DefinitionTree): Promise<boolean> =>
    (await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>)).valid;

  test.each([
    ['@hyperjump/json-schema', byHyperjump],
    ['@seriousme/openapi-schema-validator', bySeriousme],
  ])('%s accepts it, and not one with a fault', async (_, isValid) => {
    const few = catalog.filter(({ id }) => ['ListApps', 'ReadApp', 'UploadBuild'].includes(id));
    const broken = JSON.parse(JSON.stringify(read(few)).replace('"openapi":"3.1.0"', '"openapi":"3.0.0"'));
    expect([await isValid(whole), await isValid(read(few)), await isValid(broken)]).toEqual([true, true, false]);
  });

  test('read its schemas, too', async () => {
    const broken = JSON.parse(JSON.stringify(whole).replace('"type":"integer"', '"type":"whole"'));
    expect(await byHyperjump(broken)).toBe(false);
  });
});

test('It has every operation of the definition but those that fill drop-downs, and a few more', () => {
  const fillers = catalog.filter(({ fillsDropDowns }) => fillsDropDowns).map(({ id }) => id);
  const ofDefinition = [...operationsOf(definition).keys()];
  expect(ofDefinition.filter((id) => !operations.has(id)).sort()).toEqual(fillers.sort());
  const more = [...operations.keys()].filter((id) => !ofDefinition.includes(id));
  expect(more).toEqual(expect.arrayContaining(['ReadDefinition', 'ReadJobResult', 'ReadOpenApi']));
  const hidden = catalog.filter((each) => each.hidden).map(({ id }) => id);
  expect(hidden).toEqual(expect.arrayContaining(more));
  expect(hidden.filter((id) => /Page|^Receive|Mcp/.test(id) && more.includes(id))).toEqual([]);
});

test('It says its licence, every API that it calls, and what a refusal has in its body', () => {
  expect(whole.info).toMatchObject({
    license: { name: 'MIT', identifier: 'MIT' },
    description: expect.stringContaining('App Store Connect, Galaxy Store, App Store Server API and WeatherKit.'),
  });
  const one = read(catalog.filter(({ id }) => id === 'ReadWeather')).info as DefinitionTree;
  expect(one.description).toMatch(/It calls WeatherKit\.$/);
  const responses = (whole.components as DefinitionTree).responses as DefinitionTree;
  for (const name of ['Failure', 'NoKey', 'TooMany'])
    expect(JSON.stringify(responses[name])).toContain('#/components/schemas/Error');
});

test('Every reference leads somewhere, and every value of a path is an input', () => {
  const text = JSON.stringify(whole);
  const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path));
  const at = (path: string): unknown => path.split('/').reduce((part, key) => part?.[key] as DefinitionTree, whole);
  expect(references.size).toBeGreaterThan(100);
  expect([...references].filter((path) => at(path) === undefined)).toEqual([]);
  for (const [id, { path, part }] of operations) {
    const inputs = ((part.parameters ?? []) as unknown as DefinitionTree[])
      .map((each) => (each.$ref ? (at(String(each.$ref).slice(2)) as DefinitionTree) : each))
      .filter((each) => String(each.in) === 'path')
      .map(({ name }) => String(name));
    expect([id, ...inputs.sort()]).toEqual([id, ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()]);
  }
});

describe('Its shared schemas are those of the definition:', () => {
  /** What both say of a schema: its type, members, values and required members, without texts. */
  const factsOf = (schema: DefinitionTree): unknown => {
    const { $ref, type, enum: values, properties, items, required, additionalProperties: more } = schema;
    if ($ref) return String($ref).replace(/.*\//, '');
    const types = Array.isArray(type) ? type.filter((each: unknown) => each !== 'null')[0] : type;
    const coded = Array.isArray(values) ? values.filter((each: unknown) => each !== null).sort() : values;
    return {
      type: types,
      values: coded,
      required,
      items: items && factsOf(items),
      more: typeof more === 'object' ? factsOf(more as DefinitionTree) : more,
      properties:
        properties && Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, factsOf(each)])),
    };
  };
  const { schemas = {} } = whole.components ?? {};
  const shared = Object.keys(definition.definitions ?? {}).filter((name) => name in schemas);

  test('all that both have', () => {
    const missing = Object.keys(definition.definitions ?? {}).filter((name) => !(name in schemas));
    expect(missing).toEqual(['Choices']); // of the operations that fill drop-downs
    expect(shared.length).toBeGreaterThan(200);
  });

  test.each(shared)('%s', (name) => {
    const suggested = (schema: unknown): unknown =>
      JSON.parse(JSON.stringify(schema, (_, value) => (value?.examples ? { ...value, enum: value.examples } : value)));
    expect(factsOf(suggested(schemas[name]) as DefinitionTree)).toEqual(factsOf(definition.definitions?.[name] ?? {}));
  });
});

test('An error is described with every code', () => {
  const { code } = whole.components?.schemas?.Error?.properties?.error?.properties ?? {};
  expect(code?.enum).toEqual(errorCodes);
});

test('It has no extensions', () => {
  const extensions = every(whole).flatMap(([, part]) =>
    Object.keys(part).filter((key) => /^x-(?!correlation-id)/.test(key)),
  );
  expect(extensions).toEqual([]);
});

test('A job may answer 202, a write has the idempotency key, and a subscription says what is sent', () => {
  const part = (id: string): DefinitionTree => operations.get(id)?.part ?? {};
  expect(part('UploadBuild').responses?.['202']?.headers).toHaveProperty('Location');
  expect(part('ListApps').responses).not.toHaveProperty('202');
  expect(part('ReplyToReview').parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' });
  expect(JSON.stringify(part('ListApps').parameters)).not.toContain('IdempotencyKey');
  expect(Object.keys(part('WhenAppStoreEvent').callbacks?.event ?? {})).toEqual(['{$request.body#/callback}']);
  expect(part('Health').security).toEqual([]);
});

test('Microsoft Entra ID is a second scheme where it is in front of the relay', () => {
  const without = JSON.parse(JSON.stringify(openapi(catalog, { ...options, entra: false })));
  expect([whole.security, without.security]).toEqual([[{ functionKey: [], entraToken: [] }], [{ functionKey: [] }]]);
  expect(Object.keys(without.components.securitySchemes)).toEqual(['functionKey']);
});
