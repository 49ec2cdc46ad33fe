// A streamed response is coerced to its declared JSON types, wherever its chunks split.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { catalog } from '../../../connector/catalog.ts';
import type { Schema } from '../../../connector/core/schema.ts';
import { responseStage } from '../../../functions/pipeline/streamedResponse.ts';
import { parseTyped } from '../../../functions/pipeline/typedResponse.ts';
import { openRelayAt } from '../../faults/relay.ts';
import { exchanges } from '../../faults/stores.ts';
import { sampleDocumentOf } from '../../properties/documents.ts';
import { answered } from '../../support/answers.ts';
import { closeLater } from '../../support/cleanup.ts';
import { listen } from '../../support/listen.ts';
import { through as changed } from '../../support/stages.ts';

const open = closeLater();

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function through(schema: Schema, json: string, size = 7, largest?: number): Promise<string> {
  return text(changed(Readable.from(cut(Buffer.from(json), size)), responseStage({ responds: schema, largest })));
}

function schemaOf(id: string): Schema {
  const found = catalog.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found.responds;
}
const apps = schemaOf('ListApps');

/** Longer than what is read as one value. */
const LARGEST = 300;
const links = { self: 'https://store.example/v1/apps' };
function app(attributes: unknown) {
  return { type: 'apps', id: '1', attributes };
}

describe('A stream', () => {
  const reading = catalog.filter(({ recipe, responds }) => recipe === undefined && responds.format !== 'binary');

  test.each(reading.map(({ id, responds }) => [id, responds] as const))(
    'of %s has the values that it has when it is read whole',
    async (_, responds) => {
      await fc.assert(
        fc.asyncProperty(sampleDocumentOf(responds), fc.integer({ min: 1, max: 90 }), async (document, size) => {
          if (typeof document !== 'object' || document === null) return;
          const json = JSON.stringify(document);
          expect(JSON.parse(await through(responds, json, size, LARGEST))).toEqual(parseTyped(responds, json));
        }),
        { numRuns: 10, seed: 1 },
      );
    },
  );

  test.each([1, 3, 64, 100_000])('in pieces of %i bytes that has its types goes on byte for byte', async (size) => {
    const json = ` {"links" : {"self":"x"},\n "data":[ {"type":"apps","id":"1","n":1.50} , {"type":"apps","id":"ü\\"]"}\n]\t}\n`;
    for (const largest of [1, 10, 1_000]) expect(await through(apps, json, size, largest)).toBe(json);
  });

  test('keeps every digit of what it changes', async () => {
    const json = '{"data":[{"type":"apps","id":12345678901234567890,"new":98765432109876543210}],"links":{"self":"x"}}';
    for (const largest of [25, 1_000])
      expect(await through(apps, json, 5, largest)).toBe(
        json.replace('12345678901234567890', '"12345678901234567890"'),
      );
  });

  test.each([
    ['the first', '[null,{"id":"1"},{"id":"2"}]', '[{"id":"1"},{"id":"2"}]'],
    ['the last', '[{"id":"1"}, {"id":"2"}, 7 ]', '[{"id":"1"}, {"id":"2"} ]'],
    ['one between', '[{"id":"1"},"x", null,{"id":"2"}]', '[{"id":"1"},{"id":"2"}]'],
    ['all', '[null, 7,"x"]', '[]'],
  ])('leaves out members of a list that are of another kind: %s', async (_, given, wanted) => {
    const json = `{"data":${given},"links":{"self":"x"}}`;
    for (const largest of [8, 20, 1_000])
      expect(JSON.parse(await through(apps, json, 5, largest)).data).toEqual(JSON.parse(wanted));
  });

  test.each(['{"data":[{]}', '{"data" 1}', '{data:[]}', '{"data":[1 2]}', '{"data":[{"id":tru', '{}{}', '{"a":1}]}'])(
    'that is no JSON (%s) goes on as it came',
    async (json) => {
      for (const largest of [1, 1_000]) expect(await through(schemaOf('ReadApp'), json, 3, largest)).toBe(json);
    },
  );

  test('of a long text in the place of a number is null, and a long text in its own place stays', async () => {
    const long = 'a'.repeat(2_000);
    const json = JSON.stringify({ data: { rolloutRate: long, countries: [] }, resultMessage: long });
    expect(JSON.parse(await through(schemaOf('ReadRolloutRate'), json, 100, LARGEST))).toEqual({
      data: { rolloutRate: null, countries: [] },
      resultMessage: long,
    });
  });
});

function many(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    ...app({ name: 2_000 + at, sku: true, isOrEverWasMadeForKids: 'false' }),
    id: at,
  }));
}
function wanted(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    ...app({ name: String(2_000 + at), sku: 'true', isOrEverWasMadeForKids: false }),
    id: String(at),
  }));
}

test.each([3, 2_000])('A list of %i apps comes to the caller with the declared types', async (count) => {
  const store = await open(
    listen((response, message) => {
      if (exchanges(response, message)) return;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: [null, ...many(count)], links }));
    }),
  );
  const relay = await open(openRelayAt(store.origin, 20));
  const { status, json } = await relay.call('ListApps', { query: 'limit=200' });
  expect([status, json.data]).toEqual([200, wanted(count)]);
});

test('The length from the store is not forwarded for a stream that may change', async () => {
  const bytes = Buffer.from(JSON.stringify({ data: { ...app({ name: 5, sku: 'a'.repeat(100_000) }) }, links }));
  const headers = { 'content-length': String(bytes.length), 'content-type': 'application/json' };
  const { headers: reported, body } = await answered(
    { status: 200, headers, body: Readable.from(cut(bytes, 16_384)), start: bytes.subarray(0, 100) },
    'ReadApp',
  );
  expect(reported['content-length']).toBeUndefined();
  expect(JSON.parse(await text(body as Readable)).data.attributes.name).toBe('5');
});
