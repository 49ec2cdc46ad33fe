// multipart/form-data, parsed by the independent parser of fetch.
import { multipartBody } from '../../../functions/pipeline/multipart.ts';

async function read(fields: Readonly<Record<string, string>>, name: string, bytes: Buffer): Promise<FormData> {
  const file = async function* () {
    yield bytes.subarray(0, 10);
    yield bytes.subarray(10);
  };
  const { contentType, body } = multipartBody(fields, name, file());
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return new Response(Buffer.concat(pieces), { headers: { 'content-type': contentType } }).formData();
}

test('The fields and the file arrive as they were', async () => {
  const bytes = Buffer.from([...Array(256).keys()]);
  const form = await read({ sessionId: 'a-session' }, 'app.apk', bytes);
  const file = form.get('file') as File;
  expect([form.get('sessionId'), file.name]).toEqual(['a-session', 'app.apk']);
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
});

test('A name that would end its line or its quotation marks cannot', async () => {
  const form = await read({}, 'a"; name="sessionId"\r\nx: y.apk', Buffer.from('0123456789abc'));
  expect([...form.keys()]).toEqual(['file']);
  expect((form.get('file') as File).name).toBe('a_; name=_sessionId___x: y.apk');
});
