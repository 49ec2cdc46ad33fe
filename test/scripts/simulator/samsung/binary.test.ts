// The binaries of a draft: added from an upload, changed, deleted.
import { type Caller, madeIdOf, openCaller, recordsOf, refusedSecond } from './caller.ts';

let caller: Caller;
let contentId: string;
beforeEach(async () => {
  caller = await openCaller();
  contentId = await madeIdOf(caller, 'Sparrow Ledger');
});
afterEach(() => caller.sandbox.close());

const BINARY = '/seller/v2/content/binary';
function add(filekey: string, more: object = {}) {
  return caller.call(`POST ${BINARY}`, { contentId, filekey, gms: 'Y', ...more });
}
async function draftBinaries() {
  return (await recordsOf(caller, contentId))[1].binaryList;
}

test('An upload becomes a binary, and the name of its file says the version', async () => {
  const { status, body } = await add(await caller.fileKey('app-42.apk'), { binarySeqForDeviceInfo: '1' });
  expect([status, body]).toEqual([200, { resultCode: '0000', resultMessage: 'Ok', data: { binarySeq: '2' } }]);
  expect(await draftBinaries()).toMatchObject([{ binarySeq: '1' }, { binarySeq: '2', versionCode: '42' }]);
});

test('A file without a number in its name has the next version', async () => {
  await add(await caller.fileKey('release.aab'));
  expect(await draftBinaries()).toMatchObject([{ versionCode: '12' }, { versionCode: '13' }]);
});

test('An app on sale without a draft takes none: 4104', async () => {
  contentId = await madeIdOf(caller, 'Tidewater Almanac');
  const { status, body } = await add(await caller.fileKey('app-42.apk'));
  expect([status, body]).toEqual([400, refusedSecond('4104')]);
});

test('An upload can be used once: 5021', async () => {
  const key = await caller.fileKey('app-42.apk');
  await add(key);
  expect(await add(key)).toMatchObject({ status: 400, body: refusedSecond('5021') });
});

test('An upload can be used for one app: 5021', async () => {
  const key = await caller.fileKey('app-42.apk');
  await add(key);
  contentId = await madeIdOf(caller, 'Tidewater Almanac');
  await caller.call('POST /seller/contentUpdate', { contentId });
  expect((await add(key)).body).toEqual(refusedSecond('5021'));
});

test('A file of the same name is refused in the same app: 5021', async () => {
  await add(await caller.fileKey('app-42.apk'));
  expect((await add(await caller.fileKey('app-42.apk'))).body).toEqual(refusedSecond('5021'));
});

test('A picture is no binary', async () => {
  expect((await add(await caller.fileKey('icon.png'))).body).toEqual(refusedSecond('1000'));
});

test.each([
  ['a key that nobody has', { filekey: 'x' }],
  ['devices of a binary that is not there', { binarySeqForDeviceInfo: '9' }],
  ['gms in words', { gms: 'yes' }],
  ['fileKey spelled as the upload answers it', { fileKey: 'x' }],
])('It is refused with %s', async (_, wrong) => {
  expect((await add(await caller.fileKey('app-42.apk'), wrong)).body).toEqual(refusedSecond('1000'));
});

test('A binary can lose the mark of Google Mobile Services', async () => {
  const { body } = await caller.call(`PUT ${BINARY}`, { contentId, binarySeq: '1', gms: 'N' });
  expect(body).toEqual({ resultCode: '0000', resultMessage: 'Ok' });
  expect(await draftBinaries()).toMatchObject([{ binarySeq: '1', gms: 'N' }]);
});

test('What is deleted is gone from the draft, and stays on sale', async () => {
  expect((await caller.call(`DELETE ${BINARY}?contentId=${contentId}&binarySeq=1`)).body.resultCode).toBe('0000');
  expect(await recordsOf(caller, contentId)).toMatchObject([{ binaryList: [{ binarySeq: '1' }] }, { binaryList: [] }]);
});

test('A binary that is not there is refused inside a 200', async () => {
  const { status, body } = await caller.call(`PUT ${BINARY}`, { contentId, binarySeq: '9', gms: 'N' });
  expect([status, body]).toEqual([200, { resultCode: '1000', resultMessage: expect.any(String) }]);
});

test('A draft takes at most twenty', async () => {
  const sessionId = (await caller.call('POST /seller/createUploadSessionId')).body.sessionId;
  const outcomes: number[] = [];
  for (let code = 100; code < 120; code += 1) {
    const { fileKey } = (await caller.upload(sessionId, `app-${code}.apk`)).body;
    outcomes.push((await add(fileKey)).status);
  }
  expect(outcomes).toEqual([...Array(19).fill(200), 400]);
});
