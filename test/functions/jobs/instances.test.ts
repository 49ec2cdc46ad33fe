// Jobs over Azure Storage: another instance goes on where one has stopped, and what is kept is sealed.
import { TableClient } from '@azure/data-tables';
import { catalog } from '../../../connector/catalog.ts';
import { createRelay } from '../../../functions/composition.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost } from '../../support/entryPoints.ts';
import { openJobSession } from '../../support/jobSession.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const LEASE_AND_MORE = 600_000;

function stored(): Record<string, string> {
  return { RELAY__STATE: 'storage', AzureWebJobsStorage: azurite().connectionString, RELAY__STATE_KEY: 'k'.repeat(40) };
}

function parts(writes: readonly string[]): number {
  return writes.filter((each) => each.startsWith('PUT')).length;
}

interface ListedJob {
  readonly jobId: string;
  readonly state: string;
}

/** The list also has the jobs of other tests of this file. */
function runningIn({ jobs }: { jobs: readonly ListedJob[] }): string {
  return jobs.find(({ state }) => state === 'running')?.jobId ?? '';
}

function ignore(): void {
  undefined;
}

const quiet = { log: ignore, audit: ignore };

withAzurite(
  `An instance that hangs is replaced after its lease: each other part is sent once${ifAzurite}`,
  async () => {
    const session = await open(openJobSession({ settings: stored() }));
    const second = await session.openRelay();
    let release = ignore;
    const isReached = new Promise<void>((reached) => {
      session.file.before = async (request) => {
        if (request.headers.range !== 'bytes=5242880-10485759') return false;
        session.file.before = () => false;
        reached();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return false;
      };
    });
    const hanging = session.upload();
    await isReached;
    session.clock.now += LEASE_AND_MORE;
    const { json: list } = await second.call('GET', '/api/jobs');
    const job = runningIn(list);
    await second.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries: 2 }, quiet);
    release();
    const answered = await hanging;
    expect(answered.status).toBe(202);
    // its own part 2 may have arrived as well, and parts 1 and 3 have not twice
    expect(parts(session.writes())).toBeLessThanOrEqual(4);
    for (const kind of ['POST /v1/buildUploads', 'POST /v1/buildUploadFiles'])
      expect(session.writes().filter((each) => each === kind)).toHaveLength(1);
    await second.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries: 3 }, quiet);
    const ended = await session.follow(answered.headers.get('location') ?? '');
    expect([ended.status, ended.json.state]).toEqual([200, 'COMPLETE']);
  },
  60_000,
);

withAzurite(
  `A job of a process that was killed is finished by another, without a step made twice${ifAzurite}`,
  async () => {
    let ahead = 0;
    const now = (): number => Date.now() + ahead;
    const sandbox = await open(startSandbox({ now }));
    const settings = { ...sandbox.settings, RELAY__ALLOW: '*', ...stored() };
    const host = await openLocalHost(settings);
    const apps = await host.call('/api/apple/v1/apps?filter[name]=Sparrow%20Ledger');
    const fileUrl = `${sandbox.origins.apple.api}/storage/samples/12000000/Sparrow.ipa`;
    const body = JSON.stringify({ appId: apps.json.data[0].id, fileUrl, versionString: '9.1', buildNumber: '901' });
    sandbox.fail({ store: 'apple', kind: 'hang', method: 'PATCH', path: '/v1/buildUploadFiles' });
    const headers = { 'content-type': 'application/json' };
    const started = await host.call('/api/apple/recipes/uploadBuild?wait=false', { method: 'POST', headers, body });
    expect(started.status).toBe(202);
    while (!sandbox.seen.some(({ method }) => method === 'PATCH'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await host.kill();
    ahead = LEASE_AND_MORE;
    const pollDelay = (): number => {
      ahead += 240_000;
      return 1;
    };
    const relay = await open(createRelay(readConfig(settings), catalog, { now, pollDelay }));
    const work = { id: 'message', message: { job: started.json.jobId }, tries: 2 };
    for (let slices = 0; slices < 5; slices += 1) await relay.consume('storerelayjobs', work, quiet);
    const writes = sandbox.seen.filter(({ method }) => method !== 'GET').map(({ method }) => method);
    expect(writes).toEqual(['POST', 'POST', 'PUT', 'PUT', 'PUT', 'PATCH', 'PATCH']);
    const again = await open(openLocalHost(settings));
    const ended = await again.call(`/api/jobs/${started.json.jobId}/result`);
    expect([ended.status, ended.json.state]).toEqual([200, 'COMPLETE']);
  },
  120_000,
);

describe('A Galaxy Store update whose instance hangs', () => {
  async function hangingAt(path: string) {
    const session = await open(openJobSession({ size: 100_000, settings: stored() }));
    const second = await session.openRelay();
    session.sandbox.fail({ store: 'samsung', kind: 'hang', path });
    const started = session.update().catch(ignore);
    while (!session.sandbox.seen.some(({ url }) => url.startsWith(path)))
      await new Promise((resolve) => setTimeout(resolve, 10));
    session.clock.now += LEASE_AND_MORE;
    const { json } = await second.call('GET', '/api/jobs');
    const job = runningIn(json);
    await second.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries: 2 }, quiet);
    const ended = await second.call('GET', `/api/jobs/${job}/result`);
    await session.first.close();
    await started;
    return { ended, writes: session.writes() };
  }

  withAzurite(`in the upload is finished by another${ifAzurite}`, async () => {
    const { ended } = await hangingAt('/galaxyapi/fileUpload');
    expect([ended.status, ended.json.binarySeq]).toEqual([200, '2']);
  });

  withAzurite(`in the changes after it is not repeated, and says where to look${ifAzurite}`, async () => {
    const { ended, writes } = await hangingAt('/seller/contentUpdate');
    expect([ended.status, ended.json.error.code]).toEqual([409, 'outcome_unknown']);
    expect(writes.filter((each) => /contentUpdate/.test(each))).toHaveLength(1);
  });
});

withAzurite(`What is kept of a job is sealed${ifAzurite}`, async () => {
  const session = await open(openJobSession({ settings: stored() }));
  const { status } = await session.upload({}, '?wait=false');
  expect(status).toBe(202);
  const client = TableClient.fromConnectionString(azurite().connectionString, 'storerelayjobs', {
    allowInsecureConnection: true,
  });
  const texts: string[] = [];
  for await (const entity of client.listEntities()) texts.push(JSON.stringify(entity));
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((each) => /sig=|Sparrow|UploadBuild/.test(each))).toEqual([]);
});

withAzurite(`Without a key to seal with there are no jobs, and nothing is sent${ifAzurite}`, async () => {
  const { RELAY__STATE_KEY: _, ...settings } = stored();
  const session = await open(openJobSession({ settings }));
  const { status, json } = await session.upload();
  expect([status, json.error.message]).toEqual([503, expect.stringMatching(/RELAY__STATE_KEY/)]);
  expect([session.files.asked, session.writes()]).toEqual([[], []]);
});

withAzurite(`A message for a job that has ended, or that never was, is dropped${ifAzurite}`, async () => {
  const session = await open(openJobSession({ settings: stored() }));
  await session.upload();
  const before = session.writes().length;
  const { json } = await session.first.call('GET', '/api/jobs');
  const ended = json.jobs.find(({ state }: ListedJob) => state === 'succeeded');
  for (const job of [ended.jobId, 'A'.repeat(44), 'nothing', ''])
    await session.first.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries: 1 }, quiet);
  expect(session.writes()).toHaveLength(before);
});
