// State in Azure Storage, held against Azurite 3.35.0: the contract, and what the services and their clients do.
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { secret } from '../../../functions/core/secret.ts';
import { systemTime } from '../../../functions/core/time.ts';
import { openState } from '../../../functions/state/openState.ts';
import type { State } from '../../../functions/state/state.ts';
import { azuriteOfFile, describeAzurite, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { queueContract, tableContract } from './contract.ts';

const azurite = azuriteOfFile();
let ahead = 0;
function opened(): State {
  const now = () => systemTime.now() + ahead;
  return openState({ ...systemTime, now }, { connectionString: secret(azurite().connectionString) });
}
let state: State;
beforeAll(() => {
  if (ifAzurite === '') state = opened();
});

/** Entities expire by our clock, messages by that of the service. */
function tables() {
  return {
    state,
    pass: (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
}
function queues() {
  const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  return { state, pass };
}

describeAzurite(`In a table of Azure Storage,${ifAzurite}`, () => tableContract(tables));
describeAzurite(`In a queue of Azure Storage,${ifAzurite}`, () => queueContract(queues));

const HOUR = 3_600_000;

withAzurite('A table and a queue that were deleted are created again', async () => {
  const { connectionString } = azurite();
  const options = { allowInsecureConnection: true };
  await TableClient.fromConnectionString(connectionString, 'storerelaysettings', options).createTable();
  await TableClient.fromConnectionString(connectionString, 'storerelaysettings', options).deleteTable();
  expect(await state.table('storerelaysettings').read({ partition: 'p', key: 'k' })).toBeUndefined();
  expect(await state.table('storerelaysettings').sweep()).toBe(0);
  expect(await state.table('storerelaysettings').insert({ partition: 'p', key: 'k' }, {}, HOUR)).toBeDefined();
});

withAzurite('Two relays over one storage see the same entities and messages', async () => {
  const other = opened();
  const id = { partition: 'shared', key: 'one' };
  const etag = await state.table('storerelayoutcomes').insert(id, { by: 'first' }, HOUR);
  expect(await other.table('storerelayoutcomes').insert(id, { by: 'second' }, HOUR)).toBeUndefined();
  expect(await other.table('storerelayoutcomes').read(id)).toMatchObject({ value: { by: 'first' }, etag });
  await state.queue('storerelayjobs').send({ id: 'one' });
  expect((await other.queue('storerelayjobs').receive(1, 60_000)).map(({ message }) => message)).toEqual([
    { id: 'one' },
  ]);
});

withAzurite('An entity that was changed by hand has no value, and can be replaced', async () => {
  const table = state.table('storerelayoutcomes');
  const [id, other] = [
    { partition: 'hand', key: 'one' },
    { partition: 'hand', key: 'two' },
  ];
  await table.insert(id, { is: 'ours' }, HOUR);
  await table.insert(other, { is: 'moved' }, HOUR);
  const client = TableClient.fromConnectionString(azurite().connectionString, 'storerelayoutcomes', {
    allowInsecureConnection: true,
  });
  const { value0 } = await client.getEntity<{ value0: string }>('hand', 'two');
  await client.updateEntity({ partitionKey: 'hand', rowKey: 'one', value0 }, 'Merge');
  const found = await table.read(id);
  expect(found?.value).toEqual({});
  expect(await table.replace(id, found?.etag ?? '', { is: 'ours again' }, HOUR)).toBeDefined();
  expect((await table.read(id))?.value).toEqual({ is: 'ours again' });
});

withAzurite('A message that somebody else put into the queue is delivered as its text', async () => {
  const queue = state.queue('storerelayevents');
  await queue.send({ id: '1' });
  await new QueueClient(azurite().connectionString, 'storerelayevents').sendMessage('not of ours');
  const messages = (await queue.receive(2, 60_000)).map(({ message }) => message);
  expect(messages).toEqual(expect.arrayContaining([{ id: '1' }, { text: 'not of ours' }]));
});

test('Without a storage, an operation fails with an answer that says so and shows no key', async () => {
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=bm8ga2V5;TableEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a`;
  const gone = openState(systemTime, { connectionString: secret(connectionString) });
  const id = { partition: 'p', key: 'k' };
  const works = [
    () => gone.table('storerelayoutcomes').read(id),
    () => gone.table('storerelayoutcomes').insert(id, {}, 1),
    () => gone.queue('storerelayevents').send({ id: '1' }),
    () => gone.queue('storerelayevents').count(),
  ];
  for (const work of works) {
    const thrown: unknown = await work().catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'store_unreachable', headers: { 'retry-after': '60' } });
    expect((thrown as Error).message).not.toMatch(/bm8ga2V5|127\.0\.0\.1/);
  }
}, 60_000);
