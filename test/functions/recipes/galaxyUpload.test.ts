// The file of an update is streamed, from the request or from a URL: it is never buffered, and released if the consumer stops.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { catalog } from '../../../connector/catalog.ts';
import { createRelay } from '../../../functions/composition.ts';
import { createDispatcher } from '../../../functions/dispatch.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import type { LimiterKey } from '../../../functions/transport/concurrencyLimiter.ts';
import type { ExternalFiles } from '../../../functions/transport/externalFiles.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { testCallOf } from '../../support/call.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import { galaxyApps } from '../../support/galaxyRecipeSession.ts';
import { heldMebibytes } from '../../support/heapUsage.ts';

const open = closeLater();
const MIB = 1_048_576;
/** Of a file at an address that the caller gave. */
const asGiven = { host: 'files.example.com', whose: 'caller' } as const;

/** An app file of this size, its hash, and the peak memory while it was read, in MiB. */
function appFile(size: number) {
  const hash = createHash('sha256');
  const seen = { peak: 0, sha256: () => hash.digest('hex') };
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < size; at += 65_536) {
      const piece = Buffer.alloc(Math.min(65_536, size - at), at % 251);
      if (at === 0) piece.write('PK\x03\x04', 'latin1');
      hash.update(piece);
      if (at % (4 * MIB) === 0) seen.peak = Math.max(seen.peak, heldMebibytes());
      yield piece;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return { seen, pieces };
}

async function start(files?: Pick<ExternalFiles, 'ofCaller'>) {
  const sandbox = await open(startSandbox());
  const { dependencies: parts, close } = createRelay(
    readConfig({ ...sandbox.settings, RELAY__ALLOW: '*, anything', RELAY__FILE_HOSTS: 'files.example.com' }),
    catalog,
    {
      pollDelay: () => 1,
    },
  );
  await open({ close });
  const hosts = parts.services.files;
  const services = {
    ...parts.services,
    files: { ...hosts, for: (sender: LimiterKey) => ({ ...hosts.for(sender), ...files }) },
  };
  const forward = createDispatcher({ ...parts, services });
  const operation = catalog.find(({ id }) => id === 'PublishGalaxyUpdate');
  if (!operation) throw new Error('There is no PublishGalaxyUpdate');
  const update = async (query: Readonly<Record<string, string>>, body?: AsyncIterable<Uint8Array>) => {
    const call = testCallOf({ query: { contentId: galaxyApps.tidewater, gms: 'Y', ...query } });
    const answered = await forward(operation, { ...call, ...(body && { body }) });
    const read =
      answered.body instanceof Readable ? await text(answered.body) : Buffer.from(answered.body ?? '').toString();
    return { status: answered.status, json: JSON.parse(read) };
  };
  return { sandbox, update };
}

function arrived({ seen }: Sandbox) {
  return seen.flatMap(({ form = [] }) => form).find(({ name }) => name === 'file');
}

test('A file of 100 MiB streams through, and little of it is in memory at a time', async () => {
  const { sandbox, update } = await start();
  const { seen, pieces } = appFile(100 * MIB);
  const before = heldMebibytes();
  const { status, json } = await update({ fileName: 'tidewater_42.apk' }, pieces());
  expect([status, json.binarySeq]).toEqual([200, '2']);
  expect(arrived(sandbox)).toMatchObject({ size: 100 * MIB, sha256: seen.sha256() });
  expect(seen.peak - before).toBeLessThan(50);
}, 60_000);

test('A file at an address streams through, under the name that it has there', async () => {
  const { seen, pieces } = appFile(3 * MIB);
  const asked: string[] = [];
  const { sandbox, update } = await start({
    ofCaller: async (address) => {
      asked.push(address);
      return { status: 200, headers: {}, body: Readable.from(pieces()), start: Buffer.from(''), ...asGiven };
    },
  });
  const fileUrl = 'https://files.example.com/builds/tidewater-42.aab?sig=a%2Fb';
  const { status, json } = await update({ fileUrl });
  expect([status, json.fileName, asked]).toEqual([200, 'tidewater_42.aab', [fileUrl]]);
  expect(arrived(sandbox)).toMatchObject({ size: 3 * MIB, sha256: seen.sha256() });
});

test('The download of a file from a URL is aborted when Galaxy Store refuses the upload', async () => {
  const body = Readable.from(appFile(3 * MIB).pieces());
  const { sandbox, update } = await start({
    ofCaller: async () => ({ status: 200, headers: {}, body, start: Buffer.from(''), ...asGiven }),
  });
  sandbox.fail({ store: 'samsung', kind: 'status', status: 403, path: '/seller/createUploadSessionId' });
  const { status } = await update({ fileUrl: 'https://files.example.com/tidewater_42.apk' });
  expect([status, body.destroyed]).toEqual([403, true]);
});

test.each([
  ['empty', '', /empty/],
  ['a web page', '<html></html>', /neither an APK nor an AAB/],
])('What is at an address and %s is no file', async (_, content, message) => {
  const { sandbox, update } = await start({
    ofCaller: async () => {
      const bytes = Buffer.from(content);
      return { status: 200, headers: {}, body: bytes, start: bytes, ...asGiven };
    },
  });
  const { status, json } = await update({ fileUrl: 'https://files.example.com/tidewater_42.apk' });
  expect([status, json.error.message]).toEqual([400, expect.stringMatching(message)]);
  expect(sandbox.seen.some(({ url }) => url.startsWith('/seller/create'))).toBe(false);
});

describe('A plan', () => {
  test('looks at the file, and sends nothing', async () => {
    const { sandbox, update } = await start();
    const fileUrl = `${sandbox.origins.apple.api}/storage/samples/100000/tidewater_43.apk`;
    const { status, json } = await update({ fileUrl, dryRun: 'true' });
    expect([status, sandbox.seen.filter(({ method, url }) => method !== 'GET' && !url.startsWith('/auth/'))]).toEqual([
      200,
      [],
    ]);
    expect(json.steps).toContainEqual({ name: 'Look at the file', state: 'done', detail: '100000 bytes.' });
  });

  test.each([
    ['that is not there', '/storage/samples/1/tidewater_43.apk', /its host 127\.0\.0\.1 answered 404/],
    ['that is something else', '/storage/samples/100000/build.pkg', /neither an APK nor an AAB/],
  ])('is refused for a file %s', async (_, path, message) => {
    const { sandbox, update } = await start();
    const fileUrl = `${sandbox.origins.apple.api}${path}`;
    const { status, json } = await update({ fileUrl, fileName: 'tidewater_43.apk', dryRun: 'true' });
    expect([status, json.error.message]).toEqual([400, expect.stringMatching(message)]);
  });

  test.each([
    ['is applied while the file is the same', '"1"', 200],
    ['is outdated when the file is another one', '"2"', 409],
  ])('%s', async (_, later, expected) => {
    let etag = '"1"';
    const { update } = await start({
      ofCaller: async () => {
        const bytes = Buffer.from('PK\x03\x04 of an app');
        return { status: 200, headers: { etag }, body: bytes, start: bytes, ...asGiven };
      },
    });
    const fileUrl = 'https://files.example.com/tidewater_43.apk';
    const { json } = await update({ fileUrl, dryRun: 'true' });
    etag = later;
    const applied = await update({ fileUrl, planId: json.planId });
    expect([applied.status, applied.json.error?.message ?? '']).toEqual([
      expected,
      expect.stringMatching(expected === 200 ? /^$/ : /^The plan is outdated. Look at the file found other values/),
    ]);
  });
});

test.each([
  'http://files.example.com/a.apk',
  'https://files.example.com:8443/a.apk',
  'https://169.254.169.254/a.apk',
  'https://localhost/a.apk',
  'https://files.example.com.evil.example/a.apk',
  'https://user:word@files.example.com/a.apk',
])('Nothing is fetched from %s', async (fileUrl) => {
  const sandbox = await open(startSandbox());
  const settings = { ...sandbox.settings, RELAY__ALLOW: '*, anything', RELAY__FILE_HOSTS: 'files.example.com' };
  const entryPoint = await open(createRelay(readConfig(settings), catalog));
  const operation = catalog.find(({ id }) => id === 'PublishGalaxyUpdate');
  const query = { contentId: galaxyApps.tidewater, gms: 'Y', fileUrl };
  const answered = operation && (await createDispatcher(entryPoint.dependencies)(operation, testCallOf({ query })));
  expect(answered?.status).toBe(400);
  expect(sandbox.seen.some(({ method, url }) => method !== 'GET' && !url.startsWith('/auth'))).toBe(false);
});

test('Over the local host a file streams through, too', async () => {
  const sandbox = await open(startSandbox());
  const entryPoint = await open(openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*, anything' }));
  const { seen, pieces } = appFile(5 * MIB);
  const query = new URLSearchParams({ contentId: galaxyApps.tidewater, gms: 'N', fileName: 'tidewater_42.apk' });
  const body = Readable.toWeb(Readable.from(pieces())) as ReadableStream;
  const headers = { 'x-functions-key': TEST_FUNCTION_KEY, 'content-type': 'application/octet-stream' };
  const sent = { method: 'POST', headers, body, duplex: 'half' } as const;
  const answered = await fetch(`${entryPoint.origin}/api/samsung/recipes/update?${query}`, sent);
  expect(answered.status).toBe(200);
  expect(arrived(sandbox)).toMatchObject({ size: 5 * MIB, sha256: seen.sha256() });
});
