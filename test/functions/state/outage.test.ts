// Azure Storage that is stopped and started again in the middle of events and of a job: nothing is lost, nothing is made twice.
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secret } from '../../../functions/core/secret.ts';
import { systemTime } from '../../../functions/core/time.ts';
import { consumeBatch, poisonNameOf, queueRules } from '../../../functions/state/consume.ts';
import { openState } from '../../../functions/state/openState.ts';
import { type Azurite, startAzurite } from '../../../scripts/azurite/azurite.ts';
import { until } from '../../scripts/local-host/hosted.ts';
import { ifAzurite, withAzurite } from '../../support/azurite.ts';
import { openJobSession } from '../../support/jobSession.ts';
import { type EventSession, openEventSession } from '../webhooks/eventSession.ts';

const MINUTES = 60_000;
const silent = { log: () => undefined, audit: () => undefined };

let folder: string;
let azurite: Azurite;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-relay-outage-'));
  azurite = await startAzurite({ report: () => undefined, folder });
}, 90_000);
afterEach(async () => {
  await azurite.close();
  await rm(folder, { recursive: true, force: true });
});

const settings = () => ({
  RELAY__STATE: 'storage',
  AzureWebJobsStorage: azurite.connectionString,
  RELAY__STATE_KEY: 'k'.repeat(44),
});

const stop = () => azurite.close();
async function startAgain(): Promise<void> {
  azurite = await startAzurite({ report: () => undefined, folder, again: azurite });
}

/** Sends a signed event; the status of the answer. */
async function send(session: EventSession, id: string): Promise<number> {
  const written = session.sandbox.seen.findLast(({ method, url }) => method === 'POST' && url === '/v1/webhooks');
  const attributes = JSON.parse(written?.body ?? '{}').data.attributes;
  const body = JSON.stringify({ data: { type: 'buildUploadStateUpdated', id, version: 1, attributes: {} } });
  const signature = `hmacsha256=${createHmac('sha256', attributes.secret).update(body).digest('hex')}`;
  const headers = { 'x-apple-signature': signature };
  return (await fetch(attributes.url, { method: 'POST', body, headers })).status;
}

/** Works through what the queue has, as the host does, and sees it again after two seconds if the work fails. */
async function consume(session: EventSession): Promise<number> {
  const state = openState(systemTime, { connectionString: secret(azurite.connectionString) });
  const name = 'storerelayevents';
  const rules = { ...queueRules, lease: 2_000, visibilityTimeout: 0 };
  return consumeBatch(state.queue(name), state.queue(poisonNameOf(name)), rules, (each) =>
    session.instance.relay.consume(name, each, silent),
  );
}

withAzurite(
  `Events before, amid and after an outage reach the flow, each applied once by its ID${ifAzurite}`,
  async () => {
    const session = await openEventSession(settings());
    const ids = () => session.callback.calls.map(({ item }) => item.eventId);
    expect((await session.subscribe(await session.appIn('REJECTED'), '/flow')).status).toBe(201);
    expect(await send(session, 'before')).toBe(200);
    await until(() => ids().includes('before'));

    // the message of this one is only in the queue when the storage stops in the middle of its delivery
    const { events } = session.instance.relay.dependencies.services;
    const { begin } = events;
    Object.assign(events, { begin: events.queue.send });
    session.callback.answers.set('/flow', { status: 202, hangs: true });
    expect(await send(session, 'amid')).toBe(200);
    const consumed = consume(session).catch(() => 'cut off');
    await until(() => ids().includes('amid'));
    await stop();
    expect(await send(session, 'during')).toBeGreaterThanOrEqual(500);
    session.callback.answers.clear();
    session.callback.release();
    expect(await consumed).toBe('cut off');

    await startAgain();
    Object.assign(events, { begin });
    await until(async () => (await consume(session)) > 0);
    // a store sends again what was not accepted, and what it believes was not
    for (const id of ['during', 'before', 'amid']) expect(await send(session, id)).toBe(200);
    await until(() => ids().includes('during'));
    expect(new Set(ids())).toEqual(new Set(['before', 'amid', 'during']));
    expect(ids().filter((id) => id === 'before')).toHaveLength(1);
    expect(ids().filter((id) => id === 'during')).toHaveLength(1);
    await session.close();
  },
  180_000,
);

withAzurite(
  `A job goes on after an outage from its last finished step, and makes no step twice${ifAzurite}`,
  async () => {
    const session = await openJobSession({ settings: settings() });
    const second = await session.openRelay();
    session.file.before = async (request) => {
      if (request.headers.range !== 'bytes=5242880-10485759') return false;
      session.file.before = () => false;
      await stop();
      return false;
    };
    const answered = await session.upload();
    expect(answered.status).toBe(202);
    await startAgain();
    session.clock.now += 10 * MINUTES;
    const job = new URL(answered.headers.get('location') ?? '').pathname.split('/').at(-2) ?? '';
    for (let tries = 2; tries < 5; tries += 1)
      await second.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries }, silent);
    const ended = await session.follow(answered.headers.get('location') ?? '');
    expect([ended.status, ended.json.state]).toEqual([200, 'COMPLETE']);
    for (const kind of ['POST /v1/buildUploads', 'POST /v1/buildUploadFiles'])
      expect(session.writes().filter((each) => each === kind)).toHaveLength(1);
    // the part whose end could not be kept may come once more, and no other
    expect(session.writes().filter((each) => each.startsWith('PUT')).length).toBeLessThanOrEqual(4);
    await session.close();
  },
  180_000,
);
