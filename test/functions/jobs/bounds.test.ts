// How many jobs a caller may have, how long each is kept, and which of many are listed.

import { secret } from '../../../functions/core/secret.ts';
import { type JobRecord, newJobId } from '../../../functions/jobs/jobRecord.ts';
import { openJobStore } from '../../../functions/jobs/jobStore.ts';
import { openState } from '../../../functions/state/openState.ts';
import { createSealer } from '../../../functions/state/sealing.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';
import { openStorageProxy, type StorageProxy } from '../../support/storageProxy.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const KEY = 'k'.repeat(40);
const OWNER = 22;
const DAY = 86_400_000;

/** A relay whose jobs nobody works on, and the table of its jobs. */
async function withTable(proxy?: StorageProxy) {
  const { connectionString } = proxy ?? azurite();
  const settings = { RELAY__STATE: 'storage', AzureWebJobsStorage: connectionString, RELAY__STATE_KEY: KEY };
  const session = await open(openJobSession({ settings }));
  const { clock } = session;
  const state = openState(
    { now: () => clock.now, elapsed: () => performance.now() },
    { connectionString: secret(connectionString) },
  );
  const store = openJobStore(state, createSealer([secret(KEY)]), () => clock.now)();
  const key = `caller ${Math.random()}`;
  const start = () => session.upload({}, '?wait=false', { key });
  const { jobId } = (await start()).json;
  const found = await store.read(jobId);
  if (!found) throw new Error('The job is not in the table');
  const owner = jobId.slice(0, OWNER);
  /** So many more jobs of the same caller, `change` being given the number of each. */
  const add = async (count: number, change: (at: number) => Partial<JobRecord>) => {
    for (let at = 0; at < count; at += 25)
      await Promise.all(
        Array.from({ length: Math.min(25, count - at) }, (_, each) =>
          store.insert(newJobId(owner), { ...found.record, ...change(at + each) }),
        ),
      );
    const open = change(0).state === undefined ? count : 0;
    await store.counts.change(owner, { open, kept: count, created: clock.now });
  };
  /** Starts of the same caller at the same moment, at this relay and at another one: the number of each code. */
  const startMany = async (here: number, there: number): Promise<Record<string, number>> => {
    const other = await session.openRelay();
    const body = session.build;
    const startThere = () => other.call('POST', '/api/apple/recipes/uploadBuild?wait=false', { body, key });
    const answers = await Promise.all([
      ...Array.from({ length: here }, start),
      ...Array.from({ length: there }, startThere),
    ]);
    const codes = answers.map(({ status, json }) => json.error?.code ?? String(status));
    return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((each) => each === code).length]));
  };
  const counted = async () => (await store.counts.read(owner))?.count;
  const list = async () => (await session.first.call('GET', '/api/jobs', { key })).json.jobs;
  return { session, store, clock, key, start, startMany, counted, add, list, jobId };
}

withAzurite(
  `A caller has at most 100 jobs that have not ended; others are not concerned${ifAzurite}`,
  async () => {
    const { session, clock, start, add } = await withTable();
    await add(98, () => ({}));
    expect((await start()).status).toBe(202);
    const refused = await start();
    expect([refused.status, refused.json.error]).toMatchObject([
      409,
      { code: 'limit_reached', message: expect.stringMatching(/^A caller has at most 100 jobs .* cancel some/) },
    ]);
    expect((await session.upload({}, '?wait=false', { key: 'another' })).status).toBe(202);
    clock.now += DAY / 12; // interrupted, which has ended
    expect((await start()).status).toBe(202);
  },
  60_000,
);

withAzurite(
  `A caller has at most 1,000 jobs that are kept; the newest are listed, wherever they are in the table${ifAzurite}`,
  async () => {
    const { clock, start, add, list } = await withTable();
    const { now } = clock;
    await add(998, () => ({ state: 'succeeded' }));
    expect((await start()).status).toBe(202);
    const refused = await start();
    expect([refused.status, refused.json.error]).toMatchObject([
      409,
      { code: 'limit_reached', message: expect.stringContaining(new Date(now + 7 * DAY).toISOString()) },
    ]);
    await add(150, (at) => ({ state: 'succeeded', created: now + 1_000 * (at + 1) }));
    const newest = Array.from({ length: 100 }, (_, at) => new Date(now + 1_000 * (150 - at)).toISOString());
    expect((await list()).map(({ createdAt }: { createdAt: string }) => createdAt)).toEqual(newest);
  },
  120_000,
);

withAzurite(
  `A start reads no other job: two operations of the count, and one of the job, however many there are${ifAzurite}`,
  async () => {
    const proxy = await open(openStorageProxy(azurite()));
    const { start, add } = await withTable(proxy);
    const operations = async (): Promise<number> => {
      const before = proxy.operations();
      expect((await start()).status).toBe(202);
      return proxy.operations() - before;
    };
    expect(await operations()).toBe(3);
    await add(300, () => ({ state: 'succeeded' }));
    expect(await operations()).toBe(3);
  },
  60_000,
);

withAzurite(
  `A count that was lost is made again from the jobs${ifAzurite}`,
  async () => {
    const { store, jobId, start, add, clock } = await withTable();
    await add(98, () => ({}));
    const owner = jobId.slice(0, OWNER);
    const lost = { open: 0, days: {}, counted: 0 };
    expect(await store.counts.write(owner, lost, await store.counts.read(owner))).toBe(true);
    expect((await start()).status).toBe(202);
    expect((await start()).json.error.code).toBe('limit_reached');
    clock.now += DAY / 12;
    expect((await start()).status).toBe(202);
  },
  60_000,
);

withAzurite(
  `Each of 60 starts at the same moment is counted, also those of another instance${ifAzurite}`,
  async () => {
    const { startMany, counted, clock } = await withTable();
    expect(await startMany(50, 10)).toEqual({ 202: 60 });
    const day = String(Math.floor(clock.now / DAY));
    expect(await counted()).toMatchObject({ open: 61, days: { [day]: 61 } });
  },
  60_000,
);

withAzurite(
  `Starts at the same moment keep to the maximum; another instance may add one more${ifAzurite}`,
  async () => {
    const { startMany, add } = await withTable();
    await add(89, () => ({}));
    const { 202: accepted = 0, limit_reached: refused = 0, ...others } = await startMany(30, 10);
    expect(others).toEqual({});
    expect([10, 11]).toContain(accepted);
    expect(refused).toBe(40 - accepted);
  },
  60_000,
);

test('What has ended is not counted as open', async () => {
  const session = await open(openJobSession());
  for (let jobs = 0; jobs < 102; jobs += 1) {
    const address = `/api/apple/reports/analyticsFiles?app=1&reportName=None`;
    const { json } = await session.first.call('GET', address);
    expect(json.error.code).not.toBe('limit_reached');
  }
});

test('A job that failed before its first step is kept for an hour, and any other for seven days', async () => {
  const session = await open(openJobSession());
  const address = '/api/apple/reports/analyticsFiles?app=1&reportName=None&wait=false';
  const started = await session.first.call('GET', address);
  const failed = await session.follow(started.headers.get('location') ?? '');
  expect(failed.status).toBeGreaterThanOrEqual(400);
  await session.upload();
  const { json } = await session.first.call('GET', '/api/jobs');
  const kept = json.jobs.map(({ state, createdAt, updatedAt, expiresAt }: Record<string, string>) => [
    state,
    Date.parse(expiresAt ?? '') - Date.parse((state === 'failed' ? updatedAt : createdAt) ?? ''),
  ]);
  expect(kept).toHaveLength(2);
  expect(kept).toEqual(
    expect.arrayContaining([
      ['failed', 3_600_000],
      ['succeeded', 7 * DAY],
    ]),
  );
});
