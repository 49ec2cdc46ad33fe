// Staged rollout: binaries first, then an increasing rate, then all users.
import { REVIEW_STEP, road } from '../../../../scripts/simulator/samsung/review.ts';
import { type Caller, madeIdOf, openCaller, refusedSecond } from './caller.ts';

let caller: Caller;
let contentId: string;
beforeEach(async () => {
  caller = await openCaller();
  contentId = await madeIdOf(caller, 'Sparrow Ledger');
});
afterEach(() => caller.sandbox.close());

const RATE = '/seller/v2/content/stagedRolloutRate';
const BINARY = '/seller/v2/content/stagedRolloutBinary';
type Status = 'SALE' | 'REGISTRATION';

function read(path: string, appStatus: Status) {
  return caller.call(`GET ${path}?contentId=${contentId}&appStatus=${appStatus}`);
}
function enable(appStatus: Status, rolloutRate: number, countries?: object) {
  return caller.call(`PUT ${RATE}`, { contentId, appStatus, function: 'ENABLE_ROLLOUT', rolloutRate, ...countries });
}
function disable(appStatus: Status) {
  return caller.call(`PUT ${RATE}`, { contentId, appStatus, function: 'DISABLE_ROLLOUT' });
}
function binary(what: 'ADD' | 'REMOVE', binarySeq = '2') {
  return caller.call(`PUT ${BINARY}`, { contentId, function: what, binarySeq });
}
function only(countryCode: string, rolloutRate: number) {
  return { countries: [{ countryCode, rolloutRate }] };
}

async function addBinary(fileName = 'app-42.apk') {
  return caller.call('POST /seller/v2/content/binary', {
    contentId,
    filekey: await caller.fileKey(fileName),
    gms: 'Y',
    binarySeqForDeviceInfo: '1',
  });
}

/** An app on sale with a new binary in staged rollout. */
async function rollOut(rate: number): Promise<void> {
  await addBinary();
  await binary('ADD');
  await enable('REGISTRATION', rate);
  await caller.call('POST /seller/contentSubmit', { contentId });
  caller.wait(REVIEW_STEP * road.length);
}

test('A rate is set for everybody and for countries', async () => {
  await addBinary();
  await binary('ADD');
  const { status, body } = await enable('REGISTRATION', 30, only('KOR', 40));
  expect([status, body]).toEqual([200, { resultCode: '0000', resultMessage: 'Ok', data: {} }]);
  expect((await read(RATE, 'REGISTRATION')).body).toEqual({
    resultCode: '0000',
    resultMessage: 'Ok',
    data: { rolloutRate: 30, countries: [{ countryCode: 'KOR', rolloutRate: 40 }] },
  });
});

test('The binaries of a variant show which of them are rolled out', async () => {
  await addBinary();
  await binary('ADD');
  expect((await read(BINARY, 'REGISTRATION')).body.data.binaries).toEqual([
    expect.objectContaining({ seq: 1, rolloutStatus: 'DISABLED' }),
    {
      seq: 2,
      versionCode: '42',
      versionName: '42',
      fileName: 'app-42.apk',
      fileSize: 7,
      rolloutStatus: 'ENABLED',
      appStatus: 'REGISTRATION',
    },
  ]);
});

test('The older binary may stay in a draft that is rolled out, and the rate goes on sale with it', async () => {
  await rollOut(10);
  expect((await read(RATE, 'SALE')).body.data).toEqual({ rolloutRate: 10, countries: [] });
  expect((await read(BINARY, 'SALE')).body.data.binaries).toHaveLength(2);
});

test('A rate on sale can be raised, and countries are kept when none are named', async () => {
  await rollOut(10);
  await enable('SALE', 20, only('KOR', 30));
  expect((await enable('SALE', 25)).status).toBe(200);
  const { data } = (await read(RATE, 'SALE')).body;
  expect(data).toEqual({ rolloutRate: 25, countries: [{ countryCode: 'KOR', rolloutRate: 30 }] });
});

test('To disable is to give the binary to everybody', async () => {
  await rollOut(10);
  expect((await disable('SALE')).status).toBe(200);
  expect((await read(RATE, 'SALE')).body).toEqual(refusedSecond('3208'));
});

describe('It is refused with', () => {
  const refused = async (answered: ReturnType<typeof read>, code: string): Promise<void> => {
    expect(await answered).toMatchObject({ status: 400, body: refusedSecond(code) });
  };

  test('3100 for a variant that is not there', async () => {
    contentId = await madeIdOf(caller, 'Tidewater Almanac');
    await refused(read(BINARY, 'REGISTRATION'), '3100');
  });
  test('3103 for a rate on sale that falls', async () => {
    await rollOut(10);
    await refused(enable('SALE', 9), '3103');
  });
  test('3104 for a country on sale that falls', async () => {
    await rollOut(10);
    await enable('SALE', 20, only('KOR', 40));
    await refused(enable('SALE', 20, only('KOR', 30)), '3104');
  });
  test('3105 for a country without sales, and for one that is named twice', async () => {
    await addBinary();
    await binary('ADD');
    await refused(enable('REGISTRATION', 10, only('FRA', 10)), '3105');
    const twice = { countries: [...only('KOR', 10).countries, ...only('KOR', 20).countries] };
    await refused(enable('REGISTRATION', 10, twice), '3105');
  });
  test('3105 when a country that is ahead stands in the way of everybody', async () => {
    await rollOut(10);
    await enable('SALE', 20, only('KOR', 40));
    await refused(disable('SALE'), '3105');
  });
  test('3203 and 3204 for a draft that falls behind what is on sale', async () => {
    await rollOut(10);
    await caller.call('POST /seller/contentUpdate', { contentId });
    await addBinary('app-43.apk');
    await binary('ADD', '3');
    await refused(enable('REGISTRATION', 9), '3203');
    await refused(enable('REGISTRATION', 10, only('KOR', 9)), '3204');
  });
  test('3205 for an app that is registered in advance', async () => {
    contentId = await madeIdOf(caller, 'Orchard Timer');
    await refused(enable('REGISTRATION', 10), '3205');
  });
  test('3206 for a draft that is past changing', async () => {
    contentId = await madeIdOf(caller, 'Marea Surf');
    await refused(binary('ADD'), '3206');
  });
  test('3207 for a rate without a binary', () => refused(enable('REGISTRATION', 10), '3207'));
  test('3208 when no binary is set to be rolled out', async () => {
    await refused(read(RATE, 'REGISTRATION'), '3208');
    await refused(disable('REGISTRATION'), '3208');
    await refused(binary('REMOVE', '1'), '3208');
  });
  test('1000 for a rate over 100, without a rate, and for a binary that is not there', async () => {
    await addBinary();
    await binary('ADD');
    await refused(enable('REGISTRATION', 101), '1000');
    await refused(
      caller.call(`PUT ${RATE}`, { contentId, appStatus: 'REGISTRATION', function: 'ENABLE_ROLLOUT' }),
      '1000',
    );
    await refused(binary('ADD', '9'), '1000');
  });
});
