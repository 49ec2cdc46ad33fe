// The local host runs timers and queues by the rules of the real one.
import { secret } from '../../../functions/core/secret.ts';
import { systemTime } from '../../../functions/core/time.ts';
import { openState } from '../../../functions/state/openState.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { type Hosted, startHosted, until } from './hosted.ts';

const azurite = azuriteOfFile();
const hostJson = { extensions: { queues: { maxPollingInterval: '00:00:01', visibilityTimeout: '00:00:00' } } };

let host: Hosted | undefined;
afterEach(async () => {
  await host?.close();
  host = undefined;
  delete process.env.TestStorage;
});

function logged(part: string): number {
  return host?.lines.filter(({ text }) => text.includes(part)).length ?? 0;
}

test('A timer runs by its schedule, beside the functions that are called', async () => {
  host = await startHosted('./backgroundApp.js');
  expect(await (await fetch(`${host.origin}/api/alive`)).text()).toBe('alive');
  await until(() => logged('timer false everySecond') >= 2);
});

withAzurite(`A queue is consumed: what fails five times lies in the poison queue${ifAzurite}`, async () => {
  process.env.TestStorage = azurite().connectionString;
  const state = openState(systemTime, { connectionString: secret(azurite().connectionString) });
  const queue = state.queue('storerelayevents');
  await queue.send({ id: '12345678901234567890', kind: 'good' });
  await queue.send({ id: '2', kind: 'bad' });
  host = await startHosted('./backgroundApp.js', { hostJson });
  await until(async () => (await state.queue('storerelayevents-poison').count()) === 1);
  await until(() => logged('queue good 12345678901234567890 1') === 1);
  expect([1, 2, 3, 4, 5, 6].map((tries) => logged(`queue bad 2 ${tries}`))).toEqual([1, 1, 1, 1, 1, 0]);
  await until(async () => (await queue.count()) === 0);
  const [poisoned] = await state.queue('storerelayevents-poison').receive(1, 60_000);
  expect(poisoned?.message).toEqual({ id: '2', kind: 'bad' });
});
