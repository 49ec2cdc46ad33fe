// A new version of a Galaxy Store app as one action: the order of the requests, the plan, early validation, and the state after a failure midway.
import { closeLater } from '../../support/cleanup.ts';
import { apk, galaxyApps, openGalaxy } from '../../support/galaxyRecipeSession.ts';

const open = closeLater();
function start(settings: Readonly<Record<string, string>> = {}) {
  return open(openGalaxy(settings));
}

interface Step {
  readonly name: string;
  readonly state: string;
}

const { tidewater, sparrow, marea } = galaxyApps;
const named = { contentId: tidewater, fileName: 'tidewater_42.apk' };

describe('An update', () => {
  test('calls in the required order: app, upload, draft, binary', async () => {
    const { update, asked } = await start();
    const { status, json } = await update(named);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      contentId: tidewater,
      fileName: 'tidewater_42.apk',
      binarySeq: '2',
      submitted: false,
    });
    expect(asked()).toEqual([
      'GET /seller/contentInfo',
      'POST /seller/createUploadSessionId',
      'POST /galaxyapi/fileUpload',
      'POST /seller/contentUpdate',
      'POST /seller/v2/content/binary',
    ]);
  });

  test('submits a file for review in one call, and deletes the old binary', async () => {
    const { update, asked, read } = await start();
    const { json } = await update({ ...named, removeOldBinaries: 'true', submit: 'true', whatsNew: 'Faster tides.' });
    expect(json).toMatchObject({ deleted: ['1'], submitted: true });
    expect(asked().slice(-2)).toEqual(['DELETE /seller/v2/content/binary', 'POST /seller/contentSubmit']);
    const [, draft] = await read(tidewater);
    expect(draft).toMatchObject({ contentStatus: 'READY_FOR_REVIEW', newFeature: 'Faster tides.' });
    expect(draft.binaryList).toMatchObject([{ binarySeq: '2', fileName: 'tidewater_42.apk' }]);
  });

  test('sends what Samsung asks for, and null for what must not be sent back', async () => {
    const { update, written } = await start();
    await update({ ...named, whatsNew: 'Zeile eins.\nZeile zwei.' });
    const sent = written().find(({ url }) => url === '/seller/contentUpdate');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      contentId: tidewater,
      defaultLanguageCode: 'ENG',
      paid: 'N',
      publicationType: '03',
      startPublicationDate: null,
      screenshots: null,
      addLanguage: null,
      sellCountryList: null,
      newFeature: 'Zeile eins.\nZeile zwei.',
    });
  });

  test('sends the file as it is', async () => {
    const { update, written } = await start();
    const content = apk('x'.repeat(70_000));
    await update(named, content);
    const file = written()
      .find(({ url }) => url === '/galaxyapi/fileUpload')
      ?.form?.find(({ name }) => name === 'file');
    expect(file).toMatchObject({ fileName: 'tidewater_42.apk', size: content.length });
  });

  test('uses an existing draft', async () => {
    const { update, read } = await start();
    const { json } = await update({ contentId: sparrow, fileName: 'sparrow_13.apk', submit: 'true' });
    const [, draft] = await read(sparrow);
    expect([json.submitted, draft.contentStatus, draft.binaryList.length]).toEqual([true, 'READY_FOR_REVIEW', 2]);
  });

  test('copies the devices of an older binary, and deletes just that one', async () => {
    const { update, written } = await start();
    const { json } = await update({ ...named, copyDeviceGroupsOf: '1', removeOldBinaries: 'true', submit: 'true' });
    const added = written().find(({ url }) => url === '/seller/v2/content/binary');
    expect(JSON.parse(added?.body ?? '')).toMatchObject({ binarySeqForDeviceInfo: '1', gms: 'Y' });
    expect(json).toMatchObject({ deleted: ['1'], submitted: true });
  });

  test('begins a staged rollout: the binary first, then the rate', async () => {
    const { update, asked, call } = await start();
    const { status } = await update({ ...named, rolloutRate: '10', submit: 'true' });
    expect(status).toBe(200);
    expect(asked().slice(-3)).toEqual([
      'PUT /seller/v2/content/stagedRolloutBinary',
      'PUT /seller/v2/content/stagedRolloutRate',
      'POST /seller/contentSubmit',
    ]);
    const { json } = await call('ReadRolloutRate', { query: { contentId: tidewater, appStatus: 'REGISTRATION' } });
    expect(json.data.rolloutRate).toBe(10);
  });

  test('waits for a binary that Galaxy Store does not know yet', async () => {
    const { update, sandbox, asked } = await start();
    const body = { body: { resultCode: '1000', resultMessage: 'Invalid parameters.' }, from: 'seller' };
    sandbox.fail({ store: 'samsung', kind: 'status', status: 400, body, path: '/seller/v2/content/binary', times: 2 });
    const { status } = await update(named);
    expect([status, asked().filter((each) => each === 'POST /seller/v2/content/binary').length]).toEqual([200, 3]);
  });

  test('waits for a limited number of times', async () => {
    const { update, sandbox, asked } = await start();
    const body = { body: { resultCode: '1000', resultMessage: 'Invalid parameters.' }, from: 'seller' };
    sandbox.fail({ store: 'samsung', kind: 'status', status: 400, body, path: '/seller/v2/content/binary', times: 50 });
    const { json } = await update(named);
    expect(json.error.details[0].code).toBe('1000');
    expect(asked().filter((each) => each === 'POST /seller/v2/content/binary')).toHaveLength(5);
  });

  test('finds the number of its binary where the answer lacks it', async () => {
    const { update, sandbox } = await start();
    await update(named);
    const body = { resultCode: '0000', resultMessage: 'Ok' };
    sandbox.fail({ store: 'samsung', kind: 'status', status: 200, body, path: '/seller/v2/content/binary' });
    const { json } = await update({ ...named, fileName: 'tidewater_43.apk' });
    expect(json.binarySeq).toBe('2');
  });

  test('waits for an asynchronous result (303)', async () => {
    const { update, sandbox } = await start();
    sandbox.fail({ store: 'samsung', kind: 'later', path: '/seller/contentSubmit' });
    const { json } = await update({ ...named, submit: 'true' });
    expect(json.submitted).toBe(true);
  });
});

describe('A plan', () => {
  test('changes nothing, and names every step', async () => {
    const { update, written } = await start();
    const { status, json } = await update({
      ...named,
      removeOldBinaries: 'true',
      submit: 'true',
      dryRun: 'true',
    });
    expect([status, written(), json.submitted]).toEqual([200, [], false]);
    expect(json.steps.map(({ name, state }: Step) => `${state}: ${name}`)).toEqual([
      'done: Read app',
      'planned: Create upload session',
      'planned: Upload tidewater_42.apk',
      'planned: Update the draft',
      'planned: Add tidewater_42.apk as binary',
      'planned: Delete binary 1',
      'planned: Submit for review',
    ]);
  });

  test('names the rollout, too', async () => {
    const { update, written } = await start();
    const { json } = await update({ ...named, rolloutRate: '10', dryRun: 'true' });
    expect(written()).toEqual([]);
    expect(json.steps.map(({ name }: Step) => name)).toContain('Set rollout rate to 10');
  });

  test('needs no file', async () => {
    const { call } = await start();
    const { status } = await call('PublishGalaxyUpdate', { query: { ...named, gms: 'Y', dryRun: 'true' } });
    expect(status).toBe(200);
  });
});

describe('The name of the file', () => {
  test.each([
    ['Tide water (new) 42.APK', 'Tide_water_new_42.apk'],
    ['tidewater-2.1.0.aab', 'tidewater_2_1_0.aab'],
    ['../../etc/tide.apk', '_etc_tide.apk'],
    ['tide"; name="x.apk', 'tide_name_x.apk'],
    ['Gezeiten_für_alle.apk', 'Gezeiten_f_r_alle.apk'],
  ])('%s becomes %s', async (fileName, mended) => {
    const { update } = await start();
    const { json } = await update({ ...named, fileName, dryRun: 'true' });
    expect(json.fileName).toBe(mended);
  });

  test.each(['tidewater', 'tidewater.zip', '.apk', '潮.apk', '___.apk'])('%s is refused', async (fileName) => {
    const { update, written } = await start();
    const { status, json } = await update({ ...named, fileName });
    expect([status, json.error.code, written()]).toEqual([400, 'invalid_request', []]);
  });

  test('that the app has had is refused before the upload', async () => {
    const { update, asked } = await start();
    await update(named);
    const before = asked().length;
    const { json } = await update(named);
    expect(json.error.message).toContain('tidewater_42.apk already');
    expect(asked().slice(before)).toEqual(['GET /seller/contentInfo']);
  });
});

describe('Before anything is written, it is refused', () => {
  const refusals: readonly (readonly [string, Readonly<Record<string, string>>, string | undefined, RegExp])[] = [
    ['without a file', named, '', /Give the file, or its address/],
    ['with a file and an address', { ...named, fileUrl: 'https://builds.example.com/a.apk' }, apk(), /not both/],
    [
      'with an address that no one allowed',
      { ...named, fileUrl: 'https://files.example.com/a.apk' },
      '',
      /RELAY__FILE_HOSTS/,
    ],
    ['with a text for a file', named, '{"$content-type":"application/octet-stream"}', /neither an APK nor an AAB/],
    ['for an app that is not there', { ...named, contentId: '000000000001' }, apk(), /no Galaxy Store app/],
    ['for an app of somebody else', { ...named, contentId: '000007200001' }, apk(), /not yours/],
    ['for a version that is approved', { ...named, contentId: marea }, apk(), /READY_FOR_CHANGE/],
    ['with the devices of no binary', { ...named, copyDeviceGroupsOf: '7' }, apk(), /no binary 7/],
    [
      'with a rollout and without the old binary',
      { ...named, rolloutRate: '5', removeOldBinaries: 'true' },
      apk(),
      /delete it later/,
    ],
  ];

  test.each(refusals)('%s', async (_, query, body, message) => {
    const { update, written } = await start();
    const { json } = await update(query, body);
    expect(json.error.message).toMatch(message);
    expect(written()).toEqual([]);
  });

  test.each(['10', '100'])('while the version in the store is rolled out to %s of 100 people', async (rolloutRate) => {
    const { update, pass, written } = await start();
    await update({ ...named, publicationType: '01', rolloutRate, submit: 'true' });
    pass(10);
    const before = written().length;
    const { json } = await update({ ...named, fileName: 'tidewater_43.apk', rolloutRate: '5' });
    expect(json.error.message).toContain(`rolled out to ${rolloutRate} of 100 people. Finish that rollout`);
    expect(written()).toHaveLength(before);
  });

  test('by a policy that only reads and writes drafts', async () => {
    const { update, sandbox } = await start({ RELAY__ALLOW: 'read, write' });
    expect((await update(named)).status).toBe(403);
    expect(sandbox.seen).toEqual([]);
  });
});

describe('A fault in the middle', () => {
  test('reports what was done before it', async () => {
    const { update, sandbox } = await start();
    sandbox.fail({ store: 'samsung', kind: 'status', status: 500, path: '/seller/contentUpdate' });
    const { status, json } = await update(named);
    expect([status, json.error.code]).toEqual([409, 'outcome_unknown']);
    expect(json.error.message).toMatch(/^Update the draft: .* Check with Read Galaxy Store app /);
    expect(json.error.details.filter(({ code }: { code: string }) => code === 'done')).toEqual([
      { code: 'done', message: 'Read app' },
      { code: 'done', message: 'Create upload session' },
      { code: 'done', message: 'Upload tidewater_42.apk' },
    ]);
  });

  test('of the upload is no upload', async () => {
    const { update, sandbox, asked } = await start();
    const body = { fileKey: 'a-key', fileName: 'tidewater_42.apk', fileSize: '3', errorCode: null, errorMsg: null };
    sandbox.fail({ store: 'samsung', kind: 'status', status: 200, body, path: '/galaxyapi' });
    const { json } = await update(named);
    expect(json.error).toMatchObject({
      code: 'outcome_unknown',
      message: expect.stringContaining('3 have arrived'),
    });
    expect(asked().at(-1)).toBe('POST /galaxyapi/fileUpload');
  });

  test('that is an errorCode of the upload is an error', async () => {
    const { update, sandbox } = await start();
    const body = {
      fileKey: null,
      fileName: null,
      fileSize: null,
      errorCode: '7002',
      errorMsg: 'SessionId does not exist.',
    };
    sandbox.fail({ store: 'samsung', kind: 'status', status: 200, body, path: '/galaxyapi' });
    const { json } = await update(named);
    expect(json.error).toMatchObject({ code: 'store_refused', details: [{ code: '7002' }, {}, {}] });
  });

  test('is not followed by the submission', async () => {
    const { update, sandbox, asked } = await start();
    sandbox.fail({ store: 'samsung', kind: 'reset', path: '/seller/v2/content/binary' });
    const { json } = await update({ ...named, submit: 'true' });
    expect(json.error.code).toBe('outcome_unknown');
    expect(asked()).not.toContain('POST /seller/contentSubmit');
  });
});
