// For every operation: what its schemas take reaches the store as declared, and whatever else is refused or stays inside.
import fc from 'fast-check';
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/operation.ts';
import { Failure } from '../../functions/errors.ts';
import { target } from '../../functions/target.ts';
import { makeValidate } from '../../functions/validate.ts';
import { callOf } from '../tools/call.ts';
import { askedOf, changedInput, goodInput, type Input } from './inputs.ts';
import { outside, type Sent } from './inside.ts';

const validate = makeValidate();
const runs = { numRuns: 100 };

const sentFor = async (operation: Operation, input: Input): Promise<Sent> => {
  const { method, path, headers, sealed, body } = target(
    operation,
    await validate(operation, callOf(askedOf(input))),
    true,
  );
  return { method, url: path, headers: { ...headers, ...sealed?.() }, body: typeof body === 'string' ? body : '' };
};

/** The calls of a store; the relay's own go nowhere. */
const operations = catalog.filter(({ store }) => store).map((operation) => [operation.id, operation] as const);

describe.each(operations)('%s', (_, operation) => {
  test('takes every input that its schemas describe, and sends nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(goodInput(operation), async (input) => {
        const sent = await sentFor(operation, input);
        expect(outside(operation, sent)).toEqual([]);
        const arrived = [...new URL(sent.url, 'https://store.example').searchParams];
        expect(Object.fromEntries(arrived)).toEqual(Object.fromEntries(input.query));
      }),
      runs,
    );
  });

  test('refuses an input that was changed, or sends it as declared', async () => {
    await fc.assert(
      fc.asyncProperty(changedInput(operation), async (input) => {
        try {
          expect(outside(operation, await sentFor(operation, input))).toEqual([]);
        } catch (thrown) {
          if (!(thrown instanceof Failure)) throw thrown;
          expect(['invalid_request', 'payload_too_large']).toContain(thrown.code);
        }
      }),
      runs,
    );
  });
});

test('The check itself notices what is outside', () => {
  const operation = catalog.find(({ id }) => id === 'ReadApp');
  if (!operation) throw new Error('There is no ReadApp');
  const good: Sent = { method: 'GET', url: '/v1/apps/1?include=builds', headers: { accept: 'a' }, body: '' };
  const bad: Partial<Sent>[] = [
    { method: 'POST' },
    { url: '/v1/apps/../users' },
    { url: '/v1/apps/1/builds' },
    { url: '/v1/apps/1?x=1' },
    { url: '/v1/apps/1?include=a&include=b' },
    { url: '/v1/apps/1#x' },
    { headers: { cookie: 'a' } },
    { headers: { accept: 'a\r\nb' } },
    { body: '{}' },
  ];
  expect(outside(operation, good)).toEqual([]);
  expect(bad.filter((each) => outside(operation, { ...good, ...each }).length === 0)).toEqual([]);
});
