// Subscriptions and events in Azure Storage: shared by instances, kept when one dies, and sealed.
import { createHmac } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { secret } from '../../../functions/core/secret.ts';
import { systemTime } from '../../../functions/core/time.ts';
import { consumeBatch, poisonNameOf, queueRules } from '../../../functions/state/consume.ts';
import { openState } from '../../../functions/state/openState.ts';
import { until } from '../../scripts/local-host/hosted.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { openEventSession, openInstance } from './eventSession.ts';

const azurite = azuriteOfFile();
const stateKey = 'k'.repeat(44);
function settings() {
  return { RELAY__STATE: 'storage', AzureWebJobsStorage: azurite().connectionString };
}

withAzurite(`An event that an instance took before it died reaches the flow by another${ifAzurite}`, async () => {
  const session = await openEventSession({ ...settings(), RELAY__STATE_KEY: stateKey });
  const app = await session.appIn('REJECTED');
  // it dies before it delivers at once
  const { events } = session.instance.relay.dependencies.services;
  Object.assign(events, { begin: events.queue.send });
  expect((await session.subscribe(app, '/flow?sig=very-secret')).status).toBe(201);
  await session.cause(app);
  await until(() =>
    session.instance.lines.some(({ operation, status }) => operation === 'ReceiveAppStoreEvent' && status === 200),
  );
  // it dies: nothing consumes its queue
  await session.instance.close();
  expect(session.callback.calls).toEqual([]);
  const second = await openInstance(session.settings, session.time);
  const state = openState(systemTime, { connectionString: secret(azurite().connectionString) });
  const name = 'storerelayevents';
  await consumeBatch(state.queue(name), state.queue(poisonNameOf(name)), queueRules, (each) =>
    second.relay.consume(name, each, { log: () => undefined, audit: () => undefined }),
  );
  expect(session.callback.calls).toMatchObject([{ item: { appId: app, newState: 'DEVELOPER_REJECTED' } }]);
  const options = { allowInsecureConnection: true };
  for (const table of ['storerelaywebhooks', 'storerelayevents']) {
    const kept = [];
    for await (const each of TableClient.fromConnectionString(
      azurite().connectionString,
      table,
      options,
    ).listEntities())
      kept.push(JSON.stringify(each));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.join()).not.toMatch(/very-secret|DEVELOPER_REJECTED|callback/);
  }
  await second.close();
  await session.close();
});

withAzurite(
  `A webhook that was changed by hand verifies nothing, and is mended by the next subscription${ifAzurite}`,
  async () => {
    const session = await openEventSession({ ...settings(), RELAY__STATE_KEY: stateKey });
    const app = await session.appIn('REJECTED');
    await session.subscribe(app, '/flow');
    const { webhooks } = session.instance.relay.dependencies.services.events;
    const client = TableClient.fromConnectionString(azurite().connectionString, 'storerelaywebhooks', {
      allowInsecureConnection: true,
    });
    const [hook] = await session.webhooksOf(app);
    const id = new URL(hook.attributes.url).pathname.split('/').at(-1) ?? '';
    const send = async () =>
      (
        await fetch(hook.attributes.url, {
          method: 'POST',
          body: '{}',
          headers: { 'x-apple-signature': 'hmacsha256=00' },
        })
      ).status;
    for await (const entity of client.listEntities<Record<string, unknown>>()) {
      if (entity.partitionKey !== 'webhook' || entity.rowKey !== id) continue;
      const texts = Object.entries(entity).filter(([, value]) => String(value).includes('sealed'));
      expect(texts).toHaveLength(1);
      const other = (_: string, name: string, first: string) => `${name}${first === 'A' ? 'B' : 'A'}`;
      const changed = texts.map(([name, value]) => [name, String(value).replace(/("sealed":")(.)/, other)]);
      await client.updateEntity({ ...entity, ...Object.fromEntries(changed) } as never, 'Replace', { etag: '*' });
    }
    expect((await webhooks.read({ partition: 'webhook', key: id }))?.value).toEqual({});
    expect(await send()).toBe(401);
    expect((await session.subscribe(app, '/again')).status).toBe(201);
    expect(await session.webhooksOf(app)).toHaveLength(1);
    // the ID is of this test alone: another test of this file has sent the first event of the sandbox
    const written = session.sandbox.seen.findLast(
      ({ method, url }) => method === 'PATCH' && /^\/v1\/webhooks/.test(url),
    );
    const { secret: newest } = JSON.parse(written?.body ?? '{}').data.attributes;
    const body = JSON.stringify({ data: { type: 'buildUploadStateUpdated', id: 'after-mending', attributes: {} } });
    const signature = `hmacsha256=${createHmac('sha256', newest).update(body).digest('hex')}`;
    const headers = { 'x-apple-signature': signature };
    expect((await fetch(hook.attributes.url, { method: 'POST', body, headers })).status).toBe(200);
    await until(() => session.callback.calls.some(({ path }) => path === '/again'));
    await session.close();
  },
);

withAzurite(`Without a key nothing is subscribed, and the answer names the setting${ifAzurite}`, async () => {
  const session = await openEventSession(settings());
  const { status, json } = await session.subscribe(await session.appIn('REJECTED'), '/flow');
  expect([status, json.error.code]).toEqual([503, 'not_configured']);
  expect(json.error.message).toContain('RELAY__STATE_KEY');
  await session.close();
});
