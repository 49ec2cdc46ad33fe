// A screenshot upload to the simulator: reserved, sent in parts without a token, committed with its checksum, and processed.
import { createHash, randomBytes } from 'node:crypto';
import {
  appNamed,
  changeResource,
  entity,
  firstOf,
  openSimulatorSession,
  type SimulatorSession,
  storeRefusal,
  type Thing,
} from '../../../support/simulatorSession.ts';

interface Operation {
  readonly url: string;
  readonly offset: number;
  readonly length: number;
}

const file = randomBytes(700_000);
function md5(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}

let session: SimulatorSession;
let set: Thing;
let text: Thing;
beforeEach(async () => {
  session = await openSimulatorSession();
  const version = await firstOf(session, `/v1/apps/${(await appNamed(session, 'Tessera Notes')).id}/appStoreVersions`);
  text = await firstOf(session, `/v1/appStoreVersions/${version.id}/appStoreVersionLocalizations`);
  set = (await makeSet()).json.data;
});
afterEach(() => session.close());

function makeSet() {
  const links = { appStoreVersionLocalization: text };
  return session.call(
    'POST',
    '/v1/appScreenshotSets',
    entity('appScreenshotSets', { screenshotDisplayType: 'APP_IPHONE_67' }, links),
  );
}

async function reserve(): Promise<Thing> {
  const attributes = { fileName: 'home.png', fileSize: file.length };
  return (
    await session.call('POST', '/v1/appScreenshots', entity('appScreenshots', attributes, { appScreenshotSet: set }))
  ).json.data;
}

function operationsOf({ attributes }: Thing) {
  return attributes.uploadOperations as unknown as readonly Operation[];
}

async function put(url: string, body: Buffer, headers: Record<string, string> = {}): Promise<number> {
  return (await fetch(url, { method: 'PUT', body, headers })).status;
}

async function send(shot: Thing): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const { url, offset, length } of operationsOf(shot))
    statuses.push(await put(url, file.subarray(offset, offset + length)));
  return statuses;
}

function commit(shot: Thing, sourceFileChecksum: string) {
  return session.call(
    'PATCH',
    `/v1/appScreenshots/${shot.id}`,
    changeResource(shot, { uploaded: true, sourceFileChecksum }),
  );
}

function stateOf(shot: Thing): unknown {
  return (shot.attributes.assetDeliveryState as unknown as { state: string }).state;
}

test('A file is sent in parts, committed, and complete a moment later', async () => {
  const shot = await reserve();
  expect(operationsOf(shot).map(({ offset, length }) => [offset, length])).toEqual([
    [0, 524_288],
    [524_288, 175_712],
  ]);
  expect(stateOf(shot)).toBe('AWAITING_UPLOAD');
  expect(await send(shot)).toEqual([200, 200]);
  const committed = (await commit(shot, md5(file))).json.data;
  expect([stateOf(committed), committed.attributes.uploadOperations]).toEqual(['UPLOAD_COMPLETE', undefined]);
  session.wait(1);
  const [shown = shot] = await session.list(`/v1/appScreenshotSets/${set.id}/appScreenshots`);
  expect([stateOf(shown), shown.id]).toEqual(['COMPLETE', shot.id]);
});

test('A part of another length is refused', async () => {
  const [first] = operationsOf(await reserve());
  expect(await put(first?.url ?? '', Buffer.alloc(10))).toBe(400);
});

test('A token in addition to a signed URL is refused, as by S3', async () => {
  const [first] = operationsOf(await reserve());
  const body = file.subarray(0, first?.length);
  expect(await put(first?.url ?? '', body, { authorization: 'Bearer something' })).toBe(400);
});

test('An incomplete file cannot be committed', async () => {
  const shot = await reserve();
  expect(storeRefusal(await commit(shot, md5(file)))).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID']);
});

test('A file with another checksum fails', async () => {
  const shot = await reserve();
  await send(shot);
  expect(stateOf((await commit(shot, md5(Buffer.alloc(1)))).json.data)).toBe('FAILED');
});

test('An upload URL expires after a week', async () => {
  const [first] = operationsOf(await reserve());
  session.wait(7 * 24 * 60);
  expect(await put(first?.url ?? '', file.subarray(0, first?.length))).toBe(403);
});

test('A language has one set for each size of screen', async () => {
  expect(storeRefusal(await makeSet())).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE']);
});
