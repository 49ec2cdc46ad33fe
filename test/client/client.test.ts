// The TypeScript client against a relay over HTTP, in front of the simulated stores.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { createClient, type RelayClient, RelayError, withPlan } from '../../client/index.ts';
import { catalog } from '../../connector/catalog.ts';
import { isCallable } from '../../connector/emit/callable.ts';
import { png } from '../functions/recipes/apple-pictures.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { type JobSession, openJobSession } from '../support/jobSession.ts';
import { sourceRoot } from '../support/sources.ts';

let session: JobSession;
let relay: RelayClient;

/** The genuine fetch; what the relay asks to wait before it is asked again is shortened. */
const hasty: typeof fetch = async (...asked) => {
  const answered = await fetch(...asked);
  const headers = new Headers(answered.headers);
  if (headers.has('retry-after')) headers.set('retry-after', '0');
  return new Response(answered.status === 204 ? null : answered.body, { status: answered.status, headers });
};

beforeAll(async () => {
  session = await openJobSession();
  relay = createClient({ url: session.first.origin, key: 'one', fetch: hasty });
});
afterAll(() => session?.close());

describe('What is generated', () => {
  test('has a function for each operation that a program can call', () => {
    const ids = catalog.filter(isCallable).map(({ id }) => id.charAt(0).toLowerCase() + id.slice(1));
    expect(Object.keys(relay)).toEqual(ids);
    expect(ids.length).toBeGreaterThan(150);
  });

  test('is under 12 KB, compressed', async () => {
    const { outputFiles } = await build({
      absWorkingDir: sourceRoot,
      entryPoints: ['client/index.ts'],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    });
    const size = gzipSync(outputFiles[0]?.contents ?? '').length;
    expect(size).toBeGreaterThan(2_000);
    expect(size).toBeLessThan(12 * 1024);
  });

  test('compiles for browsers, without the types of Node.js', () => {
    const compiler = join(sourceRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    expect(execFileSync(process.execPath, [compiler, '-p', join(sourceRoot, 'client'), '--noEmit']).toString()).toBe(
      '',
    );
  });
});

describe('A list', () => {
  test('is its first page when it is awaited', async () => {
    const page = await relay.listApps({ limit: 3, sort: 'name' });
    expect(page.data).toHaveLength(3);
  });

  test('is every item once when it is iterated over', async () => {
    const ids: (string | undefined)[] = [];
    for await (const app of relay.listApps({ limit: 7 })) ids.push(app.id);
    const { data = [] } = await relay.listApps({ limit: 200 });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(7);
    expect([...ids].sort()).toEqual(data.map(({ id }) => id).sort());
  });

  test('is page after page', async () => {
    const lengths: number[] = [];
    for await (const { data = [] } of relay.listApps({ limit: 7 }).pages()) lengths.push(data.length);
    expect(lengths.length).toBeGreaterThan(1);
    expect(new Set(lengths.slice(0, -1))).toEqual(new Set([7]));
  });

  test('ends where it is left', async () => {
    const before = session.sandbox.seen.length;
    for await (const _ of relay.listApps({ limit: 2 })) break;
    expect(session.sandbox.seen.length - before).toBe(1);
  });

  test.each([
    ['numbered pages', () => relay.listGalaxyReviews({ contentId: session.galaxyApp })],
    ['pages by total', () => relay.listItems({ packageName: 'com.example.tidewater', page: 1, size: 2 })],
  ])('of the Galaxy Store has %s', async (_, read) => {
    const items: unknown[] = [];
    for await (const item of read()) items.push(item);
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(items.length);
  });
});

test('Inputs go where they belong: path, query, body', async () => {
  const { data } = await relay.readApp({ id: session.build.appId, 'fields[apps]': ['name', 'bundleId'] } as never);
  expect(data?.attributes?.name).toBe('Sparrow Ledger');
  const { data: reviews = [] } = await relay.listReviews({ id: session.build.appId, limit: 1 });
  const [review] = reviews;
  const reply = await relay.replyToReview({ reviewId: review?.id ?? '', responseBody: 'Thank you, it is mended.' });
  expect(reply.data?.attributes?.responseBody).toBe('Thank you, it is mended.');
});

test('A write carries an idempotency key, and the same key changes nothing again', async () => {
  const { data: reviews = [] } = await relay.listReviews({ id: session.build.appId, limit: 2 });
  const input = { reviewId: reviews[1]?.id ?? '', responseBody: 'Once.' };
  const before = session.writes().length;
  const first = await relay.replyToReview(input, { idempotencyKey: 'reply-to-the-second' });
  const again = await relay.replyToReview(input, { idempotencyKey: 'reply-to-the-second' });
  expect(again).toEqual(first);
  expect(session.writes().length - before).toBe(1);
});

test('A report is rows, or CSV as a text', async () => {
  const table = await relay.getSalesReport({ vendorNumber: '80012345' });
  const csv = await relay.getSalesReport({ vendorNumber: '80012345', format: 'csv' });
  expect(table.rows.length).toBeGreaterThan(0);
  expect(csv.split(/\r?\n/)[0]).toContain(table.columns[0]?.key);
});

test('A job is awaited to its result', async () => {
  const jobs: string[] = [];
  const onJob = (id: string): void => void jobs.push(id);
  const result = await relay.uploadBuild({ ...session.build, platform: 'IOS', wait: false }, { onJob });
  expect(result).toMatchObject({ state: 'COMPLETE', fileSize: 12_000_000 });
  expect(jobs).toHaveLength(1);
  expect(await relay.readJob({ id: jobs[0] ?? '' })).toMatchObject({ operation: 'UploadBuild' });
}, 120_000);

describe('A plan', () => {
  const inputs = { appId: '6470107922', otherwise: 'Planned, and then applied.' };
  const changes = (): number => session.sandbox.seen.filter(({ method }) => method !== 'GET').length;
  const stateIn = (steps: readonly { readonly state: string }[]) => new Set(steps.map(({ state }) => state));

  test('is applied once somebody says yes', async () => {
    const before = changes();
    let shown: Set<string> | undefined;
    const applied = await withPlan(relay.setWhatsNew, inputs, ({ steps }) => {
      shown = stateIn(steps);
      expect(changes()).toBe(before);
      return true;
    });
    expect(shown).toEqual(new Set(['done', 'planned']));
    expect(stateIn(applied?.steps ?? [])).toEqual(new Set(['done']));
    expect(changes()).toBeGreaterThan(before);
  });

  test('is not applied after a no', async () => {
    const before = changes();
    const otherwise = 'Never to be seen.';
    expect(await withPlan(relay.setWhatsNew, { ...inputs, otherwise }, async () => false)).toBeUndefined();
    expect(changes()).toBe(before);
  });

  test('without an ID is not applied, whatever the answer is', async () => {
    const calls: object[] = [];
    const call = async (given: { dryRun?: boolean | undefined; planId?: string | undefined }) => {
      calls.push(given);
      return { planId: undefined };
    };
    await expect(withPlan(call, {}, () => true)).rejects.toMatchObject({
      code: 'plan_not_kept',
      message: expect.stringContaining('nothing was changed'),
    });
    expect(calls).toEqual([{ dryRun: true, planId: undefined }]);
  });
});

test('A file is the whole body', async () => {
  const inputs = {
    appId: session.build.appId,
    platform: 'IOS',
    locale: 'en-US',
    displayType: 'APP_IPHONE_67',
  } as const;
  const dryRun = await relay.uploadScreenshot({
    ...inputs,
    fileName: 'first.png',
    dryRun: true,
    body: new Uint8Array(png()),
  });
  expect(dryRun.planId).toEqual(expect.any(String));
});

test('What fails is one error, with the code, the details and the correlation ID', async () => {
  const refused = await relay.readApp({ id: '404' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RelayError);
  expect(refused).toMatchObject({ code: 'store_refused', status: 404, operation: 'ReadApp' });
  expect((refused as RelayError).correlationId).toMatch(/^[\w-]{8,}$/);
  expect((refused as RelayError).details.length).toBeGreaterThan(0);
  const invalid = await relay.listApps({ limit: 0 }).then(undefined, (error: unknown) => error);
  expect(invalid).toMatchObject({ code: 'invalid_request', status: 400 });
});

describe('Before the local host, as npm start runs it', () => {
  let host: EntryPoint;
  beforeAll(async () => {
    host = await openLocalHost(session.sandbox.settings);
  });
  afterAll(() => host?.close());

  test('the key is sent', async () => {
    const { accounts } = await createClient({ url: `${host.origin}`, key: TEST_FUNCTION_KEY }).listAccounts();
    expect(accounts.length).toBeGreaterThan(0);
  });

  test('a wrong one is an error of the host', async () => {
    const refused = await createClient({ url: `${host.origin}`, key: 'wrong' })
      .listAccounts()
      .catch((error) => error);
    expect(refused).toMatchObject({ code: 'host_error', status: 401, operation: 'ListAccounts' });
  });
});
