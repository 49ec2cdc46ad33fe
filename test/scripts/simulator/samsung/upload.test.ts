// Uploads: a session from the gateway, the file to another host; only its name, size and hash are stored.
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { JSON_TYPE, NO_PERMISSION } from '../../../support/simulatedSamsung.ts';
import { type Answered, type Caller, FORM_TYPE, form, openCaller } from './caller.ts';

let caller: Caller;
beforeAll(async () => {
  caller = await openCaller();
});
afterAll(() => caller.sandbox.close());

async function openSession(): Promise<string> {
  return (await caller.call('POST /seller/createUploadSessionId')).body.sessionId;
}

function refused(errorCode: string) {
  return {
    fileKey: null,
    fileName: null,
    fileSize: null,
    errorCode,
    errorMsg: expect.any(String),
  };
}

test('A session names the address that takes its files', async () => {
  const { status, body } = await caller.call('POST /seller/createUploadSessionId');
  expect([status, body]).toEqual([
    200,
    { url: `${caller.sandbox.origins.samsung.upload}/galaxyapi/fileUpload`, sessionId: expect.any(String) },
  ]);
  expect(caller.sandbox.origins.samsung.upload).not.toBe(caller.sandbox.origins.samsung.api);
});

test('A file is answered with its key, its name and its size as a text', async () => {
  const { status, body } = await caller.upload(await openSession(), 'icon.png', 'äöü');
  expect([status, body]).toEqual([
    200,
    { fileKey: expect.any(String), fileName: 'icon.png', fileSize: '6', errorCode: null, errorMsg: null },
  ]);
});

test('The same name twice in one session is refused', async () => {
  const session = await openSession();
  await caller.upload(session, 'app-1.apk');
  const { status, body } = await caller.upload(session, 'app-1.apk');
  expect([status, body]).toEqual([400, refused('1000')]);
});

test('A session that nobody made is refused with 7002', async () => {
  const { status, body } = await caller.upload('d7ca6869-128e-4bfb-a56d-674d77f08848', 'app-1.apk');
  expect([status, body]).toEqual([403, refused('7002')]);
});

test('A session is good for 24 hours', async () => {
  const own = await openCaller();
  const session = (await own.call('POST /seller/createUploadSessionId')).body.sessionId;
  own.wait(86_390_000);
  expect((await own.upload(session, 'early.apk')).status).toBe(200);
  own.wait(10_001);
  expect((await own.upload(session, 'late.apk')).body).toEqual(refused('7002'));
  await own.sandbox.close();
});

/** Sends an arbitrary request to the upload host. */
function send(headers: Readonly<Record<string, string>>, pieces: readonly (string | Buffer)[]): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const url = `${caller.sandbox.origins.samsung.upload}/galaxyapi/fileUpload`;
    const outgoing = request(url, { method: 'POST', headers, agent: false }, async (incoming) => {
      const text = (await incoming.toArray()).join('');
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: JSON.parse(text) });
    });
    outgoing.on('error', reject);
    for (const piece of pieces) outgoing.write(piece);
    outgoing.end();
  });
}

test('A form without a file, and one that does not end, are refused with 7001', async () => {
  const whole = form(await openSession(), 'app-1.apk', 'content');
  for (const body of [whole.replace('"file"', '"data"'), whole.slice(0, -6)]) {
    const answered = await send({ ...caller.headers, ...FORM_TYPE }, [body]);
    expect([answered.status, answered.body]).toEqual([403, refused('7001')]);
  }
});

test('A JSON body is not accepted as a form', async () => {
  expect((await send({ ...caller.headers, ...JSON_TYPE }, ['{}'])).body.errorCode).toBe('7001');
});

test('The upload host asks for the same headers as the gateway', async () => {
  expect((await send(FORM_TYPE, [form('x', 'y', 'z')])).status).toBe(401);
  const gss = await caller.signIn(['gss']);
  const { status, body } = await send({ ...gss, ...FORM_TYPE }, [form('x', 'y', 'z')]);
  expect([status, body]).toEqual([403, NO_PERMISSION]);
});

test('A long file is counted and hashed as it comes in, wherever it is cut', async () => {
  const [head = '', tail = ''] = form(await openSession(), 'app-7.apk', '####').split('####');
  const content = Buffer.concat([randomBytes(3_000_000), Buffer.from('\r\n--sandbox-boundar\r\n'), randomBytes(1_001)]);
  const bytes = Buffer.concat([Buffer.from(head), content, Buffer.from(tail)]);
  const pieces = [
    bytes.subarray(0, 60),
    bytes.subarray(60, 3_000_200),
    bytes.subarray(3_000_200, -9),
    bytes.subarray(-9),
  ];
  const { body } = await send({ ...caller.headers, ...FORM_TYPE }, pieces);
  expect(body.fileSize).toBe(String(content.length));
  const seen = caller.sandbox.seen.at(-1);
  expect(seen?.form?.find(({ name }) => name === 'file')).toMatchObject({
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  expect(JSON.stringify(seen).length).toBeLessThan(20_000);
});

test('Each host refuses the calls of the other', async () => {
  expect((await caller.call('POST /galaxyapi/fileUpload')).status).toBe(404);
  const { upload, iap } = caller.sandbox.origins.samsung;
  for (const origin of [upload, iap]) {
    const answered = await fetch(`${origin}/seller/contentList`, { headers: caller.headers });
    expect(answered.status).toBe(404);
  }
});
