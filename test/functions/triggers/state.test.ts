// Origin of a checkpoint: one that the relay created allows full-length reads, any other only a few pages per poll.
import type { ServerResponse } from 'node:http';
import { encodeCheckpoint, readCheckpoint, scopeOf } from '../../../functions/triggers/checkpoint.ts';
import { settingsAt } from '../../faults/relay.ts';
import { exchanges, goodStore } from '../../faults/stores.ts';
import { closeLater } from '../../support/cleanup.ts';
import { bothOf } from '../../support/clock.ts';
import { makeKeys } from '../../support/keys.ts';
import { listen } from '../../support/listen.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();
const START = Date.parse('2026-11-28T12:00:00Z');
const HOUR = 3_600_000;
const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe('A state', () => {
  test('with the tag of one of the keys is the relay’s own', () => {
    const text = encodeCheckpoint('mark', { lists: [] }, [key, other]);
    expect([[key], [other], [other, key]].map((keys) => readCheckpoint(text, 'mark', keys)?.proven)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('with the tag of another key, or of none, is not', () => {
    const texts = [encodeCheckpoint('mark', 1, [other]), encodeCheckpoint('mark', 1, [])];
    expect(texts.map((text) => readCheckpoint(text, 'mark', [key]))).toEqual([
      { past: 1, proven: false },
      { past: 1, proven: false },
    ]);
  });

  test('is nobody’s where the relay has no key', () => {
    expect(readCheckpoint(encodeCheckpoint('mark', 1, []), 'mark', [])?.proven).toBe(false);
  });

  test('whose past was changed is not', () => {
    const state = JSON.parse(Buffer.from(encodeCheckpoint('mark', { a: 1 }, [key]), 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...state, past: { a: 2 } })).toString('base64url');
    expect(readCheckpoint(changed, 'mark', [key])).toEqual({ past: { a: 2 }, proven: false });
  });

  test('that was sealed as unproven cannot be made a proven one', () => {
    const state = JSON.parse(Buffer.from(encodeCheckpoint('mark', 1, [key], false), 'base64url').toString());
    const { unproven: _, ...rest } = state;
    const changed = Buffer.from(JSON.stringify(rest)).toString('base64url');
    expect(readCheckpoint(changed, 'mark', [key])?.proven).toBe(false);
  });

  test('of an earlier version is read', () => {
    const text = Buffer.from(JSON.stringify({ v: 1, for: 'mark', past: 7 })).toString('base64url');
    expect(readCheckpoint(text, 'mark', [key])).toEqual({ past: 7, proven: false });
  });
});

/** An app with one review per minute for months, in pages of 200. */
async function start(more: Readonly<Record<string, string>> = {}, total = 20_000) {
  const clock = { now: START };
  const reply = (response: ServerResponse, path: string): void => {
    const from = Number(new URL(path, 'http://store.invalid').searchParams.get('cursor') ?? 0);
    const newest = Math.floor(clock.now / 60_000);
    const data = Array.from({ length: Math.min(200, total - from) }, (_, at) => ({
      type: 'customerReviews',
      id: String(newest - from - at),
      attributes: { rating: 1, createdDate: new Date((newest - from - at) * 60_000).toISOString() },
    }));
    const next = from + 200 < total ? { nextCursor: String(from + 200) } : {};
    goodStore(response, { data, links: { self: '/' }, meta: { paging: { total, limit: 200, ...next } } });
  };
  const store = await open(
    listen((response, message) => exchanges(response, message) || reply(response, message.path)),
  );
  const settings = { ...(await settingsAt(store.origin, 60)), RELAY__ALLOW: '*', ...more };
  const openOne = (changed: Readonly<Record<string, string>> = {}) =>
    open(
      openRelay(
        { ...settings, ...changed },
        bothOf(() => clock.now),
      ),
    );
  const relay = await openOne();
  /** One poll, one hour after the last, and the number of its requests. */
  const poll = async (state: string | undefined, by = relay) => {
    clock.now += HOUR;
    const before = store.messages.length;
    const query = new URLSearchParams({ app: '1', ...(state !== undefined && { state }) }).toString();
    const { status, json, line } = await by.call('WhenReviewAdded', { query });
    return { status, json, line, calls: store.messages.length - before };
  };
  return { settings, openOne, poll };
}

function forged(past: unknown = { lists: [[0, 0, '', 0]] }, v = 2): string {
  return Buffer.from(JSON.stringify({ v, for: scopeOf('WhenReviewAdded', 'default', { app: '1' }), past })).toString(
    'base64url',
  );
}

describe('A poll with a forged state', () => {
  test.each([1, 2])('of form %i makes four calls', async (v) => {
    const { poll } = await start();
    const { status, calls, line } = await poll(forged(undefined, v));
    expect([status, calls, line?.stateUnproven]).toEqual([200, 4, true]);
  });

  test('makes no more with the state that comes of it', async () => {
    const { poll } = await start();
    let { json } = await poll(forged());
    for (let at = 0; at < 5; at += 1) {
      const again = await poll(json.next);
      expect(again.calls).toBeLessThanOrEqual(4);
      json = again.json;
    }
  });

  test('without a state makes four calls at most, too', async () => {
    const { poll } = await start();
    expect((await poll(undefined)).calls).toBeLessThanOrEqual(4);
  });
});

test('A poll of a state of the relay’s own reads what is new, and little besides', async () => {
  const { poll } = await start();
  const first = await poll(undefined);
  const second = await poll(first.json.next);
  expect([second.calls, second.json.items.length, second.line?.stateUnproven]).toEqual([2, 60, undefined]);
});

test('A state of an earlier version goes on: what is new is reported once, and the next state is the relay’s own', async () => {
  const { poll } = await start();
  const { json } = await poll(undefined);
  const { past } = JSON.parse(Buffer.from(json.next, 'base64url').toString());
  const old = await poll(forged(past, 1));
  const next = await poll(old.json.next);
  expect([old.json.items.length, old.line?.stateUnproven]).toEqual([60, true]);
  expect([next.json.items.length, next.line?.stateUnproven]).toEqual([60, undefined]);
});

describe('A state is the relay’s own', () => {
  const provenBy = async (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) => {
    const { openOne, poll } = await start();
    const { json } = await poll(undefined, await openOne(before));
    return (await poll(json.next, await openOne(after))).line?.stateUnproven !== true;
  };
  const STATE_KEY = { RELAY__STATE_KEY: 'a text of the test, made long enough' };
  const fresh = () => ({
    APPLE__PRIVATE_KEY: makeKeys().ec.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  });

  test('in another instance with the same settings', async () => {
    expect(await provenBy({}, {})).toBe(true);
  });

  test('after a key was exchanged by way of its next one', async () => {
    const { APPLE__PRIVATE_KEY } = fresh();
    const both = { APPLE__PRIVATE_KEY_NEXT: APPLE__PRIVATE_KEY, APPLE__KEY_ID_NEXT: 'NEXT123456' };
    expect(await provenBy({}, both)).toBe(true);
    expect(await provenBy(both, { APPLE__PRIVATE_KEY })).toBe(true);
  });

  test('with RELAY__STATE_KEY, whatever becomes of the account’s key', async () => {
    expect(await provenBy(STATE_KEY, { ...STATE_KEY, ...fresh() })).toBe(true);
  });

  test('but not after a key was exchanged at once', async () => {
    expect(await provenBy({}, fresh())).toBe(false);
  });
});

test('Neither the key nor anything derived of it stands in a state', () => {
  const text = Buffer.from(encodeCheckpoint('mark', 1, [key]), 'base64url').toString();
  expect([text.includes(key.toString('base64url')), text.includes(key.toString('hex'))]).toEqual([false, false]);
});
