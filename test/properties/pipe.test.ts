// Every operation, fuzzed from its own schemas through the whole pipe: always an answer, never an unforeseen one.
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { storeNames } from '../../connector/core/stores.ts';
import { createRelay, type Relay } from '../../functions/composition.ts';
import { contractOf } from '../../functions/contract/contractOperations.ts';
import type { RelayResponse } from '../../functions/core/types.ts';
import { createDispatcher, type Dispatch } from '../../functions/dispatch.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { bearerToken, type SeenRequest } from '../../scripts/simulator/httpMessage.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { testCallOf } from '../support/call.ts';
import { arrived, given } from './arrived.ts';
import { createRunBudget } from './budget.ts';
import { changedInput } from './changes.ts';
import { arbitraryCallOf, goodInput, type Input } from './inputs.ts';
import { declaredOperationAt, undeclared } from './inside.ts';

let sandbox: Sandbox;
let ready: Relay;
let forward: Dispatch;
beforeAll(async () => {
  sandbox = await startSandbox({ hourLimit: 1_000_000 });
  ready = createRelay(readConfig({ ...sandbox.settings, RELAY__ALLOW: '*, anything' }), catalog);
  forward = createDispatcher(ready.dependencies);
});
afterAll(async () => {
  await ready?.close();
  await sandbox?.close();
});

async function bytesOf({ body }: RelayResponse): Promise<Buffer> {
  return body === undefined || body instanceof Uint8Array ? Buffer.from(body ?? '') : buffer(body);
}

/** Apple's and Samsung's paths, for the one operation whose path the caller gives. */
const anywhere = /^\/(v[123]|seller|iap|gss)\/[^?#\\]+(\?|$)|^\/auth\/checkAccessToken$/;

/** Where the simulator keeps files: a recipe gets such an address from the store, and no signature goes there. */
const fileOfStore = /^\/storage\/[^?#\\]+\?/;

/** What is wrong with a message that a call brought about; an exchange is one of the relay itself. */
function faultsOf(operation: Operation, message: SeenRequest): readonly string[] {
  if (operation.recipe === 'request' && anywhere.test(message.url)) return [];
  if (operation.recipe && fileOfStore.test(message.url))
    return bearerToken(message.headers) ? ['a signed download'] : [];
  const isOwn = operation.recipe === undefined && message.url !== '/auth/accessToken';
  const meant = isOwn ? operation : (declaredOperationAt(catalog, message) ?? contractOperationAt(message));
  return meant ? undeclared(meant, message) : [`no operation has ${message.method} ${message.url}`];
}

/** A recipe may call an operation that only the contract of its store has. */
function contractOperationAt({ method, url }: SeenRequest): Operation | undefined {
  const [path = ''] = url.split('?');
  return storeNames.map((store) => contractOf(store)?.at(method, path)?.operation).find((found) => found !== undefined);
}

const refusals =
  /^(invalid_request|unknown_account|payload_too_large|store_refused|not_found|wrong_signature|plan_(expired|mismatch))$/;

async function checkAnswer({ protocol }: Operation, answered: RelayResponse): Promise<string> {
  const text = (await bytesOf(answered)).toString();
  const { status, headers } = answered;
  expect([200, 201, 202, 204, 400, 401, 403, 404, 406, 409, 410, 413, 415, 422]).toContain(status);
  // another protocol has its own errors
  if (status >= 400 && !protocol)
    expect(JSON.parse(text)).toEqual({
      error: expect.objectContaining({ code: expect.stringMatching(refusals), details: expect.any(Array) }),
    });
  else if (headers['content-type'] === 'application/json') expect(JSON.parse(text)).toBeDefined();
  return text;
}

/** About twenty seconds. */
const MOST_LOOKS = 2_000;

/** Cancels a job and waits for its end: what a job sends belongs to the call that started it, not to the next one. */
async function endJob(id: string): Promise<void> {
  await answerOf('CancelJob', id);
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const { state } = JSON.parse(await answerOf('ReadJob', id));
    if (!/^(waiting|running|canceling)$/.test(state)) return;
    await pause(10);
  }
  throw new Error(`The job ${id} has not ended after ${MOST_LOOKS} looks.`);
}

async function answerOf(operationId: string, id: string): Promise<string> {
  const operation = catalog.find((each) => each.id === operationId);
  if (!operation) throw new Error(`There is no ${operationId}`);
  return (await bytesOf(await forward(operation, testCallOf({ path: { id } })))).toString();
}

const every = catalog.map((operation) => [operation.id, operation] as const);
const runs = createRunBudget(catalog, 1_800);

describe.each(every)('%s', (id, operation) => {
  const send = async (input: Input): Promise<readonly SeenRequest[]> => {
    const last = sandbox.seen.at(-1);
    const answered = await forward(operation, testCallOf(arbitraryCallOf(input)));
    const text = await checkAnswer(operation, answered);
    const { jobId } = answered.status === 202 && text !== '' ? JSON.parse(text) : {};
    if (jobId !== undefined) await endJob(jobId);
    const messages = sandbox.seen.slice(last ? sandbox.seen.lastIndexOf(last) + 1 : 0);
    expect(messages.flatMap((message) => faultsOf(operation, message))).toEqual([]);
    const tokens = messages.map(({ headers }) => bearerToken(headers) ?? '').filter((token) => token.length >= 16);
    expect(tokens.filter((token) => text.includes(token))).toEqual([]);
    return messages;
  };

  test('accepts every input that its schema allows, and sends exactly that', async () => {
    const property = fc.asyncProperty(goodInput(operation), async (input) => {
      const messages = await send(input);
      if (operation.recipe) return;
      const own = messages.find(({ url }) => id === 'CreateAccessToken' || url !== '/auth/accessToken');
      const isPaginated = input.query.some(([name, value]) => name === 'all' && value === 'true');
      if (own && !own.form && !isPaginated) expect(arrived(operation, own)).toEqual(given(operation, input));
      expect(own).toBeDefined();
    });
    await fc.assert(property, runs(operation));
  });

  test('returns a response for every mutated body', async () => {
    const property = fc.asyncProperty(changedInput(operation), async (input) => void (await send(input)));
    await fc.assert(property, runs(operation));
  });
});
