// Every operation, fuzzed from its own schemas through the whole pipe: always an answer, never an unforeseen one.
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { catalog } from '../../connector/catalog.ts';
import { readConfig } from '../../functions/config.ts';
import { type Forward, makeForward } from '../../functions/forward.ts';
import type { Answer } from '../../functions/message.ts';
import { makeParts, type Ready } from '../../functions/parts.ts';
import { type Sandbox, startSandbox } from '../../scripts/sandbox/sandbox.ts';
import { callOf } from '../tools/call.ts';
import { askedOf, changedInput, goodInput, type Input } from './inputs.ts';
import { operationAt, outside } from './inside.ts';

let sandbox: Sandbox;
let ready: Ready;
let forward: Forward;
beforeAll(async () => {
  sandbox = await startSandbox({ hourLimit: 1_000_000 });
  ready = makeParts(readConfig({ ...sandbox.settings, RELAY__ALLOW: '*' }), catalog);
  forward = makeForward(ready.parts);
});
afterAll(async () => {
  await ready?.close();
  await sandbox?.close();
});

const bytesOf = async ({ body }: Answer): Promise<Buffer> =>
  body === undefined || body instanceof Uint8Array ? Buffer.from(body ?? '') : buffer(body);

describe.each(catalog.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  const check = async (input: Input): Promise<void> => {
    const before = sandbox.seen.length;
    const answered = await forward(operation, callOf(askedOf(input)));
    const body = JSON.parse((await bytesOf(answered)).toString());
    expect([200, 400, 401, 403, 404, 409, 413]).toContain(answered.status);
    if (answered.status >= 400)
      expect(body.error.code).toMatch(/^(invalid_request|unknown_account|payload_too_large|store_refused)$/);
    for (const message of sandbox.seen.slice(before)) {
      const meant = message.url === '/auth/accessToken' ? operationAt(catalog, message) : operation; // an exchange of the relay itself
      expect(meant && outside(meant, message)).toEqual([]);
    }
  };

  test('answers whatever its schemas take', async () => {
    await fc.assert(fc.asyncProperty(goodInput(operation), check), { numRuns: 100 });
  });

  test('answers whatever was made of it', async () => {
    await fc.assert(fc.asyncProperty(changedInput(operation), check), { numRuns: 100 });
  });
});
