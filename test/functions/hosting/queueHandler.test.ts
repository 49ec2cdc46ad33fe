// A queue function hands its message over as the worker gives it.
import functions from '@azure/functions';
import { toQueueHandler } from '../../../functions/hosting/queueHandler.ts';
import type { Consume } from '../../../functions/state/consumers.ts';

function context() {
  return new functions.InvocationContext({
    invocationId: 'invocation',
    functionName: 'DeliverEvents',
    logHandler: () => undefined,
    triggerMetadata: { id: 'message-1', dequeueCount: 3, queueTrigger: { iD: 'copy' } },
  });
}

test.each([
  ['an object of texts', { ID: '12345678901234567890' }, { ID: '12345678901234567890' }],
  ['a text that is no JSON', 'not of ours', { text: 'not of ours' }],
  ['JSON of another kind', { id: 1 }, { text: '{"id":1}' }],
])('%s comes as a message, with its ID and number of tries', async (_, entry, message) => {
  const seen: unknown[] = [];
  const consume: Consume = async (name, delivery) => void seen.push([name, delivery]);
  await toQueueHandler('storerelayevents', consume)(entry, context());
  expect(seen).toEqual([['storerelayevents', { id: 'message-1', tries: 3, message }]]);
});

test.each([
  ['a number', 3],
  ['a text', '3'],
  ['the halves of a 64-bit integer', { low: 3, high: 0, unsigned: false }],
])('The number of tries may be %s', async (_, dequeueCount) => {
  const seen: number[] = [];
  const handler = toQueueHandler('storerelayjobs', async (_name, { tries }) => void seen.push(tries));
  const given = { invocationId: 'invocation', functionName: 'RunJobs', logHandler: () => undefined };
  await handler({}, new functions.InvocationContext({ ...given, triggerMetadata: { id: 'message-1', dequeueCount } }));
  expect(seen).toEqual([3]);
});

test('Work that fails makes the handler reject, and the host tries again', async () => {
  const handler = toQueueHandler('storerelayevents', () => Promise.reject(new Error('it fails')));
  await expect(handler({}, context())).rejects.toThrow('it fails');
});
