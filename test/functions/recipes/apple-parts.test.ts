// Reservations from a malicious store: none of them causes a part of the file to be sent.
import { parseUploadParts } from '../../../functions/stores/apple/uploadParts.ts';
import { failureOf } from '../../support/failures.ts';

const part = { method: 'PUT', url: 'https://uploads.apple.com/a', offset: 0, length: 10, requestHeaders: [] };
function header(name: unknown, value: unknown = 'x') {
  return [{ ...part, requestHeaders: [{ name, value }] }];
}

test('parts come in their order, with the headers that are theirs', () => {
  const requestHeaders = [
    { name: 'Content-Type', value: 'image/png' },
    { name: 'Content-Length', value: '10' },
    { name: 'x-amz-meta', value: 'of mine' },
  ];
  const headers = { 'content-type': 'image/png', 'x-amz-meta': 'of mine' };
  expect(
    parseUploadParts(
      [
        { ...part, offset: 10 },
        { ...part, requestHeaders },
      ],
      20,
    ),
  ).toEqual([
    { url: part.url, offset: 0, length: 10, headers },
    { url: part.url, offset: 10, length: 10, headers: {} },
  ]);
});

test.each([
  ['no parts', undefined],
  ['null', null],
  ['an object', {}],
  ['a text', 'PUT'],
  ['a part that is null', [null]],
  ['a part without a method', [{ ...part, method: undefined }]],
  ['no address', [{ ...part, url: null }]],
  ['an address that is none', [{ ...part, url: 'uploads' }]],
  ['a length that is a text', [{ ...part, length: '10' }]],
  ['an offset that is none', [{ ...part, offset: null }]],
  ['a part behind the file', [{ ...part, length: 11 }]],
  ['the same part twice', [part, part]],
  ['more parts than a file has', Array.from({ length: 201 }, (_, offset) => ({ ...part, offset, length: 1 }))],
  ['no headers', [{ ...part, requestHeaders: undefined }]],
  ['headers that are null', [{ ...part, requestHeaders: null }]],
  ['headers that are an object', [{ ...part, requestHeaders: {} }]],
  ['a header that is null', [{ ...part, requestHeaders: [null] }]],
  ['a header without a name', header(undefined)],
  ['a header with an empty name', header('')],
  ['a header with a blank in its name', header('x y')],
  ['a header without a value', header('x-a', null)],
  ['a header of two lines', header('x-a', 'a\r\nauthorization: b')],
])('%s is refused', async (_, reported) => {
  expect(await failureOf(() => parseUploadParts(reported, 10))).toMatchObject({ code: 'store_invalid_answer' });
});

test.each(['Host', 'AUTHORIZATION', 'cookie', 'Connection', 'Transfer-Encoding', 'upgrade', 'expect'])(
  'the header %s is refused',
  async (name) => {
    expect(await failureOf(() => parseUploadParts(header(name), 10))).toMatchObject({ code: 'store_invalid_answer' });
  },
);

test('a length that is not that of the part is refused', async () => {
  const failure = await failureOf(() => parseUploadParts(header('Content-Length', '9'), 10));
  expect(failure).toMatchObject({ code: 'store_invalid_answer' });
});
