// A document that is serialized in chunks has the same text as one that is serialized at once.
import { buffer, text } from 'node:stream/consumers';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { jsonStream } from '../../../functions/core/jsonChunks.ts';
import { parseExact, writeExact } from '../../../functions/core/losslessJson.ts';
import { goneBy } from '../../support/goneBy.ts';

const deadline = startDeadline(60_000);
afterAll(() => deadline.end());

test.each([
  ['a list', { data: [{ id: '1' }, { id: '2', attributes: { name: 'a "b" \u2028 ü' } }], links: {} }],
  ['lists of nothing', { data: [], included: [], meta: { paging: { total: 0 } } }],
  ['members that are not there', { data: [undefined, null, { a: undefined }], nextLink: undefined }],
  ['nested lists', { result: { list: [[1, [2]], [], 'x', true] } }],
  ['no object', 'text'],
  ['nothing in it', {}],
])('%s', async (_, document) => {
  expect(await text(jsonStream(document, deadline))).toBe(JSON.stringify(document));
});

test('Numbers keep every digit', async () => {
  const given = '{"data":[{"a":12345678901234567890,"b":1.10}],"c":1.0}';
  expect(await text(jsonStream(parseExact(given), deadline))).toBe(given);
});

test('A large document comes in pieces, between which other work goes on', async () => {
  const document = { data: Array.from({ length: 20_000 }, (_, at) => ({ id: String(at), name: 'ü'.repeat(20) })) };
  let turns = 0;
  const count = (): void => {
    turns += 1;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  const written = await buffer(jsonStream(document, deadline));
  clearImmediate(timer);
  expect(written.toString()).toBe(writeExact(document));
  expect(turns).toBeGreaterThanOrEqual(10);
});

test('It is written to its end where the deadline ends meanwhile', async () => {
  const short = startDeadline(1);
  const document = { data: Array.from({ length: 20_000 }, (_, at) => ({ id: String(at), name: 'a'.repeat(20) })) };
  const stream = jsonStream(document, short);
  await new Promise((resolve) => short.onAbort(resolve));
  expect(await text(stream)).toBe(writeExact(document));
  short.end();
});

test('None is begun after the deadline: the call fails with what the deadline says', async () => {
  const short = startDeadline(1);
  await new Promise((resolve) => short.onAbort(resolve));
  expect(() => jsonStream({}, short)).toThrow(expect.objectContaining({ code: 'store_timeout' }));
  short.end();
});

test('It is aborted when its client disconnects', async () => {
  const caller = new AbortController();
  const short = startDeadline(60_000, goneBy(caller.signal));
  const document = { data: Array.from({ length: 20_000 }, (_, at) => ({ id: String(at), name: 'a'.repeat(20) })) };
  const stream = jsonStream(document, short);
  const read = text(stream);
  caller.abort();
  await expect(read).rejects.toMatchObject({ code: 'caller_gone' });
  short.end();
});
