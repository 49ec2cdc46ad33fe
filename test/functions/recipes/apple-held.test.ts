// Memory of uploads: an image is read only after its set was found, and the total is limited.
import { Readable } from 'node:stream';
import { catalog } from '../../../connector/catalog.ts';
import { createRelay } from '../../../functions/composition.ts';
import { createDispatcher } from '../../../functions/dispatch.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { testCallOf } from '../../support/call.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay } from '../../support/relay.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();

async function start(seconds = 30) {
  let time = Date.parse('2026-11-22T12:00:00Z');
  const now = (): number => time;
  const sandbox = await open(startSandbox({ now }));
  // each poll of the processing state advances the simulated time by half a minute, without a real wait
  const pollDelay = (): number => {
    time += 30_000;
    return 1;
  };
  const settings = { ...sandbox.settings, RELAY__ALLOW: '*', RELAY__DEADLINE_SECONDS: String(seconds) };
  const relay = await open(openRelay(settings, { now }));
  const { json } = await relay.call('ListApps', { query: { 'filter[name]': 'Sparrow Ledger' } });
  const { dependencies: parts, close } = createRelay(readConfig(settings), catalog, {
    now,
    pollDelay,
    backOff: () => 5,
  });
  await open({ close });
  const operation = catalog.find(({ id }) => id === 'UploadScreenshot');
  const upload = async (body: Readable, inputs: Readonly<Record<string, string>> = {}, length?: number) => {
    if (!operation) throw new Error('There is no UploadScreenshot');
    const usual = { appId: json.data[0].id, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' };
    const headers = length === undefined ? {} : { 'content-length': String(length) };
    const call = { ...testCallOf({ query: { ...usual, ...inputs }, headers }), body };
    const answered = await createDispatcher(parts)(operation, call);
    return { ...answered, code: JSON.parse(String(answered.body)).error?.code };
  };
  return { upload };
}

/** A body that sends nothing, and the moment of its first read. */
function silent() {
  let ask = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  return { body: new Readable({ read: () => ask() }), asked };
}

test('a picture for an unknown language is never read', async () => {
  const { upload } = await start();
  let asked = false;
  const body = new Readable({
    read: () => {
      asked = true;
    },
  });
  expect((await upload(body, { locale: 'fr-FR' })).status).toBe(400);
  expect(asked).toBe(false);
});

test('a picture whose declared size is too large is never read', async () => {
  const { upload } = await start();
  const { status, code } = await upload(Readable.from([png()]), {}, 20_971_521);
  expect([status, code]).toEqual([413, 'payload_too_large']);
});

test('a picture that is longer than declared is rejected', async () => {
  const { upload } = await start();
  expect((await upload(Readable.from([png()]), {}, 1_999)).status).toBe(413);
});

test('a picture may arrive in any chunks', async () => {
  const { upload } = await start();
  const picture = png();
  const pieces = [picture.subarray(0, 5), picture.subarray(5, 5), picture.subarray(5)];
  expect((await upload(Readable.from(pieces), {}, picture.length)).status).toBe(200);
});

test('a picture that does not arrive in time releases its memory', async () => {
  const { upload } = await start(3);
  expect((await upload(silent().body)).status).toBe(408);
});

test('while so many pictures are on their way, one more waits for its turn, and a small one need not', async () => {
  const { upload } = await start();
  const others = Array.from({ length: 6 }, silent);
  const under = others.map(({ body }) => upload(body));
  await Promise.all(others.map(({ asked }) => asked));
  const late = silent();
  const waits = upload(late.body);
  let isAsked = false;
  void late.asked.then(() => {
    isAsked = true;
    late.body.push(null);
  });
  expect((await upload(Readable.from([png()]), {}, png().length)).status).toBe(200);
  expect(isAsked).toBe(false);
  for (const { body } of others) body.push(null);
  expect((await Promise.all(under)).map((each) => each.status)).toEqual([400, 400, 400, 400, 400, 400]);
  expect((await waits).status).toBe(400);
});
