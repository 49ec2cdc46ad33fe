// Purchases: found in the orders, consumed, acknowledged, canceled, and their receipts.
import { askRaw } from '../../../support/rawHttp.ts';
import { type Caller, openCaller } from './caller.ts';

let caller: Caller;
beforeEach(async () => {
  caller = await openCaller();
});
afterEach(() => caller.sandbox.close());

const SELLER = '000000710001';
const PURCHASES = '/iap/seller/v6/applications/com.example.tidewater/purchases';
const NOBODY = '0'.repeat(64);
function refused(code: string) {
  return { status: 400, body: { code, message: expect.any(String) } };
}

function orders(more: object = {}) {
  return caller.call('POST /iap/seller/orders', { sellerSeq: SELLER, ...more });
}
/** The first three orders of a day are an item, another item, and a subscription. */
async function bought(nth: 0 | 1 | 2, daysAgo = 1): Promise<string> {
  const date = caller.day(daysAgo).replaceAll('-', '');
  return (await orders({ requestDate: date })).body.orderItemList[nth].purchaseId;
}
function settle(purchaseId: string, action: string, more: object = {}) {
  return caller.call(`PATCH ${PURCHASES}/${purchaseId}`, { action, ...more });
}
async function outcome(purchaseId: string, action: string): Promise<string> {
  return (await settle(purchaseId, action)).body.purchaseItemList[0].statusCode;
}
function subscription(purchaseId: string) {
  return caller.call(`GET ${PURCHASES}/subscriptions/${purchaseId}`);
}
function act(purchaseId: string, body: object) {
  return caller.call(`PATCH ${PURCHASES}/subscriptions/${purchaseId}`, body);
}
async function receipt(purchaseId: string) {
  const received = await askRaw(caller.sandbox.origins.samsung.iap ?? '', `/iap/v6/receipt?purchaseID=${purchaseId}`);
  return { status: received.status, body: JSON.parse(received.text) };
}

describe('Orders', () => {
  interface Order {
    readonly orderId: string;
    readonly orderTime: string;
  }
  const readPages = async (requestDate: string): Promise<readonly (readonly Order[])[]> => {
    const pages: Order[][] = [];
    let token: string | null = '';
    while (token !== null && pages.length < 5) {
      const { body } = await orders({ requestDate, ...(token && { continuationToken: token }) });
      pages.push(body.orderItemList);
      token = body.continuationToken;
    }
    return pages;
  };

  test('come in pages of a hundred; tokens lead through the rest without duplicates', async () => {
    const days = await Promise.all(['20260901', '20260902', '20260903', '20260904'].map(readPages));
    const longest = days.toSorted((a, b) => b.length - a.length)[0] ?? [];
    expect(longest.length).toBeGreaterThan(1);
    expect(longest.slice(0, -1).every((page) => page.length === 100)).toBe(true);
    const ids = longest.flat().map(({ orderId }) => orderId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are those of yesterday unless a day is named, and the same at every look', async () => {
    const { body } = await orders();
    expect(body.orderItemList.every(({ orderTime }: Order) => orderTime.startsWith(caller.day(1)))).toBe(true);
    expect((await orders()).body).toEqual(body);
  });

  test('contain only strings', async () => {
    const [order] = (await orders()).body.orderItemList;
    expect(Object.values(order).every((value) => typeof value === 'string')).toBe(true);
  });

  test('of a future day are empty', async () => {
    expect((await orders({ requestDate: '21000101' })).body).toEqual({ continuationToken: null, orderItemList: [] });
  });

  test.each([
    ['another seller', { sellerSeq: '000000000001' }, 'SLR_4006'],
    ["another seller's app", { packageName: 'com.example.games.badgers' }, 'SLR_4006'],
    ['a token that nobody gave', { continuationToken: 'abc' }, '1000'],
    ['a date with dashes', { requestDate: '2026-09-01' }, '1000'],
  ])('are refused for %s', async (_, wrong, code) => {
    expect(await orders(wrong)).toMatchObject(refused(code));
  });
});

describe('The outcome of consuming or acknowledging', () => {
  test('is inside a 200, one for each purchase', async () => {
    const [first, second] = [await bought(0), await bought(1)];
    const { status, body } = await settle(first, 'consume', { purchasedIdList: [first, second, NOBODY] });
    expect([status, body]).toEqual([
      200,
      {
        totalCount: 3,
        purchaseItemList: [
          { purchaseId: first, statusCode: '0', statusString: 'success.' },
          { purchaseId: second, statusCode: '0', statusString: 'success.' },
          { purchaseId: NOBODY, statusCode: '1', statusString: "Can't find an order with this purchaseId." },
        ],
      },
    ]);
  });
  test('is 1 for a purchase that is not there', async () => expect(await outcome(NOBODY, 'consume')).toBe('1'));
  test('is 2 for an order that was canceled', async () =>
    expect(await outcome(await bought(1, 3), 'consume')).toBe('2'));
  test('is 3 for a subscription that is consumed, and for an item that is acknowledged', async () => {
    expect(await outcome(await bought(2), 'consume')).toBe('3');
    expect(await outcome(await bought(0), 'acknowledge')).toBe('3');
  });
  test('is 4 the second time', async () => {
    const id = await bought(2);
    expect([await outcome(id, 'acknowledge'), await outcome(id, 'acknowledge')]).toEqual(['0', '4']);
  });
  test("is 5 under another app's name", async () => {
    const path = PURCHASES.replace('tidewater', 'marea');
    const { body } = await caller.call(`PATCH ${path}/${await bought(0)}`, { action: 'consume' });
    expect(body.purchaseItemList[0].statusCode).toBe('5');
  });
});

describe('A subscription', () => {
  test('is active until it is canceled', async () => {
    const id = await bought(2);
    expect((await subscription(id)).body).toMatchObject({
      subscriptionStatus: 'ACTIVE',
      subscriptionFirstPurchaseID: id,
      subscriptionPurchaseDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT$/),
      cancelSubscriptionDate: null,
    });
    const done = await act(id, { action: 'cancel', caller: 'user' });
    expect([done.status, done.body]).toEqual([200, { code: '0000', message: 'Success' }]);
    expect((await subscription(id)).body).toMatchObject({
      subscriptionStatus: 'CANCEL',
      cancelSubscriptionDate: expect.any(String),
      cancelSubscriptionReason: 'cancel by user',
    });
  });

  test.each([
    ['cancel', 'CANCEL', 'success'],
    ['refund', 'ACTIVE', 'cancel'],
    ['revoke', 'CANCEL', 'cancel'],
  ])('is after %s %s, and its receipt says %s', async (action, state, paid) => {
    const id = await bought(2);
    await act(id, { action });
    expect((await subscription(id)).body.subscriptionStatus).toBe(state);
    expect((await receipt(id)).body.status).toBe(paid);
  });

  test('is renewed by the month', async () => {
    const id = await bought(2);
    caller.wait(61 * 86_400_000);
    expect((await subscription(id)).body).toMatchObject({ totalNumberOfRenewalPayment: '2' });
  });

  test('can only be canceled', async () => {
    expect(await act(await bought(2), { action: 'refund', caller: 'user' })).toMatchObject(refused('1000'));
  });

  test('is refused for an unknown purchase, and for an app of another seller', async () => {
    expect(await subscription(await bought(0))).toMatchObject(refused('SLR_4008'));
    const path = PURCHASES.replace('tidewater', 'games.badgers');
    expect(await caller.call(`GET ${path}/subscriptions/${NOBODY}`)).toMatchObject(refused('SLR_4006'));
  });
});

describe('A receipt', () => {
  test('needs no token, and reports the state of the purchase', async () => {
    const id = await bought(0);
    expect(await receipt(id)).toMatchObject({ status: 200, body: { status: 'success', consumeYN: 'N' } });
    await settle(id, 'consume');
    expect((await receipt(id)).body).toMatchObject({ consumeYN: 'Y', consumeDate: expect.any(String) });
  });

  test.each([
    ['is not there', NOBODY, 9135],
    ['has no ID', 'x', 9153],
  ])('of a purchase that %s is a success with the status fail', async (_, id, errorCode) => {
    expect(await receipt(id)).toEqual({
      status: 200,
      body: { status: 'fail', errorCode, errorMessage: expect.any(String) },
    });
  });
});
