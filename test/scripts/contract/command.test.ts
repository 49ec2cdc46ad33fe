// `npm run contract` on a small document: the facts that it writes, and the changes that it prints.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openContract } from '../../../connector/stores/apple/contractFile.ts';
import { deriveOperation } from '../../../connector/stores/apple/derive.ts';
import { firstEdition, type OpenApiDocument, secondEdition } from '../../support/smallContract.ts';

const script = fileURLToPath(new URL('../../../scripts/contract/main.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contract-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(document: OpenApiDocument | string, ...flags: readonly string[]) {
  const file = join(folder, 'openapi.json');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  const args = [script, file, '--facts', join(folder, 'facts.json'), ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), stderr };
}

function facts() {
  return openContract(JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')));
}

test('The first document is all new: its version, and each operation with its route', () => {
  expect(run(firstEdition()).lines).toEqual(
    expect.arrayContaining([
      'version none -> 1.0',
      'added      planets_getCollection GET /v1/planets',
      'added      moonsV2_createInstance POST /v2/moons',
      'added      moons_picture_getToOneRelated GET /v1/moons/{id}/picture',
    ]),
  );
});

test('The same document again has no difference', () => {
  run(firstEdition());
  expect(run(firstEdition()).lines).toEqual(['No difference: version 1.0, 6 operations.']);
});

test('The next document is reported as what was added, gone, changed and deprecated, and with which values', () => {
  run(firstEdition());
  expect(run(secondEdition()).lines).toEqual([
    'version 1.0 -> 1.1',
    'added      moons_deleteInstance DELETE /v1/moons/{id}',
    'gone       moons_picture_getToOneRelated GET /v1/moons/{id}/picture',
    'changed    moonsV2_createInstance: body',
    'changed    planets_getCollection: query -filter[name] ~limit +filter[kind]',
    'deprecated planets_updateInstance',
    'values of sort: +size',
    'values of PlanetKind: +ICE -ROCK',
  ]);
});

test('What is no longer deprecated is reported, too', () => {
  run(secondEdition());
  expect(run(firstEdition()).lines).toContain('no longer deprecated planets_updateInstance');
});

test('With --check a difference fails, and nothing is written', () => {
  run(firstEdition());
  const before = readFileSync(join(folder, 'facts.json'), 'utf8');
  expect(run(secondEdition(), '--check').status).toBe(1);
  expect(readFileSync(join(folder, 'facts.json'), 'utf8')).toBe(before);
  expect(run(firstEdition(), '--check').status).toBe(0);
});

test('The facts have the inputs of a list, with their values and bounds', () => {
  run(firstEdition());
  expect(facts().operation('planets_getCollection')).toEqual({
    route: 'GET /v1/planets',
    tag: 'Planets',
    query: { 'filter[name]': '*text', sort: '*#', 'fields[planets]': '*#', limit: 'integer<=50' },
    answer: { page: 'Planet' },
  });
  expect(facts().values('sort')).toEqual(['name', '-name']);
});

test('The facts have the body of a write, with what is required and what may be null', () => {
  run(firstEdition());
  expect(facts().operation('moonsV2_createInstance')).toEqual({
    route: 'POST /v2/moons',
    tag: 'Planets',
    body: {
      type: 'moons',
      attributes: { title: 'text|required', seen: 'day|null' },
      one: { planet: 'planets|required' },
    },
    answer: { one: 'Moon' },
  });
});

test('The facts have links to others, files and deprecations', () => {
  run(secondEdition());
  const { operation } = facts();
  expect(operation('planets_moons_createToManyRelationship')?.body).toEqual({ links: 'moons', many: true });
  expect(operation('planets_updateInstance')).toMatchObject({ deprecated: true, body: { type: 'planets', id: true } });
  run(firstEdition());
  expect(facts().operation('moons_picture_getToOneRelated')?.answer).toEqual({ media: 'image/png' });
});

test('The facts have each resource once, with its relationships, and each named list of values', () => {
  run(firstEdition());
  const { resources, schemas } = facts();
  expect(resources).toEqual({
    Moon: { type: 'moons', attributes: { title: 'text' } },
    Planet: { type: 'planets', attributes: { name: 'text', kind: '#PlanetKind' }, many: { moons: 'moons' } },
  });
  expect(schemas).toEqual({ PlanetKind: { values: ['GAS', 'ROCK'] } });
});

test('Rows are derived from the facts: a required attribute of a body, a bound of the query', () => {
  run(secondEdition());
  const row = deriveOperation(facts(), 'moonsV2_createInstance');
  expect(row.body?.required).toEqual(['planetId', 'title', 'mass']);
  const { parameters } = deriveOperation(facts(), 'planets_getCollection');
  expect(parameters.find(({ name }) => name === 'limit')?.schema).toEqual({
    type: 'integer',
    minimum: 1,
    maximum: 200,
  });
});

test.each([
  ['no OpenAPI document', '{"swagger":"2.0"}', /has no paths/],
  ['no JSON', 'paths:', /JSON/],
])('A file that is %s is refused, and no facts are written', (_, text, message) => {
  const { status, stderr } = run(text);
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(existsSync(join(folder, 'facts.json'))).toBe(false);
});

test('Damaged facts are an error and stay as they are', () => {
  writeFileSync(join(folder, 'facts.json'), '{"version":');
  expect(run(firstEdition())).toMatchObject({ status: 2, stderr: expect.stringContaining('is no file of facts') });
  expect(readFileSync(join(folder, 'facts.json'), 'utf8')).toBe('{"version":');
});
