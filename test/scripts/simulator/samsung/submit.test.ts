// The states of a draft: submitted, reviewed, on sale, off sale.
import { REVIEW_STEP, road } from '../../../../scripts/simulator/samsung/review.ts';
import { type Caller, madeIdOf, openCaller, recordsOf, refusedAs, statesOf } from './caller.ts';

let caller: Caller;
beforeEach(async () => {
  caller = await openCaller();
});
afterEach(() => caller.sandbox.close());

const WHOLE_REVIEW = REVIEW_STEP * road.length;

function submit(contentId: string) {
  return caller.call('POST /seller/contentSubmit', { contentId });
}
function move(contentId: string, contentStatus: string) {
  return caller.call('POST /seller/contentStatusUpdate', { contentId, contentStatus });
}
function change(contentId: string, changes: object = {}) {
  return caller.call('POST /seller/contentUpdate', { contentId, ...changes });
}

describe('contentSubmit', () => {
  test('returns 204 and submits the draft for review', async () => {
    const id = await madeIdOf(caller, 'Sparrow Ledger');
    expect(await submit(id)).toMatchObject({ status: 204, body: '' });
    expect(await statesOf(caller, id)).toEqual(['FOR_SALE', 'READY_FOR_REVIEW']);
  });

  test('is refused with 3201 to an app without a draft, and to a draft that is under way', async () => {
    for (const name of ['Tidewater Almanac', 'Marea Surf']) {
      const id = await madeIdOf(caller, name);
      const { status, body } = await submit(id);
      expect([status, body]).toEqual([400, refusedAs(id, '3201')]);
    }
  });

  test('is refused with 4106 without consent to the export laws', async () => {
    const id = await madeIdOf(caller, 'Sparrow Ledger');
    await change(id, { usExportLaws: false });
    expect((await submit(id)).body).toEqual(refusedAs(id, '4106'));
  });

  test('is refused with 4106 while a replaced binary is still there', async () => {
    const id = await madeIdOf(caller, 'Sparrow Ledger');
    const filekey = await caller.fileKey('app-99.apk');
    const added = { contentId: id, filekey, gms: 'Y', binarySeqForDeviceInfo: '1' };
    await caller.call('POST /seller/v2/content/binary', added);
    expect((await submit(id)).body).toEqual(refusedAs(id, '4106'));
    await caller.call(`DELETE /seller/v2/content/binary?contentId=${id}&binarySeq=1`);
    expect((await submit(id)).status).toBe(204);
  });

  test('is refused with 4129 to a beta', async () => {
    const id = await madeIdOf(caller, 'Kettle & Clock');
    const { status, body } = await submit(id);
    expect([status, body]).toEqual([403, refusedAs(id, '4129', 'FORBIDDEN')]);
  });
});

describe('A review', () => {
  test('goes through its states over time', async () => {
    const id = await madeIdOf(caller, 'Sparrow Ledger');
    await submit(id);
    const seen: (string | undefined)[] = [];
    for (const _ of road) {
      seen.push((await statesOf(caller, id))[1]);
      caller.wait(REVIEW_STEP);
    }
    expect(seen).toEqual([...road]);
  });

  test('ends on sale when the app is published by itself', async () => {
    const id = await madeIdOf(caller, 'Sparrow Ledger');
    await change(id, { newFeature: 'Now with tides.' });
    await submit(id);
    caller.wait(WHOLE_REVIEW);
    const records = await recordsOf(caller, id);
    expect(records).toMatchObject([{ contentStatus: 'FOR_SALE', newFeature: 'Now with tides.' }]);
  });

  test('ends in READY_FOR_CHANGE when the seller publishes, and then FOR_SALE is due', async () => {
    const id = await madeIdOf(caller, 'Tidewater Almanac');
    await change(id, { newFeature: 'Now with tides.' });
    await submit(id);
    caller.wait(WHOLE_REVIEW);
    expect(await statesOf(caller, id)).toEqual(['FOR_SALE', 'READY_FOR_CHANGE']);
    expect(await move(id, 'FOR_SALE')).toMatchObject({ status: 204 });
    expect(await recordsOf(caller, id)).toMatchObject([{ contentStatus: 'FOR_SALE', newFeature: 'Now with tides.' }]);
  });

  test('ends in READY_FOR_SALE for an app that was never on sale', async () => {
    const id = await madeIdOf(caller, 'Orchard Timer');
    await change(id, { publicationType: '03' });
    await submit(id);
    caller.wait(WHOLE_REVIEW);
    expect(await statesOf(caller, id)).toEqual(['READY_FOR_SALE']);
  });

  test('waits for the date of publication', async () => {
    const id = await madeIdOf(caller, 'Sparrow Ledger');
    const tomorrow = `${caller.day(-1)} 12:00:00`;
    await change(id, { publicationType: '02', startPublicationDate: tomorrow });
    await submit(id);
    caller.wait(WHOLE_REVIEW);
    expect(await statesOf(caller, id)).toEqual(['FOR_SALE', 'READY_FOR_CHANGE']);
    caller.wait(86_400_000);
    expect(await statesOf(caller, id)).toEqual(['FOR_SALE']);
  });
});

describe('contentStatusUpdate', () => {
  test('takes an app off sale, and then out of the store', async () => {
    const id = await madeIdOf(caller, 'Tidewater Almanac');
    await move(id, 'SUSPENDED');
    expect(await statesOf(caller, id)).toEqual(['SUSPENDED']);
    await move(id, 'TERMINATED');
    expect(await statesOf(caller, id)).toEqual(['TERMINATED']);
  });

  test.each([
    ['Tidewater Almanac', 'FOR_SALE'],
    ['Tidewater Almanac', 'TERMINATED'],
    ['Sparrow Ledger', 'FOR_SALE'],
    ['Bramble Recipes', 'SUSPENDED'],
  ])('refuses %s the way to %s with 4105', async (name, status) => {
    const id = await madeIdOf(caller, name);
    const answered = await move(id, status);
    expect([answered.status, answered.body]).toEqual([403, refusedAs(id, '4105', 'FORBIDDEN')]);
  });

  test('refuses a beta with 4129', async () => {
    expect((await move(await madeIdOf(caller, 'Kettle & Clock'), 'FOR_SALE')).body.body.errorCode).toBe('4129');
  });

  test('allows three target states', async () => {
    expect((await move(await madeIdOf(caller, 'Tidewater Almanac'), 'UPDATING')).body.body.errorCode).toBe('1000');
  });
});
