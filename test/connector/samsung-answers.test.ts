// Samsung returns the same field as a number or a string, and omits fields: no such response is treated as an error.
import { catalog } from '../../connector/catalog.ts';
import { matchesShape } from '../../functions/pipeline/validateResponse.ts';

function takes(id: string, answer: unknown): boolean {
  const found = catalog.find((each) => each.id === id);
  return found !== undefined && matchesShape(found.responds, answer);
}

const ok = { resultCode: '0000', resultMessage: 'Ok' };

test.each([
  ['ListGalaxyApps', 'an empty list', []],
  ['ListGalaxyApps', 'an app without a price', [{ contentId: '000001112223', standardPrice: null }]],
  ['ReadGalaxyApp', 'no variant', []],
  [
    'UpdateGalaxyApp',
    'the older envelope',
    { ctntId: '000001112223', httpStatus: 'OK', errorCode: null, errorMsg: null },
  ],
  ['UpdateGalaxyApp', 'the newer envelope', ok],
  ['AddBinary', 'no data', ok],
  ['AddBinary', 'a number', { ...ok, data: { binarySeq: 3 } }],
  ['ModifyBinary', 'a code that is a number', { resultCode: 0 }],
  ['UploadFile', 'a size that is a number', { fileKey: 'a1', fileSize: 12, errorCode: null }],
  ['ReadBetaTest', 'no testers', { ...ok, data: { totalNumberOfBetaTesters: 0, betaTesters: null } }],
  ['UpdateBetaTest', 'no data', ok],
  ['ReadRolloutRate', 'a rate that is a text', { ...ok, data: { rolloutRate: '30' } }],
  ['ListRolloutBinaries', 'a number that is a number', { ...ok, data: { binaries: [{ seq: 3 }] } }],
  [
    'ListGalaxyReviews',
    'an ID that is a number',
    { ...ok, data: { contentId: 1112223, comments: [{ rating: null }] } },
  ],
  ['ListItems', 'no items', { itemList: null, totalCount: 0 }],
  ['ListOrders', 'a last page', { continuationToken: null, orderItemList: [] }],
  ['ReadGalaxySubscription', 'nulls', { latestRenewalDate: null, priceChange: null }],
  ['ReadReceipt', 'a purchase that was taken back', { status: 'cancel' }],
])('%s may answer %s: %s', (id, _, answer) => {
  expect(takes(id, answer)).toBe(true);
});

test.each([
  ['ListGalaxyApps', 'an object', {}],
  ['CreateUploadSession', 'no session', { url: 'https://store.example/upload' }],
  ['UploadFile', 'no file key', { fileKey: null, fileName: 'reader.apk' }],
  ['ReadBetaTest', 'no data', ok],
  ['ListGalaxyReviews', 'no data', ok],
  ['ReadItem', 'no item', { title: 'Fuel' }],
  ['ReadReceipt', 'no status', { orderId: 'S1' }],
  ['ReadAppMetrics', 'no data', { contentId: '000001112223' }],
])('%s may not answer %s', (id, _, answer) => {
  expect(takes(id, answer)).toBe(false);
});
