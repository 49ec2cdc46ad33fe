// Operations without a body: an empty one counts as absent, any other is rejected before a request is sent.
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import { reading, validationFaultsOf } from '../../support/sampleOperations.ts';

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

describe('Over HTTP', () => {
  interface Sending {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  /** Sends a body with any method, as clients other than fetch do, and tells what came and what reached the stores. */
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
