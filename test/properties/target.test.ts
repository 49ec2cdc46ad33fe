// For every operation: what its schemas take reaches the store as declared, and whatever else is refused or stays inside.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { catalog } from '../../connector/catalog.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import { Failure } from '../../functions/core/errors.ts';
import { buildRequest } from '../../functions/pipeline/buildRequest.ts';
import { appleStore } from '../../functions/stores/apple/definition.ts';
import type { StoreRequest } from '../../functions/transport/storeRequest.ts';
import { testCallOf } from '../support/call.ts';
import { validate } from '../support/validate.ts';
import { arrived, given } from './arrived.ts';
import { createRunBudget } from './budget.ts';
import { changedInput, hostile } from './changes.ts';
import { arbitraryCallOf, goodInput, type Input } from './inputs.ts';
import { type SentValues, undeclared } from './inside.ts';

/** The calls of a store; recipes are made of them. */
const operations = catalog.filter((each): each is StoreOperation => each.recipe === undefined);
const every = operations.map((operation) => [operation.id, operation] as const);
const runs = createRunBudget(operations, 3_000);

async function textOf(body: StoreRequest['body']): Promise<string> {
  if (body === undefined || typeof body === 'string') return body ?? '';
  return text(Buffer.isBuffer(body) ? Readable.from([body]) : Readable.from(body));
}

async function asSent({ method, path, headers, secretHeaders: sealed, body }: StoreRequest): Promise<SentValues> {
  return {
    method,
    url: path,
    headers: { ...headers, ...sealed?.() },
    body: await textOf(body),
  };
}

async function sentFor(operation: StoreOperation, input: Input): Promise<SentValues> {
  return asSent(
    buildRequest(operation, await validate(operation, testCallOf(arbitraryCallOf(input))), true, appleStore),
  );
}

/** Whatever is thrown has to be a refusal of the call. */
async function refusesOnly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    expect(['invalid_request', 'payload_too_large']).toContain(thrown.code);
  }
}

describe.each(every)('%s', (_, operation) => {
  test('takes every input that its schemas describe, and sends all of them and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(goodInput(operation), async (input) => {
        const sent = await sentFor(operation, input);
        expect(undeclared(operation, sent)).toEqual([]);
        expect(arrived(operation, sent)).toEqual(given(operation, input));
      }),
      runs(operation),
    );
  });

  test('refuses an input that was changed, or sends it as declared', async () => {
    await fc.assert(
      fc.asyncProperty(changedInput(operation), (input) =>
        refusesOnly(async () => expect(undeclared(operation, await sentFor(operation, input))).toEqual([])),
      ),
      runs(operation),
    );
  });
});

/** What half a character is in an address, nobody can say. */
const wellFormed = hostile.filter((text) => !/\p{Surrogate}/u.test(text));

test.each(every.filter(([, { names }]) => names.path.length > 0))(
  'An ID that no check has seen stays between its slashes in the path of %s',
  async (_, operation) => {
    const [before = '', ...after] = operation.path.replace(/\{\w+\}/g, '{}').split('{}');
    await fc.assert(
      fc.asyncProperty(goodInput(operation), wellFormed, (input, id) =>
        refusesOnly(async () => {
          const valid = await validate(operation, testCallOf(arbitraryCallOf(input)));
          const path = Object.fromEntries(operation.names.path.map((name) => [name, id]));
          const [sent = ''] = buildRequest(operation, { ...valid, path }, true, appleStore).path.split('?');
          expect(sent).toBe(before + after.map((part) => encodeURIComponent(id) + part).join(''));
          expect(new URL(sent, 'https://store.example').pathname).toBe(sent);
        }),
      ),
      { numRuns: 16 },
    );
  },
);

test.each(every.filter(([, { document, body }]) => document && body))(
  '%s takes the document of the store itself for the inputs that it stands for',
  async (_, operation) => {
    await fc.assert(
      fc.asyncProperty(goodInput(operation), async (input) => {
        const { body } = await sentFor(operation, input);
        expect((await sentFor(operation, { ...input, body: JSON.parse(body) })).body).toBe(body);
      }),
      { numRuns: 12 },
    );
  },
);

test('The check itself finds values outside the schema', () => {
  const operation = catalog.find(({ id }) => id === 'ReadApp');
  if (!operation) throw new Error('There is no ReadApp');
  const good: SentValues = { method: 'GET', url: '/v1/apps/1?include=builds', headers: { accept: 'a' }, body: '' };
  const bad: Partial<SentValues>[] = [
    { method: 'POST' },
    { url: '/v1/apps/../users' },
    { url: '/v1/apps/1/builds' },
    { url: '/v1/apps/1?x=1' },
    { url: '/v1/apps/1?account=games' },
    { url: '/v1/apps/1?include=a&include=b' },
    { url: '/v1/apps/1#x' },
    { url: '/v1/apps/%31' },
    { headers: { cookie: 'a' } },
    { headers: { accept: 'a\r\nb' } },
    { body: '{}' },
  ];
  expect(undeclared(operation, good)).toEqual([]);
  expect(bad.filter((each) => undeclared(operation, { ...good, ...each }).length === 0)).toEqual([]);
});
