// In-app items: paginated list, create, update, delete.
import { type Caller, openCaller } from './caller.ts';

let caller: Caller;
beforeEach(async () => {
  caller = await openCaller();
});
afterEach(() => caller.sandbox.close());

const ITEMS = '/iap/v6/applications/com.example.tidewater/items';
const lamp = {
  id: 'lamp',
  title: 'Lamp',
  description: 'A light in the night.',
  type: 'ITEM',
  status: 'PUBLISHED',
  itemPaymentMethod: { phoneBillStatus: true },
  usdPrice: 0.99,
  prices: [{ countryId: 'USA', currency: 'USD', localPrice: '0.99' }],
};
function refused(code: string) {
  return { status: 400, body: { code, message: expect.any(String) } };
}

test('They come in pages, and both the page and its size have to be named', async () => {
  const { body } = await caller.call(`GET ${ITEMS}?page=2&size=20`);
  expect([body.itemList.length, body.totalCount]).toEqual([10, 30]);
  expect(await caller.call(`GET ${ITEMS}?page=1`)).toMatchObject(refused('1000'));
});

test('A new one can be read at once, and comes once', async () => {
  expect(await caller.call(`POST ${ITEMS}`, lamp)).toMatchObject({ status: 200, body: lamp });
  expect((await caller.call(`GET ${ITEMS}/lamp`)).body).toEqual(lamp);
  expect(await caller.call(`POST ${ITEMS}`, lamp)).toMatchObject(refused('1000'));
});

test('PUT replaces the whole of it', async () => {
  await caller.call(`POST ${ITEMS}`, lamp);
  const bright = { ...lamp, title: 'Bright lamp', usdPrice: 1.99 };
  await caller.call(`PUT ${ITEMS}`, bright);
  expect((await caller.call(`GET ${ITEMS}/lamp`)).body).toEqual(bright);
  const { description: _, ...part } = bright;
  expect(await caller.call(`PUT ${ITEMS}`, part)).toMatchObject(refused('1000'));
});

test('PATCH changes the title and the prices of the countries named, and nothing else', async () => {
  await caller.call(`POST ${ITEMS}`, lamp);
  const [usa, korea] = [
    { countryId: 'USA', localPrice: '1.29' },
    { countryId: 'KOR', localPrice: '1200' },
  ];
  await caller.call(`PATCH ${ITEMS}`, { id: 'lamp', title: 'Lantern', prices: [usa, korea] });
  const prices = [{ ...usa, currency: 'USD' }, korea];
  expect((await caller.call(`GET ${ITEMS}/lamp`)).body).toEqual({ ...lamp, title: 'Lantern', prices });
  expect(await caller.call(`PATCH ${ITEMS}`, { id: 'lamp', usdPrice: 2 })).toMatchObject(refused('1000'));
});

test('A deleted item is returned once more, and is then gone', async () => {
  expect((await caller.call(`DELETE ${ITEMS}/night_charts`)).body).toMatchObject({
    id: 'night_charts',
    status: 'REMOVED',
  });
  expect(await caller.call(`GET ${ITEMS}/night_charts`)).toMatchObject(refused('1000'));
});

test('A price is at most 999.99 dollars', async () => {
  expect((await caller.call(`POST ${ITEMS}`, { ...lamp, usdPrice: 999.99 })).status).toBe(200);
  expect(await caller.call(`PUT ${ITEMS}`, { ...lamp, usdPrice: 1000 })).toMatchObject(refused('1000'));
});

test.each([
  ['without the IAP SDK', 'com.example.sparrowledger'],
  ['that is not on sale', 'com.example.orchardtimer'],
  ['that is not there', 'com.example.nowhere'],
])('An app %s has none: 106', async (_, packageName) => {
  const answered = await caller.call(`GET /iap/v6/applications/${packageName}/items?page=1&size=20`);
  expect(answered).toMatchObject(refused('106'));
});
