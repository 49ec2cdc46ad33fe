// An app with functions that stream, or never end by themselves, for the tests of the local host.
import { Readable } from 'node:stream';
import { app, type HttpHandler } from '@azure/functions';
import type { WhenGone } from '../../../functions/core/deadline.ts';
import { MEBIBYTE, PRODUCED } from './size.ts';

const state = { produced: 0, cancelled: 0, left: 0, started: 0, open: () => {} };
const gate = new Promise<void>((resolve) => {
  state.open = resolve;
});

function add(name: string, handler: HttpHandler): void {
  app.http(name, { authLevel: 'anonymous', methods: ['GET', 'POST'], handler });
}

async function* chunks() {
  try {
    for (let made = 0; made < PRODUCED; made += 1) {
      state.produced += 1;
      yield new Uint8Array(MEBIBYTE);
    }
  } finally {
    state.cancelled += state.produced < PRODUCED ? 1 : 0;
  }
}

async function* first(then: () => unknown) {
  yield Buffer.from('first');
  await then();
}

function left(context: Parameters<HttpHandler>[1]): Promise<void> {
  const whenGone = context.extraInputs.get('whenGone') as WhenGone;
  return new Promise((resolve) => {
    whenGone(() => {
      state.left += 1;
      resolve();
    });
  });
}

add('state', () => ({ jsonBody: state }));
add('download', () => ({ body: chunks() }));
add('downloadReadable', () => ({ body: Readable.from(chunks(), { highWaterMark: 1 }) }));
add('waits', async (_request, context) => {
  state.started += 1;
  await left(context);
  return {};
});
add('openGate', () => {
  state.open();
  return {};
});
add('uploadAfterGate', async (request) => {
  state.started += 1;
  await gate;
  let size = 0;
  for await (const chunk of request.body ?? []) size += chunk.length;
  return { body: String(size) };
});
add('echo', ({ body }) => ({ ...(body && { body }) }));
add('ignores', () => ({ body: 'unread' }));
add('cancels', async ({ body }) => {
  await body?.cancel();
  return { body: 'cancelled' };
});
add('readsAll', async (request) => {
  for await (const _chunk of request.body ?? []);
  return { body: 'all of it' };
});
add('breaksLater', () => ({
  body: first(() => {
    throw new Error('broke off');
  }),
}));
add('breaksAtOnce', () => ({
  headers: { 'content-type': 'text/special', 'content-length': '5' },
  body: new ReadableStream({ pull: (control) => control.error(new Error('broke off')) }),
}));
add('tooShort', () => ({ headers: { 'content-length': '9' }, body: first(() => {}) }));
add('tooLong', () => ({ headers: { 'content-length': '3' }, body: first(() => {}) }));
