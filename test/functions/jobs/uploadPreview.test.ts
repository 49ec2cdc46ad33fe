// Upload app preview: a video from an address as a job, or from the body, in parts; one asset for a file.
import { createHash } from 'node:crypto';
import { closeLater } from '../../support/cleanup.ts';
import { openJobSession } from '../../support/jobSession.ts';

const open = closeLater();
const GROUP = 'IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE';

function video(size: number, filling: number): Buffer {
  const bytes = Buffer.alloc(size, filling);
  bytes.write('\0\0\0\x18ftypmp42', 'latin1');
  return bytes;
}

const files: Readonly<Record<string, Buffer>> = {
  '/start.mp4': video(1_200_000, 1),
  '/next.mov': video(3_000, 2),
  '/later/start.mp4': video(5_000, 9),
  '/third.m4v': video(3_000, 3),
  '/page.mp4': Buffer.from('<html>Sign in, please</html>'),
};

/** Sparrow Ledger has a version in preparation, in en-US and de-DE. */
async function openApp() {
  const session = await open(openJobSession({ file: { others: files } }));
  const usual = { appId: session.build.appId, locale: 'en-US', displayType: 'APP_IPHONE_67' };
  const addressOf = (name: string): string => `${session.files.origin}/${name}`;
  const upload = (inputs: Readonly<Record<string, string>>) =>
    session.first.call('POST', `/api/apple/recipes/preview?${new URLSearchParams({ ...usual, ...inputs })}`);
  const send = async (bytes: Buffer, inputs: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ ...usual, ...inputs });
    const answered = await fetch(new URL(`/api/apple/recipes/preview?${query}`, session.first.origin), {
      method: 'POST',
      headers: { 'x-functions-key': 'one', 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    const json: Awaited<ReturnType<typeof upload>>['json'] = await answered.json();
    return { status: answered.status, json };
  };
  const videos = async () =>
    (await session.first.call('GET', `/api/apple/v1/appAssetLibraries/${usual.appId}/videos`)).json.data;
  /** The IDs of the placements in en-US, in their order. */
  const placed = async (): Promise<string[]> => {
    const read = async (address: string) => (await session.first.call('GET', `/api/apple/v1${address}`)).json.data;
    const versions = `/apps/${usual.appId}/appStoreVersions?filter[appVersionState]=PREPARE_FOR_SUBMISSION`;
    const [version] = await read(versions);
    const [text] = await read(`/appStoreVersions/${version.id}/appStoreVersionLocalizations?filter[locale]=en-US`);
    const found = await read(`/appStoreVersionLocalizations/${text.id}/placements?sort=placementGroupPosition`);
    return found.map(({ id }: { id: string }) => id);
  };
  const writes = () => session.writes().map((each) => each.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}'));
  return { session, addressOf, upload, send, videos, placed, writes };
}

test('A look of the wait is one call', async () => {
  const { session, addressOf, upload } = await openApp();
  const started = await upload({ fileUrl: addressOf('start.mp4'), wait: 'false' });
  const { status, json } = await session.follow(started.headers.get('location') ?? '');
  expect(status).toBe(200);
  const wrote = json.steps
    .map(({ name }: { name: string }) => name)
    .filter((name: string) => !name.startsWith('Find '));
  expect(wrote).toEqual([
    'Look at the file',
    expect.stringMatching(/^Reserve a place for start\.mp4/),
    ...['Send start.mp4', 'Commit start.mp4', 'Wait for Apple to process it', `Show it in ${GROUP}`],
  ]);
  const seen = session.sandbox.seen.map(({ method, url }) => `${method} ${url.split('?')[0]}`);
  const committed = seen.findIndex((each) => /^PATCH \/v1\/appAssetLibraryVideos\//.test(each));
  const looks = seen.slice(committed + 1).findIndex((each) => !/^GET \/v1\/appAssetLibraryVideos\//.test(each));
  expect(looks).toBeGreaterThan(1);
});

const sent = [
  'POST /v1/appAssetLibraryVideos',
  ...Array<string>(3).fill('PUT /storage/uploads/appAssetLibraryVideos/{id}'),
  'PATCH /v1/appAssetLibraryVideos/{id}',
  'POST /v1/appAssetLibraryPlacements',
];

test('A video from an address is sent in parts, processed, and shown with its frame', async () => {
  const { addressOf, upload, videos, writes, session } = await openApp();
  const { status, json } = await upload({ fileUrl: addressOf('start.mp4'), previewFrameTimeCode: '00:00:03:00' });
  expect([status, json.state, json.fileName, json.fileSize]).toEqual([200, 'COMPLETE', 'start.mp4', 1_200_000]);
  expect(writes()).toEqual(sent);
  const [{ attributes }] = await videos();
  const checksum = createHash('md5')
    .update(files['/start.mp4'] as Buffer)
    .digest('hex');
  expect(attributes).toMatchObject({ previewFrameTimeCode: '00:00:03:00', referenceName: `Preview ${checksum}` });
  const placed = await session.first.call('GET', `/api/apple/v1/appAssetLibraryPlacements/${json.placementId}`);
  expect(placed.json.data.attributes).toMatchObject({ placementType: 'APP_PREVIEW', placementGroup: GROUP });
});

test('The same video is sent once, and placed once in each language', async () => {
  const { addressOf, upload, writes } = await openApp();
  const fileUrl = addressOf('start.mp4');
  const first = await upload({ fileUrl });
  const again = await upload({ fileUrl });
  expect([again.json.previewId, again.json.placementId]).toEqual([first.json.previewId, first.json.placementId]);
  expect(writes()).toEqual(sent);
  await upload({ fileUrl, locale: 'de-DE' });
  expect(writes()).toEqual([...sent, 'POST /v1/appAssetLibraryPlacements']);
});

test.each(['address', 'body'])(
  'Another preview frame of the same video is set without sending it again: %s',
  async (from) => {
    const { addressOf, upload, send, videos, writes } = await openApp();
    const bytes = files['/start.mp4'] as Buffer;
    const call = (inputs: Readonly<Record<string, string>>) =>
      from === 'body'
        ? send(bytes, { fileName: 'start.mp4', ...inputs })
        : upload({ fileUrl: addressOf('start.mp4'), ...inputs });
    await call({ previewFrameTimeCode: '00:00:03:00' });
    const before = writes().length;
    expect((await call({ previewFrameTimeCode: '00:00:05:00' })).status).toBe(200);
    const [{ attributes }, ...others] = await videos();
    expect([attributes.previewFrameTimeCode, others]).toEqual(['00:00:05:00', []]);
    if (from === 'address') expect(writes().slice(before)).toEqual(['PATCH /v1/appAssetLibraryVideos/{id}']);
  },
);

test('A job goes on in later slices', async () => {
  const { session, addressOf, upload, writes } = await openApp();
  const started = await upload({ fileUrl: addressOf('start.mp4'), wait: 'false' });
  expect(started.status).toBe(202);
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.state, writes()]).toEqual([200, 'COMPLETE', sent]);
});

test('A video in the body is sent as it arrives, and a second time gives way to the one that is there', async () => {
  const { send, videos, writes } = await openApp();
  const bytes = files['/start.mp4'] as Buffer;
  const first = await send(bytes, { fileName: 'start.mp4' });
  expect([first.status, first.json.state, writes()]).toEqual([200, 'COMPLETE', sent]);
  const again = await send(bytes, { fileName: 'start.mp4' });
  expect([again.json.previewId, again.json.placementId]).toEqual([first.json.previewId, first.json.placementId]);
  expect(await videos()).toHaveLength(1);
});

test('Replace gives the new video the place of the former one; a group holds three', async () => {
  const { session, addressOf, upload, send } = await openApp();
  for (const name of ['start.mp4', 'next.mov', 'third.m4v']) await upload({ fileUrl: addressOf(name) });
  const full = await send(video(2_000, 4), { fileName: 'more.mp4' });
  expect([full.status, full.json.error.message]).toEqual([409, expect.stringMatching(/has 3 previews, the most/)]);
  const fresh = await send(video(2_000, 4), { fileName: 'next.mov', replace: 'true' });
  expect([fresh.status, fresh.json.state]).toEqual([200, 'COMPLETE']);
  expect(session.writes().at(-1)).toBe('POST /v1/appAssetLibraryPlacementOrderingRequests');
});

const REPLACED = ['DELETE /v1/appAssetLibraryPlacements/{id}', 'POST /v1/appAssetLibraryPlacementOrderingRequests'];

/** Each sends /later/start.mp4. */
const replacing = [
  ['from an address', (app: App) => app.upload({ fileUrl: app.addressOf('later/start.mp4'), replace: 'true' })],
  [
    'in the body',
    (app: App) => app.send(files['/later/start.mp4'] as Buffer, { fileName: 'start.mp4', replace: 'true' }),
  ],
] as const;
type App = Awaited<ReturnType<typeof openApp>>;

test.each(replacing)(
  'A Replace %s that could not take the former one away does so when it is called again',
  async (_, replace) => {
    const app = await openApp();
    const { session, upload, addressOf, placed } = app;
    await upload({ fileUrl: addressOf('start.mp4') });
    const next = await upload({ fileUrl: addressOf('next.mov') });
    const path = '/v1/appAssetLibraryPlacements';
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 403, method: 'DELETE', path });
    expect((await replace(app)).status).toBe(403);
    expect(await placed()).toHaveLength(3);
    const again = await replace(app);
    expect([again.status, again.json.state]).toEqual([200, 'COMPLETE']);
    expect(await placed()).toEqual([again.json.placementId, next.json.placementId]);
    expect(app.writes().slice(-2)).toEqual(REPLACED);
    const writes = app.writes().filter((each) => !each.includes('Library')).length;
    expect((await replace(app)).status).toBe(200);
    expect([await placed(), app.writes().filter((each) => !each.includes('Library')).length]).toEqual([
      [again.json.placementId, next.json.placementId],
      writes,
    ]);
  },
);

test('Two jobs at once with the same video make one asset and one placement', async () => {
  const { addressOf, upload, writes } = await openApp();
  const fileUrl = addressOf('start.mp4');
  const both = await Promise.all([upload({ fileUrl }), upload({ fileUrl })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.json.error.message).toMatch(/changes the previews of en-US/);
  expect(writes()).toEqual(sent);
  expect((await upload({ fileUrl })).status).toBe(200);
  expect(writes()).toEqual(sent);
});

test('Two bodies at once with the same video leave one asset and one placement', async () => {
  const { send, videos, placed } = await openApp();
  const bytes = files['/start.mp4'] as Buffer;
  const inputs = { fileName: 'start.mp4', doNotWait: 'true' };
  const [one, two] = await Promise.all([send(bytes, inputs), send(bytes, inputs)]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect([two.json.previewId, two.json.placementId]).toEqual([one.json.previewId, one.json.placementId]);
  expect([(await videos()).length, await placed()]).toEqual([1, [one.json.placementId]]);
});

test('What Apple cannot use is deleted, and not shown', async () => {
  const { send, videos } = await openApp();
  const { status, json } = await send(Buffer.from('no video at all'), { fileName: 'a.mp4' });
  expect([status, json.error.message, await videos()]).toEqual([
    422,
    expect.stringMatching(/cannot use the video/),
    [],
  ]);
});

test('A body that breaks the upload leaves no reservation', async () => {
  const { session, send, videos } = await openApp();
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 403, method: 'PUT', path: '/storage', times: 9 });
  const { status } = await send(video(3_000, 5), { fileName: 'a.mp4' });
  expect([status >= 400, await videos()]).toEqual([true, []]);
});

test('A plan reads the file, and sends nothing', async () => {
  const { addressOf, upload, writes } = await openApp();
  const fileUrl = addressOf('start.mp4');
  const plan = await upload({ fileUrl, dryRun: 'true' });
  const planned = plan.json.steps.filter(({ state }: { state: string }) => state === 'planned');
  expect(planned.map(({ name }: { name: string }) => name)).toEqual([
    'Reserve a place for start.mp4 of 1200000 bytes',
    'Send start.mp4',
    'Commit start.mp4',
    `Show it in ${GROUP}`,
  ]);
  expect(writes()).toEqual([]);
  expect((await upload({ fileUrl, planId: plan.json.planId })).json.state).toBe('COMPLETE');
});

test.each([
  ['no video', { name: 'page.mp4' }, 400, /no MPEG-4 or QuickTime video/],
  ['of another kind', { name: 'start.avi' }, 400, /ends in .mp4, .m4v or .mov/],
  ['for a watch', { name: 'start.mp4', displayType: 'APP_WATCH_ULTRA' }, 400, /no group WATCH_ULTRA_PROFILE/],
])('A file that is %s is refused before anything is reserved', async (_, { name, ...more }, status, message) => {
  const { addressOf, upload, writes } = await openApp();
  const answered = await upload({ fileUrl: addressOf(name), ...(more as Record<string, string>) });
  expect([answered.status, answered.json.error.message, writes()]).toEqual([
    status,
    expect.stringMatching(message),
    [],
  ]);
});
