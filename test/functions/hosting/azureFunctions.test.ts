// What the relay reads from Azure's request: the key as the host reads it, and no header that a caller could forge.
import azure from '@azure/functions';
import { catalog } from '../../../connector/catalog.ts';
import type { RelayRequest } from '../../../functions/core/types.ts';
import { toHandler } from '../../../functions/hosting/azureFunctions.ts';
import { keyDigestOf } from '../../../functions/pipeline/identifyCaller.ts';

const listApps = catalog.find(({ id }) => id === 'ListApps');

/** The call made from a request, and the log. */
async function callOf(query: string, headers: Readonly<Record<string, string>> = {}, traceParent?: string) {
  if (!listApps) throw new Error('There is no ListApps');
  const calls: RelayRequest[] = [];
  const logged: unknown[] = [];
  const handler = toHandler(listApps, async (_, call) => {
    calls.push(call);
    return { status: 200, headers: {}, body: undefined };
  });
  const url = `http://relay.example/api/apple/v1/apps${query}`;
  const context = new azure.InvocationContext({
    invocationId: 'an-invocation',
    logHandler: (...line) => logged.push(line),
    ...(traceParent !== undefined && { traceContext: { traceParent } }),
  });
  await handler(new azure.HttpRequest({ method: 'GET', url, headers }), context);
  const [call] = calls;
  if (!call) throw new Error('No call came');
  return call;
}

describe('The function key', () => {
  test.each([
    ['the header', '', { 'x-functions-key': 'key-1' }],
    ['the query', '?code=key-1', {}],
    ['the query, whatever its case', '?CoDe=key-1', {}],
    ['the header, though the query has another', '?code=key-2', { 'x-functions-key': 'key-1' }],
    ['the first in the query', '?code=key-1&code=key-2', {}],
    ['the first of two headers, as the host takes it', '', { 'x-functions-key': 'key-1, key-2' }],
    ['the header with blanks around', '', { 'x-functions-key': ' key-1 ' }],
    ['the query, encoded', '?code=%6Bey-1', {}],
  ])('is taken from %s', async (_, query, headers: Record<string, string>) => {
    expect((await callOf(query, headers)).keyDigest).toEqual(keyDigestOf('key-1'));
  });

  test('that is not there has no digest', async () => {
    expect((await callOf('')).keyDigest).toBeUndefined();
  });

  test('is not passed on: the call has only its digest', async () => {
    const call = await callOf('?limit=1&code=planted-key-1&Code=planted-key-2&CODE=', {});
    expect([...call.query]).toEqual([['limit', '1']]);
    expect(call.self).toBe('http://relay.example/api/apple/v1/apps?limit=1');
  });

  test.each([
    ['?code=planted-key-1', ''],
    ['?limit=1&q=a%20b+c', '?limit=1&q=a%20b+c'],
    ['', ''],
  ])('leaves the address of a call as it is otherwise: %s', async (query, left) => {
    expect((await callOf(query)).self).toBe(`http://relay.example/api/apple/v1/apps${left}`);
  });
});

describe('The trace', () => {
  const good = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  test('is passed on to the log', async () => {
    expect((await callOf('', {}, good)).traceparent).toBe(good);
  });

  test.each(['', 'x', `${good}\n{"level":"fake"}`, ` ${good}`, `${good}-more`, 'a'.repeat(10_000), undefined])(
    'that is none (%#) is not',
    async (traceParent) => {
      expect((await callOf('', {}, traceParent)).traceparent).toBeUndefined();
    },
  );
});

describe('The correlation id', () => {
  test.each(['a-correlation-id', '0'.repeat(64), 'ABCDEF12'])('of the caller is kept: %s', async (id) => {
    expect((await callOf('', { 'x-correlation-id': id })).id).toBe(id);
  });

  test.each(['', 'short', '0'.repeat(65), 'with a blank', 'quote"quote', 'ümlaut-id', '../../etc'])(
    'that could be mistaken is not: %j',
    async (id) => {
      const headers: Record<string, string> = /^[\x20-\x7e]*$/.test(id) ? { 'x-correlation-id': id } : {};
      expect((await callOf('', headers)).id).toBe('an-invocation');
    },
  );
});

test('An exception in the pipeline returns an error without its text', async () => {
  if (!listApps) throw new Error('There is no ListApps');
  const logged: string[] = [];
  const handler = toHandler(listApps, () => Promise.reject(new Error('planted words')));
  const context = new azure.InvocationContext({
    invocationId: 'an-invocation',
    logHandler: (_, ...line) => void logged.push(line.join(' ')),
  });
  const asked = new azure.HttpRequest({ method: 'GET', url: 'http://relay.example/api/apple/v1/apps' });
  const result = new azure.HttpResponse((await handler(asked, context)) as object);
  const shown = `${await result.text()}${logged.join('\n')}`;
  expect([result.status, shown.includes('planted words')]).toEqual([500, false]);
  expect(JSON.parse(logged[0] ?? '{}')).toMatchObject({ operation: 'ListApps', code: 'unexpected' });
});
