// Upload build to App Store Connect, from a file host to the simulated store, over HTTP.
import { createHash } from 'node:crypto';
import { closeLater } from '../../support/cleanup.ts';
import { type JobSession, openJobSession } from '../../support/jobSession.ts';

const open = closeLater();
const PART = 5_242_880;

/** The MD5 of the MD5s of all parts, which the store computes of what has arrived. */
function compositeOf(bytes: Buffer): string {
  const parts = Array.from({ length: Math.ceil(bytes.length / PART) }, (_, part) =>
    createHash('md5')
      .update(bytes.subarray(part * PART, (part + 1) * PART))
      .digest(),
  );
  return createHash('md5').update(Buffer.concat(parts)).digest('hex');
}

async function arrived({ first }: JobSession, uploadId: string): Promise<string> {
  const { json } = await first.call('GET', `/api/apple/v1/buildUploads/${uploadId}/buildUploadFiles`);
  return json.data[0].attributes.sourceFileChecksums.composite.hash;
}

function plainWrites(session: JobSession): string[] {
  return session.writes().map((each) => each.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}'));
}

const sent = [
  'POST /v1/buildUploads',
  'POST /v1/buildUploadFiles',
  ...Array<string>(3).fill('PUT /storage/uploads/buildUploadFiles/{id}'),
  'PATCH /v1/buildUploadFiles/{id}',
];
const dropped = 'DELETE /v1/buildUploads/{id}';

test('A build of 12 MB is sent in three parts by ranges, committed, and becomes a build', async () => {
  const session = await open(openJobSession());
  const { status, json } = await session.upload();
  expect([status, json]).toMatchObject([200, { state: 'COMPLETE', fileName: 'Sparrow.ipa', fileSize: 12_000_000 }]);
  expect(session.files.asked).toEqual([
    'bytes=0-15',
    'bytes=0-5242879',
    'bytes=5242880-10485759',
    'bytes=10485760-11999999',
  ]);
  expect(plainWrites(session)).toEqual(sent);
  expect(await arrived(session, json.buildUploadId)).toBe(compositeOf(session.file.bytes));
  const build = await session.first.call('GET', `/api/apple/v1/builds/${json.buildId}`);
  expect(build.json.data.attributes).toMatchObject({ version: '900', processingState: 'VALID' });
});

test('A look of the wait is one call', async () => {
  const session = await open(openJobSession());
  const started = await session.upload({}, '?wait=false');
  expect((await session.follow(started.headers.get('location') ?? '')).status).toBe(200);
  const seen = session.sandbox.seen.map(({ method, url }) => `${method} ${url.split('?')[0]}`);
  const committed = seen.findIndex((each) => each.startsWith('PATCH /v1/buildUploadFiles/'));
  const looks = seen.slice(committed + 1);
  expect(looks.length).toBeGreaterThan(1);
  expect(looks.filter((each) => !/^GET \/v1\/buildUploads\/[^/]+$/.test(each))).toEqual([]);
});

test('The host of the parts gets no token, and the commit names no checksum', async () => {
  const session = await open(openJobSession());
  await session.upload();
  const parts = session.sandbox.seen.filter(({ method }) => method === 'PUT');
  expect(parts.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined]);
  const commit = session.sandbox.seen.find(({ method, url }) => method === 'PATCH' && url.includes('buildUploadFiles'));
  expect(JSON.parse(commit?.body ?? '').data.attributes).toEqual({ uploaded: true });
});

test('A file whose host has no ranges is read in one pass', async () => {
  const session = await open(openJobSession({ file: { ranges: false } }));
  const { status, json } = await session.upload();
  expect([status, session.files.asked]).toEqual([200, ['bytes=0-15', 'all']]);
  expect(await arrived(session, json.buildUploadId)).toBe(compositeOf(session.file.bytes));
});

test.each([true, false])('A part that fails is sent again, from a host with ranges: %s', async (ranges) => {
  const session = await open(openJobSession({ file: { ranges } }));
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 503, method: 'PUT', path: '/storage/uploads' });
  const { status, json } = await session.upload();
  expect([status, json.state]).toEqual([200, 'COMPLETE']);
  expect(plainWrites(session).filter((each) => each.startsWith('PUT'))).toHaveLength(4);
  expect(await arrived(session, json.buildUploadId)).toBe(compositeOf(session.file.bytes));
});

test('A part that always fails ends the upload, and its reservation is deleted', async () => {
  const session = await open(openJobSession());
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 403, method: 'PUT', path: '/storage', times: 9 });
  const { status, json } = await session.upload();
  expect([status, json.error.message]).toEqual([409, expect.stringMatching(/Part 1 of 3: .*403/)]);
  expect(plainWrites(session).at(-1)).toBe(dropped);
});

test('A source that is truncated within a part is read again', async () => {
  const session = await open(openJobSession());
  let isFirst = true;
  session.file.before = (request, response) => {
    if (!isFirst || request.headers.range !== 'bytes=5242880-10485759') return false;
    isFirst = false;
    response.writeHead(206, {
      'content-length': PART,
      'content-range': 'bytes 5242880-10485759/12000000',
      etag: '"one"',
    });
    response.write(session.file.bytes.subarray(PART, PART + 100_000), () => response.destroy());
    return true;
  };
  const { status, json } = await session.upload();
  expect([status, isFirst]).toEqual([200, false]);
  expect(await arrived(session, json.buildUploadId)).toBe(compositeOf(session.file.bytes));
});

test.each([
  ['with ranges', true],
  ['in one pass', false],
])('A file that changes while it is read (%s) ends the upload, and its reservation is deleted', async (_, ranges) => {
  const session = await open(openJobSession({ file: { ranges } }));
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 500, method: 'PUT', path: '/storage/uploads' });
  session.file.before = () => {
    if (session.files.asked.length >= 3) session.file.etag = '"two"';
    return false;
  };
  const { status, json } = await session.upload();
  expect([status, json.error.message]).toEqual([409, expect.stringMatching(/has changed since/)]);
  expect(plainWrites(session).at(-1)).toBe(dropped);
});

test('A build that Apple has already is not sent again', async () => {
  const session = await open(openJobSession());
  await session.upload();
  const { status, json } = await session.upload();
  expect([status, json.error.message]).toEqual([409, expect.stringMatching(/has build 900 of version 9.1 .*COMPLETE/)]);
  expect(plainWrites(session)).toEqual(sent);
});

describe('A reservation that somebody else has made', () => {
  async function withReservation() {
    const session = await open(openJobSession());
    const { appId } = session.build;
    const reserved = { appId, cfBundleShortVersionString: '9.1', cfBundleVersion: '900', platform: 'IOS' };
    await session.first.call('POST', '/api/apple/v1/buildUploads', { body: reserved });
    return session;
  }

  test('is kept, and named', async () => {
    const session = await withReservation();
    const { status, json } = await session.upload();
    expect([status, json.error.message]).toEqual([409, expect.stringMatching(/Replace unfinished/)]);
    expect(plainWrites(session)).toEqual(['POST /v1/buildUploads']);
  });

  test('is replaced when that is asked for', async () => {
    const session = await withReservation();
    const { status } = await session.upload({ replaceUnfinished: true });
    expect([status, plainWrites(session)]).toEqual([200, ['POST /v1/buildUploads', dropped, ...sent]]);
  });
});

test.each(['/v1/buildUploads', '/v1/buildUploadFiles'])(
  'A reservation at %s whose response is lost is found and used',
  async (path) => {
    const session = await open(openJobSession());
    session.sandbox.fail({ store: 'apple', kind: 'lost', method: 'POST', path });
    const { status } = await session.upload();
    expect([status, plainWrites(session)]).toEqual([200, sent]);
  },
);

test('A commit whose response is lost is not made twice', async () => {
  const session = await open(openJobSession());
  session.sandbox.fail({ store: 'apple', kind: 'lost', method: 'PATCH', path: '/v1/buildUploadFiles' });
  const { status } = await session.upload();
  expect([status, plainWrites(session)]).toEqual([200, sent]);
});

test("Apple's errors about the build are returned, with their codes", async () => {
  const session = await open(openJobSession());
  const { json: versions } = await session.first.call(
    'GET',
    `/api/apple/v1/apps/${session.build.appId}/appStoreVersions?filter[appVersionState]=READY_FOR_DISTRIBUTION`,
  );
  const { versionString } = versions.data[0].attributes;
  const { status, json } = await session.upload({ versionString });
  expect([status, json.error.details.map(({ code }: { code: string }) => code)]).toEqual([
    422,
    expect.arrayContaining(['90062', '90186']),
  ]);
  expect(plainWrites(session)).not.toContain(dropped);
});

test('With Skip processing the answer comes as soon as Apple has the file', async () => {
  const session = await open(openJobSession());
  const { status, json } = await session.upload({ skipProcessing: true });
  expect([status, json.state]).toEqual([200, 'PROCESSING']);
});

test('A plan reads the file and the store, and changes nothing', async () => {
  const session = await open(openJobSession());
  const { status, json } = await session.upload({ dryRun: true });
  expect([status, json.steps.filter(({ state }: { state: string }) => state === 'planned')]).toMatchObject([
    200,
    [
      { name: 'Reserve build 900 of version 9.1 (IOS)' },
      { name: 'Reserve a place for Sparrow.ipa' },
      { name: 'Send Sparrow.ipa' },
      { name: 'Commit Sparrow.ipa' },
    ],
  ]);
  expect([session.writes(), (await session.first.call('GET', '/api/jobs')).json]).toEqual([[], { jobs: [] }]);
});

test.each([
  ['no build', { bytes: Buffer.from('<html>Sign in, please</html>') }, {}, /no build/],
  ['of another platform', {}, { platform: 'MAC_OS' }, /macOS takes a \.pkg/],
  ['without a name that shows its kind', {}, { fileName: 'Sparrow' }, /ends in \.ipa or \.pkg/],
])('A file that is %s is refused before anything is reserved', async (_, file, inputs, message) => {
  const session = await open(openJobSession({ size: 100, file }));
  const { status, json } = await session.upload(inputs);
  expect([status, json.error.message, session.writes()]).toEqual([400, expect.stringMatching(message), []]);
});

test('Less than two parts are between the file host and the store at any moment', async () => {
  const session = await open(openJobSession({ size: 40_000_000 }));
  let most = 0;
  session.file.before = () => {
    const asked = session.files.asked.length - 1; // the first one looks at the file
    most = Math.max(most, asked - session.writes().filter((each) => each.startsWith('PUT')).length);
    return false;
  };
  expect((await session.upload()).status).toBe(200);
  expect(most).toBeLessThan(2);
});
