// The package in the genuine Functions worker: what Azure's host receives from a queue reaches the relay, its flows and its jobs.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secret } from '../../../functions/core/secret.ts';
import { systemTime } from '../../../functions/core/time.ts';
import { asciiJson } from '../../../functions/state/asciiText.ts';
import { consumeBatch, poisonNameOf, queueRules } from '../../../functions/state/consume.ts';
import { openState } from '../../../functions/state/openState.ts';
import { type QueueName, queueFunctionNames } from '../../../functions/state/state.ts';
import { findWorker } from '../../../scripts/functions-worker/install.ts';
import { writeFiles } from '../../../scripts/package/files.ts';
import { until } from '../../scripts/local-host/hosted.ts';
import { azuriteOfFile, ifAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openWorkerHost, type WorkerHost } from '../../support/workerHost.ts';
import { openEventSession } from '../webhooks/eventSession.ts';

const azurite = azuriteOfFile();
const open = closeLater();

const [major = 0] = process.versions.node.split('.').map(Number);
/** Version 3.9.1 of the worker refuses later versions of Node.js. */
const worker = major <= 22 && ifAzurite === '' ? await findWorker() : undefined;
const withWorker = worker === undefined ? test.skip : test;
const ifWorker = worker === undefined ? ' (skipped: npm run worker builds the worker, for Node.js 20 and 22)' : '';

let folder = '';
beforeAll(async () => {
  if (worker === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  await writeFiles(folder);
}, 60_000);
afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

/** A relay that takes calls, and the package in the worker; both have the same stores and the same storage. */
async function openBoth(more: Readonly<Record<string, string>> = {}) {
  const settings = {
    RELAY__STATE: 'storage',
    AzureWebJobsStorage: azurite().connectionString,
    RELAY__STATE_KEY: 'k'.repeat(44),
  };
  const session = await open(openEventSession(settings));
  const given = Object.entries(session.settings).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const host = await open(openWorkerHost(worker ?? '', folder, { ...Object.fromEntries(given), ...more }));
  const state = openState(systemTime, { connectionString: secret(azurite().connectionString) });
  /** Does with the messages of a queue what Azure's host does. */
  const consume = (name: QueueName) =>
    consumeBatch(state.queue(name), state.queue(poisonNameOf(name)), queueRules, async ({ id, message, tries }) => {
      const { isDone, exception } = await host.invokeQueue(queueFunctionNames[name], asciiJson(message), id, tries);
      if (!isDone) throw new Error(exception);
    });
  return { session, host, state, consume };
}

/** The line of a queue function in the logs. */
function lineOf({ logs }: WorkerHost, operation: string): Record<string, unknown> | undefined {
  const line = logs.find((each) => each.includes(`"operation":"${operation}"`));
  return line === undefined ? undefined : JSON.parse(line.slice(line.indexOf('{')));
}

withWorker(`The worker finds the functions of the package${ifWorker}`, async () => {
  const { host } = await openBoth();
  expect(host.names).toEqual(expect.arrayContaining(['DeliverEvents', 'RunJobs', 'SweepState', 'ListApps']));
  expect(host.modelVersion).toBe('4.16.5');
  expect(host.capabilities.HttpUri).toMatch(/^http:\/\//);
});

withWorker(`A call is forwarded to the server in the worker${ifWorker}`, async () => {
  const { host } = await openBoth();
  const answered = await host.call('ListApps', '/api/apple/v1/apps?limit=2', { 'x-functions-key': 'one' });
  expect([answered.status, JSON.parse(answered.text).data.length, answered.isDone]).toEqual([200, 2, true]);
  expect(answered.headers.get('content-type')).toMatch(/^application\/json/);
  const refused = await host.call('ListApps', '/api/apple/v1/apps?limit=many');
  expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([400, 'invalid_request']);
});

withWorker(`An event in the queue reaches its flow by the worker${ifWorker}`, async () => {
  const { session, host, consume } = await openBoth();
  const app = await session.appIn('REJECTED');
  const { events } = session.instance.relay.dependencies.services;
  Object.assign(events, { begin: events.queue.send }); // the instance does not deliver it itself
  expect((await session.subscribe(app, '/flow')).status).toBe(201);
  await session.cause(app);
  await until(() => session.instance.lines.some(({ operation }) => operation === 'ReceiveAppStoreEvent'));
  expect(session.callback.calls).toEqual([]);
  expect(await consume('storerelayevents')).toBe(1);
  expect(session.callback.calls).toMatchObject([{ item: { appId: app, newState: 'DEVELOPER_REJECTED' } }]);
  expect(lineOf(host, 'DeliverEvents')).toMatchObject({ operation: 'DeliverEvents', attempts: expect.any(Number) });
});

withWorker(`A job in the queue is run by the worker${ifWorker}`, async () => {
  const { session, consume } = await openBoth();
  const { json: apps } = await session.call('GET', 'apple/v1/apps?filter[name]=Sparrow%20Ledger');
  const appId = apps.data[0].id;
  const started = await session.call('POST', 'apple/recipes/testBuild?wait=false', { appId, groups: ['Team'] });
  expect(started.status).toBe(202);
  expect(await consume('storerelayjobs')).toBe(1);
  const ended = await session.call('GET', started.headers.get('location') ?? '');
  expect([ended.status, ended.json.groups]).toMatchObject([200, [{ name: 'Team' }]]);
});

withWorker(`A message that fails is failed for the host, and its fifth failure ends the job${ifWorker}`, async () => {
  const noQueue = azurite().connectionString.replace(
    /QueueEndpoint=http:\/\/[^/]+/,
    'QueueEndpoint=http://127.0.0.1:1',
  );
  const { session, host } = await openBoth({ AzureWebJobsStorage: noQueue });
  const { json: apps } = await session.call('GET', 'apple/v1/apps?filter[name]=Sparrow%20Ledger');
  const appId = apps.data[0].id;
  const { json: builds } = await session.call('GET', `apple/v1/builds?filter[app]=${appId}&sort=-uploadedDate`);
  const inputs = { appId, groups: ['Team'], buildNumber: builds.data[0].attributes.version }; // it is not processed yet
  const { json } = await session.call('POST', 'apple/recipes/testBuild?wait=false', inputs);
  const states = [];
  for (const tries of [4, 5]) {
    const invoked = await host.invokeQueue('RunJobs', asciiJson({ job: json.jobId }), 'message-1', tries);
    expect(invoked).toEqual({ isDone: false, exception: expect.stringMatching(/storage of the relay/) });
    const read = await session.call('GET', `jobs/${json.jobId}`);
    states.push([read.json.state, read.json.errorCode]);
  }
  expect(states).toEqual([
    ['waiting', undefined],
    ['failed', 'job_interrupted'],
  ]);
});
