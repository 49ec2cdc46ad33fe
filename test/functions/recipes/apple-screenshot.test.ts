// Upload screenshot with screenshot sets: the upload to Apple, the validation before it, and the result of a second call.
import { createHash } from 'node:crypto';
import { displayType } from '../../../connector/stores/apple/displayTypes.ts';
import { displayTypesFor, screenshotSizes } from '../../../connector/stores/apple/screenshotSizes.ts';
import { openAppleRecipeSession, type RecipeAnswer, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { jpeg, png } from './apple-pictures.ts';

const open = closeLater();

/** Sparrow Ledger has a version in preparation, in en-US and de-DE, without screenshots. */
async function openApp(name = 'Sparrow Ledger') {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed(name);
  const usual = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png', screenshotSets: true };
  const upload = (picture: Buffer = png(), inputs: object = {}): Promise<RecipeAnswer> =>
    session.call('UploadScreenshot', { ...usual, ...inputs }, picture);
  const listed = async (): Promise<string[]> => {
    const { id } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
    const texts = (await session.call('ListVersionLocalizations', { id, 'filter[locale]': 'en-US' })).json.data;
    const sets = (await session.call('ListScreenshotSets', { id: texts[0].id, include: 'appScreenshots' })).json;
    return (sets.included ?? []).map((each: { id: string }) => each.id);
  };
  return { session, upload, listed };
}

function refused({ status, json }: RecipeAnswer): [number, string] {
  return [status, json.error.message];
}
function plain(writes: readonly string[]): string[] {
  return writes.map((each) => each.replace(/[0-9a-f-]{36}/, '{id}'));
}

describe('Upload screenshot', () => {
  test('makes the set, reserves, sends all parts, commits, and waits until Apple is done', async () => {
    const { session, upload } = await openApp();
    const reported = await upload(png(1290, 2796, 700_000));
    expect(reported.json).toMatchObject({ state: 'COMPLETE', width: 1290, height: 2796 });
    expect(plain(session.writes())).toEqual([
      'POST /v1/appScreenshotSets',
      'POST /v1/appScreenshots',
      'PUT /storage/uploads/appScreenshots/{id}',
      'PUT /storage/uploads/appScreenshots/{id}',
      'PATCH /v1/appScreenshots/{id}',
    ]);
  });

  test('sends no token along with the file, and the checksum after it', async () => {
    const { session, upload } = await openApp();
    const picture = png();
    await upload(picture);
    const puts = session.sandbox.seen.filter(({ method }) => method === 'PUT');
    expect(puts.map(({ headers }) => [headers.authorization, headers['content-type']])).toEqual([
      [undefined, 'application/octet-stream'],
    ]);
    const commit = session.sandbox.seen.find(({ method }) => method === 'PATCH');
    expect(JSON.parse(commit?.body ?? '').data.attributes).toEqual({
      uploaded: true,
      sourceFileChecksum: createHash('md5').update(picture).digest('hex'),
    });
  });

  test('takes the set that is there, and sends the same picture once', async () => {
    const { session, upload, listed } = await openApp();
    const first = await upload();
    const second = await upload(png(1290, 2796, 2_000, 8), { fileName: 'next.png' });
    session.writes();
    const again = await upload();
    expect(again.json.screenshotId).toBe(first.json.screenshotId);
    expect(session.writes()).toEqual([]);
    expect((await listed()).sort()).toEqual([first.json.screenshotId, second.json.screenshotId].sort());
  });

  test('plans what it would do, and sends nothing', async () => {
    const { session, upload } = await openApp();
    const plan = await upload(png(), { dryRun: true });
    expect(reportedSteps(plan).slice(3)).toEqual([
      'planned Create the set for APP_IPHONE_67',
      'planned Reserve a place for start.png of 2000 bytes',
      'planned Send start.png',
      'planned Commit start.png',
    ]);
    expect(plan.json).toMatchObject({ width: 1290, height: 2796 });
    expect(session.writes()).toEqual([]);
  });

  test('replaces the pictures of the same name, once the new one is there', async () => {
    const { session, upload, listed } = await openApp();
    await upload();
    const kept = await upload(png(1290, 2796, 2_000, 8), { fileName: 'next.png' });
    session.writes();
    const reported = await upload(png(1290, 2796, 2_000, 9), { replace: true });
    expect(plain(session.writes()).at(-1)).toBe('DELETE /v1/appScreenshots/{id}');
    expect((await listed()).sort()).toEqual([kept.json.screenshotId, reported.json.screenshotId].sort());
  });
});

describe('A picture whose size does not fit its display type', () => {
  test.each([
    [png(1242, 2688), 'APP_IPHONE_67', 'This one is for APP_IPHONE_65, IMESSAGE_APP_IPHONE_65.'],
    [jpeg(2732, 2048), 'APP_IPHONE_67', 'APP_IPAD_PRO_129'],
    [png(1291, 2796), 'APP_IPHONE_67', 'takes 1260 by 2736, 2736 by 1260, 1290 by 2796'],
    [png(800, 1280), 'APP_DESKTOP', 'takes 1280 by 800'],
    [png(502, 410), 'APP_WATCH_ULTRA', 'This one is for no display type.'],
  ])('is refused before anything is sent, with what it is for: %#', async (picture, displayType, words) => {
    const { session, upload } = await openApp();
    const fileName = picture[0] === 0x89 ? 'start.png' : 'start.jpg';
    for (const dryRun of [true, false]) {
      const [status, sentence] = refused(await upload(picture, { displayType, fileName, dryRun }));
      expect([status, sentence]).toEqual([400, expect.stringContaining(words)]);
    }
    expect(session.writes()).toEqual([]);
  });

  test("goes to Apple on request, and Apple's verdict is reported", async () => {
    const { upload } = await openApp();
    const { status, json } = await upload(png(1291, 2796), { anySize: true });
    expect([status, json.error.message]).toEqual([422, expect.stringContaining('dimensions')]);
  });

  test.each(displayType.enum ?? [])('%s has sizes, and takes each', async (type) => {
    const sizes = screenshotSizes[type] ?? [];
    expect(sizes.length).toBeGreaterThan(0);
    for (const [width, height] of sizes) expect(displayTypesFor(width, height)).toContain(type);
  });

  test('is accepted in landscape where devices can be turned', async () => {
    const { upload } = await openApp();
    expect((await upload(png(2796, 1290), { dryRun: true })).status).toBe(200);
  });
});

describe('A call that does not wait', () => {
  test('returns when the file is committed, without further requests', async () => {
    const { session, upload } = await openApp();
    const reported = await upload(png(), { doNotWait: true });
    expect(reported.json).toMatchObject({ state: 'UPLOAD_COMPLETE', screenshotId: expect.any(String) });
    expect(reportedSteps(reported).at(-1)).toBe('skipped Wait for Apple to process it');
    expect(session.sandbox.seen.at(-1)?.method).toBe('PATCH');
  });

  test('keeps the picture that it replaces, since Apple may still reject the new one', async () => {
    const { upload, listed } = await openApp();
    const first = await upload();
    const second = await upload(png(1290, 2796, 2_000, 9), { replace: true, doNotWait: true });
    expect((await listed()).sort()).toEqual([first.json.screenshotId, second.json.screenshotId].sort());
    expect(reportedSteps(second).at(-1)).toBe(`skipped Delete the previous picture: ${first.json.screenshotId}`);
  });
});

test('A PNG with an alpha channel comes with a warning', async () => {
  const { upload } = await openApp();
  const picture = png();
  picture[25] = 6;
  expect((await upload(picture, { dryRun: true })).json.warning).toContain('IMAGE_ALPHA_NOT_ALLOWED');
  expect((await upload(png(), { dryRun: true })).json.warning).toBeUndefined();
});

test('The error for another spelling of a language names the existing one', async () => {
  const { upload } = await openApp();
  expect(refused(await upload(png(), { locale: 'de' }))).toEqual([400, expect.stringContaining('Did you mean de-DE?')]);
});

describe('Before anything is sent, it refuses', () => {
  test.each([
    ['what is no picture', Buffer.from('<svg/>'), {}, 'The body is neither a PNG nor a JPEG picture.'],
    ['an empty body', Buffer.alloc(0), {}, 'The body is neither a PNG nor a JPEG picture.'],
    [
      'a name that says otherwise',
      jpeg(1290, 2796),
      {},
      'The picture is a JPEG, but its File name says otherwise. Apple goes by the name.',
    ],
  ])('%s', async (_, picture, inputs, sentence) => {
    const { session, upload } = await openApp();
    expect(refused(await upload(picture, inputs))).toEqual([400, sentence]);
    expect(session.writes()).toEqual([]);
  });

  test('more than 20 MB', async () => {
    const { session, upload } = await openApp();
    expect((await upload(png(1, 1, 20_971_521))).status).toBe(413);
    expect(session.writes()).toEqual([]);
  });

  test('a language that the version does not have', async () => {
    const { upload } = await openApp();
    expect(refused(await upload(png(), { locale: 'fr-FR' }))).toEqual([
      400,
      'Find the language fr-FR: Version 2.1.1 has no texts in fr-FR. Its languages: en-US, de-DE. Add the language first.',
    ]);
  });

  test('a version that is with App Review', async () => {
    const { upload } = await openApp('Hinode Habits');
    expect(refused(await upload())).toEqual([409, expect.stringContaining('2.5.1 is IN_REVIEW')]);
  });

  test('an eleventh screenshot', async () => {
    const { session, upload } = await openApp();
    for (let nth = 0; nth < 10; nth += 1) await upload(png(1290, 2796, 100, nth), { fileName: `${nth}.png` });
    session.writes();
    expect(refused(await upload())).toEqual([409, expect.stringContaining('has 10 screenshots')]);
    expect(session.writes()).toEqual([]);
    expect((await upload(png(1290, 2796, 100, 11), { fileName: '3.png', replace: true })).status).toBe(200);
  });

  test.each([
    ['a name with a folder', { fileName: '../start.png' }],
    ['a name of another kind', { fileName: 'start.svg' }],
    ['a device that there is not', { displayType: 'APP_TOASTER' }],
    ['a language that is none', { locale: 'en/US' }],
  ])('%s', async (_, inputs) => {
    const { session, upload } = await openApp();
    const before = session.sandbox.seen.length;
    expect((await upload(png(), inputs)).status).toBe(400);
    expect(session.sandbox.seen).toHaveLength(before);
  });
});

describe('After an error, Upload screenshot', () => {
  test('reports what was done, and continues there when it is called again', async () => {
    const { session, upload, listed } = await openApp();
    session.sandbox.fail({ store: 'apple', kind: 'status', status: 403, method: 'PUT' });
    const broken = await upload();
    expect([broken.status, broken.json.error.code]).toEqual([409, 'outcome_unknown']);
    expect(broken.json.error.details).toContainEqual({
      code: 'done',
      message: 'Reserve a place for start.png of 2000 bytes',
    });
    session.writes();
    const reported = await upload();
    expect(reported.json.state).toBe('COMPLETE');
    expect(plain(session.writes())).toEqual([
      'PUT /storage/uploads/appScreenshots/{id}',
      'PATCH /v1/appScreenshots/{id}',
    ]);
    expect(await listed()).toHaveLength(1);
  });

  test('reports what Apple finds wrong with the picture, and its size', async () => {
    const { upload } = await openApp();
    const [status, sentence] = refused(await upload(png(100, 100), { anySize: true }));
    expect(status).toBe(422);
    expect(sentence).toContain(
      'cannot use the picture (100 by 100 pixels): The dimensions of one or more screenshots are wrong.',
    );
  });

  test.each([{}, { screenshotSets: true }])(
    'does not call a picture that Apple cannot use kept, with %j',
    async (more) => {
      const { upload } = await openApp();
      const [status, sentence] = refused(await upload(png(100, 100), { anySize: true, ...more }));
      expect([status, sentence]).toEqual([422, expect.not.stringContaining('not undone')]);
    },
  );

  test('returns the last state at the timeout', async () => {
    const { session, upload } = await openApp();
    const first = await upload();
    const attributes = { assetDeliveryState: { state: 'UPLOAD_COMPLETE', errors: [] } };
    const body = {
      data: { type: 'appScreenshots', id: first.json.screenshotId, attributes },
      links: { self: 'https://store.example' },
    };
    session.sandbox.fail({
      store: 'apple',
      kind: 'status',
      status: 200,
      body,
      path: '/v1/appScreenshots/',
      method: 'GET',
      times: 100,
    });
    const reported = await upload();
    expect([reported.status, reported.json.state]).toEqual([200, 'UPLOAD_COMPLETE']);
  });

  const part = { method: 'PUT', url: 'https://uploads.apple.com/a', offset: 0, length: 2_000, requestHeaders: [] };
  test.each([
    ['to a host of its own', [{ ...part, url: 'https://store.example/a' }]],
    ['to a host that only sounds like it', [{ ...part, url: 'https://uploads.notapple.com/a' }]],
    ['over plain http', [{ ...part, url: 'http://uploads.apple.com/a' }]],
    [
      'with a hole',
      [
        { ...part, length: 900 },
        { ...part, offset: 1_000, length: 1_000 },
      ],
    ],
    ['past its end', [{ ...part, length: 3_000 }]],
    ['nowhere', []],
    ['by another method', [{ ...part, method: 'POST' }]],
    ['with a header that has no name', [{ ...part, requestHeaders: [{ name: 'a b', value: 'x' }] }]],
    ['to no address', [{ ...part, url: null }]],
    ['in a form of its own', {}],
    ['in a part that is none', [null]],
  ])('sends nothing where the store would have it go %s', async (_, uploadOperations) => {
    const { session, upload } = await openApp();
    const data = { type: 'appScreenshots', id: '1', attributes: { uploadOperations } };
    const body = { data, links: { self: 'https://store.example' } };
    const path = '/v1/appScreenshots';
    const fault = { store: 'apple', kind: 'status', status: 201, body, method: 'POST', path } as const;
    session.sandbox.fail({
      ...fault,
      path: '/v1/appScreenshotSets',
      body: { ...body, data: { type: 'appScreenshotSets', id: '2' } },
    });
    session.sandbox.fail(fault);
    const { status, json } = await upload();
    expect([status, json.error.code]).toEqual([409, 'outcome_unknown']);
    expect(session.sandbox.seen.some(({ method }) => method === 'PUT' || method === 'PATCH')).toBe(false);
  });
});
