// Upload screenshots of several languages: each file once, each row with its outcome, over HTTP and across slices.
import { createStepRunner } from '../../../functions/core/stepRunner.ts';
import { asciiJson } from '../../../functions/state/asciiText.ts';
import { openPictureSteps } from '../../../functions/stores/apple/pictureSteps.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { type JobSession, openJobSession } from '../../support/jobSession.ts';
import { png } from '../recipes/apple-pictures.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const LEASE_AND_MORE = 600_000;
const PHONE = 'IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE';

const files: Readonly<Record<string, Buffer>> = {
  '/one.png': png(1290, 2796, 700_000, 1),
  '/two.png': png(1290, 2796, 2_000, 2),
  '/three.png': png(1290, 2796, 2_000, 3),
  '/tablet.png': png(2048, 2732, 2_000, 4),
  '/n0.png': png(1290, 2796, 2_000, 20),
  '/odd.png': png(1234, 1234, 2_000, 5),
  '/page.png': Buffer.from('<html>Sign in, please</html>'),
};

interface Row {
  readonly locale?: string;
  readonly fileName?: string;
  readonly fileUrl: string;
  readonly displayType?: string;
  readonly position?: number;
}

/** Sparrow Ledger has a version in preparation, in en-US and de-DE, without screenshots. */
async function openApp(settings: Readonly<Record<string, string>> = {}) {
  const session = await open(openJobSession({ file: { others: files }, settings }));
  const { appId } = session.build;
  const row = (name: string, more: Partial<Row> = {}): Row => ({
    locale: 'en-US',
    fileUrl: `${session.files.origin}/${name}.png`,
    ...more,
  });
  const upload = (pictures: readonly Row[], inputs: object = {}, query = '') =>
    session.first.call('POST', `/api/apple/recipes/screenshots${query}`, { body: { appId, pictures, ...inputs } });
  const read = async (address: string) => (await session.first.call('GET', `/api/apple${address}`)).json;
  /** The names of the files that a language shows, in their order. */
  const shown = async (locale: string, group = PHONE): Promise<string[]> => {
    const versions = await read(`/v1/apps/${appId}/appStoreVersions?filter[appVersionState]=PREPARE_FOR_SUBMISSION`);
    const texts = await read(`/v1/appStoreVersions/${versions.data[0].id}/appStoreVersionLocalizations`);
    const { id } = texts.data.find((each: { attributes: { locale: string } }) => each.attributes.locale === locale);
    const placed = await read(
      `/v1/appStoreVersionLocalizations/${id}/placements?filter[placementGroup]=${group}&sort=placementGroupPosition&limit=50`,
    );
    const names = placed.data.map(async (each: { id: string }) => {
      const one = await read(`/v1/appAssetLibraryPlacements/${each.id}?include=image`);
      return one.included[0].attributes.fileName;
    });
    return Promise.all(names);
  };
  return { session, row, upload, shown };
}

test('A look of the wait is one call for all pictures, and nothing else is read', async () => {
  const { session, row, upload } = await openApp();
  const started = await upload([row('one'), row('two'), row('three'), row('tablet')], {}, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.done]).toEqual([200, 4]);
  const reads = session.sandbox.seen.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`);
  const isLook = (each: string): boolean => each.includes('/images?') && each.includes('filter[id]=');
  const looks = reads.filter(isLook);
  expect(looks.length).toBeGreaterThan(1);
  expect(looks[0]?.split(',')).toHaveLength(4);
  const first = reads.findIndex(isLook);
  expect(reads.slice(first, first + looks.length)).toEqual(looks);
  expect(reads.filter((each) => /^GET \/v1\/appAssetLibraryImages\//.test(each))).toEqual([]);
});

function outcomes({ json }: { json: { pictures: { outcome: string }[] } }): string[] {
  return json.pictures.map(({ outcome }) => outcome);
}

function count(session: JobSession, write: string): number {
  return session.writes().filter((each) => each.startsWith(write)).length;
}

test('An outage as a picture is read that the list does not have yet does not end the wait', async () => {
  const { session, row, upload } = await openApp();
  const list = `/v1/appAssetLibraries/${session.build.appId}/images?filter%5Bid%5D`;
  const nothing = { data: [], links: { self: '/' } };
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body: nothing, times: 1_000, path: list });
  const path = '/v1/appAssetLibraryImages/';
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 503, times: 8, method: 'GET', path });
  const started = await upload([row('one'), row('two')], {}, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, outcomes(ended)]).toEqual([200, ['done', 'done']]);
  expect(session.sandbox.seen.filter(({ url, status }) => url.startsWith(path) && status === 503)).toHaveLength(8);
});

test('A file in two languages is sent once and shown in both, in the order of the list', async () => {
  const { session, row, upload, shown } = await openApp();
  const { status, json } = await upload([
    row('one'),
    row('two'),
    row('two', { locale: 'de-DE' }),
    row('one', { locale: 'de-DE', position: 1 }),
  ]);
  expect([status, json.done, json.failed]).toEqual([200, 4, 0]);
  expect(json.pictures[0]).toMatchObject({ placementGroup: PHONE, width: 1290, height: 2796, outcome: 'done' });
  expect(count(session, 'POST /v1/appAssetLibraryImages')).toBe(2);
  expect(count(session, 'PUT')).toBe(3);
  expect([await shown('en-US'), await shown('de-DE')]).toEqual([
    ['one.png', 'two.png'],
    ['one.png', 'two.png'],
  ]);
});

test('The same list again changes nothing', async () => {
  const { session, row, upload } = await openApp();
  const list = [row('one'), row('two'), row('one', { locale: 'de-DE' })];
  await upload(list);
  const before = session.writes().length;
  const again = await upload(list);
  expect([again.json.skipped, outcomes(again)]).toEqual([3, ['skipped', 'skipped', 'skipped']]);
  expect(session.writes()).toHaveLength(before);
});

test('The device comes from the size of the picture, and the platform; or is given', async () => {
  const { row, upload } = await openApp();
  const { json } = await upload([
    row('tablet'),
    row('tablet', { displayType: 'APP_IPAD_PRO_129' }),
    row('odd'),
    row('one', { displayType: 'APP_IPAD_97' }),
  ]);
  expect(json.pictures.map((each: { placementGroup?: string }) => each.placementGroup)).toEqual([
    'IPAD_13_PROFILE',
    'IPAD_129_PROFILE',
    undefined,
    undefined,
  ]);
  expect(json.pictures[2].message).toMatch(/No group for IOS takes a picture of 1234 by 1234 pixels/);
  expect(json.pictures[3].message).toMatch(/IPAD_97_PROFILE takes 768 by 1004/);
});

test('A row that fails ends alone, with its code and its reason', async () => {
  const { row, upload, shown } = await openApp();
  const answered = await upload(
    [row('page'), row('one', { locale: 'ja' }), row('odd', { displayType: PHONE }), row('two')],
    { anySize: true },
  );
  const { json } = answered;
  expect([outcomes(answered), json.failed]).toEqual([['failed', 'failed', 'failed', 'done'], 3]);
  expect(json.pictures.map(({ code }: { code?: string }) => code)).toEqual([
    'invalid_request',
    'invalid_request',
    'IMAGE_INCORRECT_DIMENSIONS',
    undefined,
  ]);
  expect(json.pictures.map(({ message }: { message: string }) => message).join()).toMatch(
    /neither a PNG nor a JPEG.*has no texts in ja.*No specification has these dimensions/,
  );
  expect(await shown('en-US')).toEqual(['two.png']);
});

test('Replace leaves only the pictures of the list, in its order, unless one of them fails', async () => {
  const { row, upload, shown } = await openApp();
  await upload([row('one'), row('two')]);
  const partly = await upload([row('three'), row('page')], { replace: true });
  expect(outcomes(partly)).toEqual(['done', 'failed']);
  expect(await shown('en-US')).toEqual(['three.png', 'one.png', 'two.png']);
  const whole = await upload([row('two'), row('three')], { replace: true });
  expect(outcomes(whole)).toEqual(['skipped', 'skipped']);
  expect(await shown('en-US')).toEqual(['two.png', 'three.png']);
});

test.each([
  ['POST', '/v1/appAssetLibraryPlacementOrderingRequests', 'Order the screenshots of en-US'],
  ['DELETE', '/v1/appAssetLibraryPlacements', 'Take the previous picture away'],
])('Rows keep their outcome when %s %s is refused, and the same list again finishes', async (method, path, step) => {
  const { session, row, upload, shown } = await openApp();
  await upload([row('one'), row('two')]);
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, method, path });
  const list = [row('three'), row('two')];
  const partly = await upload(list, { replace: true });
  expect([outcomes(partly), partly.json.failed]).toEqual([['done', 'skipped'], 0]);
  expect(partly.json.unfinished).toEqual([
    { locale: 'en-US', placementGroup: PHONE, code: expect.any(String), message: expect.stringContaining(step) },
  ]);
  const again = await upload(list, { replace: true });
  expect([outcomes(again), again.json.unfinished]).toEqual([['skipped', 'skipped'], []]);
  expect(await shown('en-US')).toEqual(['three.png', 'two.png']);
});

test('A group that the key may not order ends the rows that are left, and none that is shown', async () => {
  const { session, row, upload } = await openApp();
  await upload([row('one')]);
  const path = '/v1/appAssetLibraryPlacementOrderingRequests';
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 403, method: 'POST', path });
  const list = [row('two', { position: 1 }), row('one', { locale: 'de-DE' })];
  const answered = await upload(list);
  expect([outcomes(answered), answered.json.unfinished]).toEqual([['done', 'notTried'], [expect.anything()]]);
  const again = await upload(list);
  expect([outcomes(again), again.json.unfinished]).toEqual([['skipped', 'done'], []]);
});

test('More pictures than a group holds are refused before they are sent, and a full group can be replaced', async () => {
  const { session, row, upload, shown } = await openApp();
  for (let nth = 0; nth < 11; nth += 1)
    session.file.others = { ...session.file.others, [`/n${nth}.png`]: png(1290, 2796, 2_000, 20 + nth) };
  const all = Array.from({ length: 11 }, (_, nth) => row(`n${nth}`));
  const answered = await upload(all);
  expect([answered.json.done, answered.json.pictures[10].message]).toEqual([10, expect.stringMatching(/more than 10/)]);
  expect(count(session, 'POST /v1/appAssetLibraryImages')).toBe(10);
  const fresh = await upload([row('n10'), row('n3')], { replace: true });
  expect(outcomes(fresh)).toEqual(['done', 'skipped']);
  expect(await shown('en-US')).toEqual(['n10.png', 'n3.png']);
}, 60_000);

test('The steps of the job are what it wrote, by the names of the plan', async () => {
  const { session, row, upload } = await openApp();
  const list = [row('one'), row('two'), row('one', { locale: 'de-DE' })];
  const plan = await upload(list, { dryRun: true });
  const started = await upload(list, {}, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  const { json: job } = await session.first.call('GET', `/api/jobs/${started.json.jobId}`);
  const namesOf = (steps: readonly { name: string; state: string }[], state: string) =>
    steps.filter((each) => each.state === state && !each.name.startsWith('Find ')).map(({ name }) => name);
  const written = namesOf(job.steps, 'done');
  expect(written).toContain('Commit two.png of row 2');
  expect([...written].sort()).toEqual([...namesOf(plan.json.steps, 'planned')].sort());
  expect(ended.json.steps).toEqual(job.steps);
});

test('The list of steps ends where it is full, and says so once', async () => {
  const whole = createStepRunner(false);
  const steps = openPictureSteps(whole);
  const written: number[] = [];
  for (let nth = 0; nth < 2_000; nth += 1)
    await steps.write(`Send ${'\u00e4'.repeat(60)} of row ${nth}`, async () => void written.push(nth));
  expect(written).toHaveLength(2_000);
  expect(asciiJson(whole.reports).length).toBeLessThan(41_000);
  expect(whole.reports.slice(-2).map(({ name }) => name)).toEqual([
    expect.stringMatching(/^Send /),
    'Make further changes',
  ]);
});

test('A plan says for each row what would happen, sends nothing, and is applied once', async () => {
  const { session, row, upload } = await openApp();
  const list = [row('one'), row('one', { locale: 'de-DE' }), row('page')];
  const plan = await upload(list, { dryRun: true });
  expect(outcomes(plan)).toEqual(['planned', 'planned', 'failed']);
  const planned = plan.json.steps.filter(({ state }: { state: string }) => state === 'planned');
  expect(planned.map(({ name }: { name: string }) => name)).toEqual([
    'Reserve a place for one.png of row 1 of 700000 bytes',
    'Send one.png of row 1',
    'Commit one.png of row 1',
    `Show one.png of row 1 to en-US in ${PHONE}`,
    `Show one.png of row 2 to de-DE in ${PHONE}`,
  ]);
  expect(session.writes()).toEqual([]);
  const { planId } = plan.json;
  expect(outcomes(await upload(list, { planId }))).toEqual(['done', 'done', 'failed']);
  expect((await upload(list, { planId })).json.error.code).toBe('plan_used');
});

test('A plan is outdated when the version shows something else', async () => {
  const { row, upload } = await openApp();
  const { planId } = (await upload([row('one')], { dryRun: true })).json;
  await upload([row('two')]);
  expect((await upload([row('one')], { planId })).json.error.code).toBe('plan_outdated');
});

test.each([
  ['POST', '/v1/appAssetLibraryImages'],
  ['PATCH', '/v1/appAssetLibraryImages'],
  ['POST', '/v1/appAssetLibraryPlacements'],
])('%s %s whose answer is lost is made once', async (method, path) => {
  const { session, row, upload, shown } = await openApp();
  session.sandbox.fail({ store: 'apple', kind: 'lost', method, path });
  const answered = await upload([row('two')]);
  expect(outcomes(answered)).toEqual(['done']);
  expect([count(session, `${method} ${path}`), await shown('en-US')]).toEqual([1, ['two.png']]);
});

test('Files that break off are read on', async () => {
  const { session, row, upload } = await openApp();
  let isFirst = true;
  session.file.before = (request, response) => {
    if (!isFirst || request.headers.range !== 'bytes=0-699999') return false;
    isFirst = false;
    const bytes = files['/one.png'] as Buffer;
    response.writeHead(206, { 'content-length': 700_000, 'content-range': 'bytes 0-699999/700000', etag: '"one"' });
    response.write(bytes.subarray(0, 100_000), () => response.destroy());
    return true;
  };
  expect(outcomes(await upload([row('one')]))).toEqual(['done']);
  expect(session.files.asked.some((range) => /^bytes=[1-9]\d+-699999$/.test(range))).toBe(true);
});

test('What is refused to the key ends the rows that are left, which a later call takes up', async () => {
  const { session, row, upload } = await openApp();
  session.sandbox.fail({
    store: 'apple',
    kind: 'status',
    status: 403,
    method: 'POST',
    path: '/v1/appAssetLibraryImages',
  });
  const list = [row('one'), row('two')];
  const answered = await upload(list);
  expect(outcomes(answered)).toEqual(['failed', 'notTried']);
  expect(answered.json.pictures[1].message).toMatch(/Call this again with the same list/);
  expect(outcomes(await upload(list))).toEqual(['done', 'done']);
});

/** No file is answered before the returned function is called. */
function holdFiles({ file }: JobSession): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  file.before = async () => {
    await held;
    return false;
  };
  return () => release();
}

test('A list without rows changes nothing, even with Replace', async () => {
  const { session, row, upload, shown } = await openApp();
  await upload([row('one')]);
  const before = session.writes().length;
  const { status, json } = await upload([], { replace: true });
  expect([status, json.done, json.failed, json.pictures]).toEqual([200, 0, 0, []]);
  expect([session.writes().length, await shown('en-US')]).toEqual([before, ['one.png']]);
});

test('Two jobs at once do not change the screenshots of one version', async () => {
  const { session, row, upload } = await openApp();
  const release = holdFiles(session);
  const first = upload([row('one')]);
  while (session.files.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await upload([row('two')]);
  release();
  expect([second.status, second.json.error.message]).toEqual([409, expect.stringMatching(/Another job/)]);
  expect(outcomes(await first)).toEqual(['done']);
});

test('A list of 200 rows that all fail, with the longest names, keeps the outcome of each', async () => {
  const { session, row, upload } = await openApp();
  const list = Array.from({ length: 200 }, (_, at) =>
    row('odd', { fileName: `${String(at).padStart(3, '0')}${'\u4e2d'.repeat(57)}.png` }),
  );
  const started = await upload(list, {}, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.failed, ended.json.pictures.length]).toEqual([200, 200, 200]);
  const messages = ended.json.pictures.map(({ message }: { message: string }) => message.slice(0, 60));
  expect([...new Set(messages)]).toEqual([expect.stringMatching(/^No group for IOS takes a picture of 1234 by 1234/)]);
}, 60_000);

/** A screenshot of en-US or de-DE in the body of a call. */
function uploadOne(
  { first, build: { appId } }: JobSession,
  locale: string,
  body: Uint8Array<ArrayBuffer> | ReadableStream,
) {
  const query = new URLSearchParams({
    appId,
    locale,
    displayType: 'APP_IPHONE_67',
    fileName: 'a.png',
    doNotWait: 'true',
  });
  return fetch(new URL(`/api/apple/recipes/screenshot?${query}`, first.origin), {
    method: 'POST',
    headers: { 'x-functions-key': 'one', 'content-type': 'application/octet-stream' },
    body,
    duplex: 'half',
  } as RequestInit);
}

test('While a job has a language, a single screenshot of it is refused, and one of another is not', async () => {
  const { session, row, upload } = await openApp();
  const release = holdFiles(session);
  const list = upload([row('one')]);
  while (session.files.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const picture = new Uint8Array(png(1290, 2796, 2_000, 7));
  expect((await uploadOne(session, 'en-US', picture)).status).toBe(409);
  expect((await uploadOne(session, 'de-DE', picture)).status).toBe(200);
  release();
  expect(outcomes(await list)).toEqual(['done']);
  expect((await uploadOne(session, 'en-US', picture)).status).toBe(200);
});

test('While a single screenshot arrives, which may take long, a list of its language is not held up', async () => {
  const { session, row, upload, shown } = await openApp();
  let finish = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      const bytes = new Uint8Array(png(1290, 2796, 2_000, 7));
      stream.enqueue(bytes.subarray(0, 1_000));
      finish = () => {
        stream.enqueue(bytes.subarray(1_000));
        stream.close();
      };
    },
  });
  const one = uploadOne(session, 'en-US', body);
  while (!session.sandbox.seen.some(({ url }) => url.includes('/appStoreVersionLocalizations')))
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(outcomes(await upload([row('one')]))).toEqual(['done']);
  finish();
  expect((await one).status).toBe(200);
  expect(await shown('en-US')).toEqual(['one.png', 'a.png']);
});

test('Two calls at once with the same screenshot show it once', async () => {
  const { session, shown } = await openApp();
  const picture = new Uint8Array(png(1290, 2796, 2_000, 7));
  const both = await Promise.all([uploadOne(session, 'en-US', picture), uploadOne(session, 'en-US', picture)]);
  expect([both.map(({ status }) => status), await shown('en-US')]).toEqual([[200, 200], ['a.png']]);
});

test('A version that was submitted takes none', async () => {
  const { session, upload, row } = await openApp();
  const { json } = await session.first.call('GET', '/api/apple/v1/apps?filter[name]=Tidewater%20Almanac');
  const { status } = await upload([row('one')], { appId: json.data[0].id });
  expect([status, session.writes()]).toEqual([expect.any(Number), []]);
  expect(status).toBeGreaterThanOrEqual(400);
});

function ignore(): void {
  undefined;
}

/** Where the first instance hangs; for an upload once the second file is read. */
const deaths = [
  ['POST', '/v1/appAssetLibraryImages', true],
  ['PUT', '/storage/uploads', true],
  ['PATCH', '/v1/appAssetLibraryImages', true],
  ['POST', '/v1/appAssetLibraryPlacements', false],
  ['POST', '/v1/appAssetLibraryPlacementOrderingRequests', false],
] as const;

for (const [method, path, isUpload] of deaths)
  withAzurite(
    `A job whose instance hangs at ${method} ${path} is finished by another, and nothing is there twice${ifAzurite}`,
    async () => {
      const { session, row, upload, shown } = await openApp({
        RELAY__STATE: 'storage',
        AzureWebJobsStorage: azurite().connectionString,
        RELAY__STATE_KEY: 'k'.repeat(40),
      });
      const second = await session.openRelay();
      const seen = () => session.sandbox.seen.filter((each) => each.method === method && each.url.startsWith(path));
      // a request that is not answered yet has the status 0, too: only one that came after the fault hangs
      let from = Infinity;
      const hang = (): void => {
        from = seen().length;
        session.sandbox.fail({ store: 'apple', kind: 'hang', method, path });
      };
      if (!isUpload) hang();
      session.file.before = (request) => {
        if (isUpload && request.url?.startsWith('/three.png')) {
          session.file.before = () => false;
          hang();
        }
        return false;
      };
      const list = [row('two'), row('three'), row('two', { locale: 'de-DE' }), row('three', { locale: 'de-DE' })];
      const started = upload([...list, row('tablet', { position: 1 }), row('n0', { position: 1 })]).catch(ignore);
      while (
        !seen()
          .slice(from)
          .some(({ status }) => status === 0)
      )
        await new Promise((resolve) => setTimeout(resolve, 5));
      session.clock.now += LEASE_AND_MORE;
      const { json: jobs } = await second.call('GET', '/api/jobs');
      const job: string = jobs.jobs.find(({ state }: { state: string }) => state === 'running').jobId;
      const quiet = { log: ignore, audit: ignore };
      const result = () => second.call('GET', `/api/jobs/${job}/result`);
      let ended = await result();
      for (let slices = 0; ended.status === 202 && slices < 100; slices += 1) {
        await second.relay.consume('storerelayjobs', { id: 'message', message: { job }, tries: 2 }, quiet);
        ended = await result();
      }
      expect([ended.status, ended.json.failed]).toEqual([200, 0]);
      expect([await shown('en-US'), await shown('de-DE')]).toEqual([
        ['n0.png', 'two.png', 'three.png'],
        ['two.png', 'three.png'],
      ]);
      expect(await shown('en-US', 'IPAD_13_PROFILE')).toEqual(['tablet.png']);
      await session.first.close();
      await started;
    },
    60_000,
  );
