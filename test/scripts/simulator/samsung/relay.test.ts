// The simulator's settings connect the relay to all three hosts of Galaxy Store.
import { createHash } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { type EntryPoint, openPipeline } from '../../../support/entryPoints.ts';

let sandbox: Sandbox;
let entryPoint: EntryPoint;
beforeAll(async () => {
  sandbox = await startSandbox();
  entryPoint = await openPipeline({ ...sandbox.settings, RELAY__ALLOW: '*, anything' });
});
afterAll(async () => {
  await entryPoint.close();
  await sandbox.close();
});

test('A list comes from the gateway', async () => {
  const { status, json } = await entryPoint.call('/api/samsung/seller/contentList');
  expect([status, json[0].contentName]).toEqual([200, 'Tidewater Almanac']);
});

test('A file goes to the host for uploads, byte for byte', async () => {
  const session = await entryPoint.call('/api/samsung/seller/createUploadSessionId', { method: 'POST' });
  const address = `/api/samsung/galaxyapi/fileUpload?fileName=app_42.apk&sessionId=${session.json.sessionId}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const { status, json } = await entryPoint.call(address, { method: 'POST', headers, body: 'ä file' });
  expect([status, json.fileSize]).toEqual([200, '7']);
  const sha256 = createHash('sha256').update('ä file').digest('hex');
  expect(sandbox.seen.at(-1)?.form?.find(({ name }) => name === 'file')).toMatchObject({ size: 7, sha256 });
});

test('A receipt comes from the host for purchases, which sees no token', async () => {
  const body = JSON.stringify({ sellerSeq: '000000710001' });
  const headers = { 'content-type': 'application/json' };
  const orders = await entryPoint.call('/api/samsung/iap/seller/orders', { method: 'POST', headers, body });
  const [{ purchaseId }] = orders.json.orderItemList;
  const { status, json } = await entryPoint.call(`/api/samsung/iap/v6/receipt?purchaseID=${purchaseId}`);
  expect([status, json.status]).toEqual([200, 'success']);
  expect(sandbox.seen.at(-1)?.headers).not.toHaveProperty('authorization');
});
