// Operations without a body: an empty one counts as absent, any other is rejected before a request is sent.
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { catalog } from '../../../connector/catalog.ts';
import type { Failure } from '../../../functions/core/errors.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { type TestCall, testCallOf } from '../../support/call.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import { reading, validationFaultsOf } from '../../support/sampleOperations.ts';
import { validate } from '../../support/validate.ts';

const open = closeLater();

const empties = ['', ' ', '\r\n', 'null', ' null\n', '{}', '{ }', '[]', '""', '\uFEFF{}'];
const others = [
  '{"a":null}',
  '{"limit":5}',
  '[null]',
  '"text"',
  '0',
  'false',
  'a=b',
  '{',
  '\0',
  '--x\r\n',
  'null null',
];

test.each(empties)('An empty body counts as none: %j', async (body) => {
  await expect(reading({ body })).resolves.toMatchObject({ path: { id: '1' } });
});

test.each([...others, ' '.repeat(2_000)])('Any other body is refused as one fault that names it: %j', async (body) => {
  expect(await validationFaultsOf(reading({ body }))).toEqual(['body body']);
});

test('The type of an empty body does not matter', async () => {
  await expect(reading({ body: 'null', headers: { 'content-type': 'text/plain' } })).resolves.toBeDefined();
});

test('A body is reported beside the other faults of the call', async () => {
  expect(await validationFaultsOf(reading({ body: 'x', query: 'limit=0' }))).toEqual([
    'body body',
    'query.limit minimum',
  ]);
});

const bodiless = catalog.filter(({ body }) => body === undefined);

test('Operations without a body are of every method that has some, and some have no input at all', () => {
  expect([...new Set(bodiless.map(({ method }) => method))].sort()).toEqual(['DELETE', 'GET', 'POST']);
  expect(bodiless.filter(({ parameters }) => parameters.length === 0).map(({ id }) => id)).toContain('Health');
});

describe.each(bodiless.map((each) => [each.id, each] as const))('%s', (_, operation) => {
  // the members of a document that a store accepts with a DELETE are inputs of the query
  const faultsOf = (call: TestCall) =>
    validate(operation, testCallOf(call)).then(
      () => [],
      ({ details }: Failure) => details.filter(({ target }) => target === 'body' || target === 'query.a'),
    );

  test('refuses a body, whether the host exposes it or only its length', async () => {
    expect(await faultsOf({ body: '{"a":1}' })).toHaveLength(1);
    const headers = { 'content-length': '7', 'content-type': 'application/json' };
    expect(await faultsOf({ headers })).toEqual([expect.objectContaining({ code: 'body' })]);
  });

  test('accepts the headers of an empty one', async () => {
    for (const headers of [{ 'content-length': '0' }, { 'content-length': '2' }, { 'transfer-encoding': 'chunked' }])
      expect(await faultsOf({ headers })).toEqual([]);
  });
});

describe('Over HTTP', () => {
  interface Sending {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  /** Sends a body with any method, as clients other than fetch do, and returns the response and what reached the stores. */
  const start = async () => {
    const sandbox = await open(startSandbox());
    const entryPoint = await open(openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*' }));
    const send = async ({ method, path, body, headers = {} }: Sending) => {
      const length = { 'content-length': String(Buffer.byteLength(body)), ...headers };
      const asked = request(`${entryPoint.origin}${path}`, {
        method,
        headers: { 'x-functions-key': TEST_FUNCTION_KEY, ...length },
      });
      asked.end(body);
      const [response] = await once(asked, 'response');
      const answered = await text(response);
      return { status: response.statusCode, message: answered && JSON.parse(answered).error?.message };
    };
    return { sandbox, send };
  };

  const calls = [
    ['GET', '/api/apple/v1/apps'],
    ['POST', '/api/samsung/auth/accessToken'],
    ['DELETE', '/api/apple/v1/betaTesters/1'],
    ['GET', '/api/accounts'],
    ['GET', '/api/health'],
  ] as const;

  test.each(calls)('%s %s with a body is refused, and nothing is sent', async (method, path) => {
    const { send, sandbox } = await start();
    for (const body of ['{"a": 1}', 'x'.repeat(100_000)]) {
      const { status, message } = await send({ method, path, body });
      expect([status, message]).toEqual([400, expect.stringContaining('body: Is not an input of this operation')]);
    }
    expect(sandbox.seen).toEqual([]);
  });

  test.each(calls)('%s %s with an empty body is as without one', async (method, path) => {
    const { send } = await start();
    const { status } = await send({ method, path, body: '' });
    expect(status).not.toBe(400);
    for (const body of ['{}', 'null']) expect((await send({ method, path, body })).status).toBe(status);
  });
});
