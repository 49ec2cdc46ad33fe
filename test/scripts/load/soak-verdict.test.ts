// What the soak classifies as wrong, lost, duplicated or leaking: a soak that detects nothing proves nothing.

import type { SoakResponse } from '../../../scripts/load/soak/ask.ts';
import type { SoakCall } from '../../../scripts/load/soak/asked.ts';
import { valueAt } from '../../../scripts/load/soak/at.ts';
import { count, emptyCounters } from '../../../scripts/load/soak/counters.ts';
import { createFaultInjector } from '../../../scripts/load/soak/faultInjector.ts';
import { leftOf, memoryOf } from '../../../scripts/load/soak/memory.ts';
import { makeRandom } from '../../../scripts/load/soak/random.ts';
import { type SoakResults, soakFaultsOf } from '../../../scripts/load/soak/results.ts';
import { makeSecrets } from '../../../scripts/load/soak/secrets.ts';
import { createStoreRecorder } from '../../../scripts/load/soak/storeRecorder.ts';
import { INJECTED_BODY, judgeAnswer } from '../../../scripts/load/soak/verdict.ts';
import type { InjectedFault } from '../../../scripts/simulator/faults.ts';
import type { SeenRequest } from '../../../scripts/simulator/httpMessage.ts';
import { makeAccounts } from '../../../scripts/simulator/keys.ts';

const asked: SoakCall = {
  title: 'read one app',
  store: 'apple',
  address: '/api/apple/v1/apps/1',
  right: ({ json }) => valueAt(json, 'data', 'id') === '1',
};
const ID = 'soak-00000001';
function response(status: number, json: unknown, id = ID): SoakResponse {
  return {
    status,
    headers: { 'x-correlation-id': id },
    text: JSON.stringify(json),
    json,
  };
}
function refusal(status: number, code: string): SoakResponse {
  return response(status, { error: { code, message: 'No.', details: [] } });
}
const settings = (await makeAccounts()).settings;
const secrets = makeSecrets(settings);

describe('An answer is', () => {
  test('right when it is the one asked for', () => {
    expect(judgeAnswer(asked, ID, response(200, { data: { id: '1' } }))).toBe('right');
  });

  test.each([
    ['of another app', response(200, { data: { id: '2' } })],
    ['of another call', response(200, { data: { id: '1' } }, 'soak-00000002')],
    ['half a document', { ...response(200, undefined), text: '{"data": [' }],
    ['a refusal that no fault explains', refusal(404, 'store_refused')],
    ['a fault that the relay did not foresee', refusal(500, 'unexpected')],
    ['a refusal of a good call', refusal(400, 'invalid_request')],
    ['a refusal without the form of one', response(502, { message: 'Bad Gateway' })],
  ])('wrong when it is %s', (_, given) => {
    expect(judgeAnswer(asked, ID, given)).toBe('wrong');
  });

  test.each([
    ['unreachable', refusal(502, 'store_unreachable')],
    ['silent', refusal(504, 'store_timeout')],
    ['refusing', refusal(503, 'store_refused')],
    ['slow', response(200, { [INJECTED_BODY]: 'slow' })],
  ])('an injected fault when the store is %s', (_, given) => {
    expect(judgeAnswer(asked, ID, given)).toBe('injected');
  });

  test('never an injected fault when the relay answers by itself', () => {
    const { store: _, ...own } = asked;
    expect(judgeAnswer(own, ID, refusal(502, 'store_unreachable'))).toBe('wrong');
  });
});

describe('An answer that breaks off is', () => {
  const broken = (text: string) => {
    const counters = emptyCounters();
    count(counters, asked, ID, { kind: 'brokenOff', text }, secrets);
    return counters;
  };

  test('the store’s when it is one that the store cuts', () => {
    expect(broken('{"injected fault":"xxx')).toMatchObject({ brokenOff: 1, lost: 0 });
  });

  test('lost when it is any other', () => {
    expect(broken('{"data":[{"id"')).toMatchObject({ brokenOff: 0, lost: 1 });
  });
});

describe('A secret is noticed', () => {
  const [pem = ''] = Object.entries(settings).flatMap(([name, key]) => (name.endsWith('PRIVATE_KEY') ? [key] : []));
  const token = 'AbCdEfGhIjKlMnOpQrStUvWx';
  const watching = makeSecrets(settings);
  watching.add(token);

  test.each([
    ['a planted value', 'a planted-cookie-1 b'],
    ['a JWT', 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln'],
    ['a token that a store saw', `{"echo":"Bearer ${token}"}`],
    ['a line of a key', JSON.stringify(pem)],
  ])('when it is %s', (_, text) => {
    expect([watching.inAnswer(text), watching.inLine(text)]).toEqual([true, true]);
  });

  test('and other words are none', () => {
    expect(watching.inAnswer('{"data":{"id":"6470100003","name":"Tidewater Almanac"}}')).toBe(false);
  });

  test('in a log line the value of a query counts, too', () => {
    expect([watching.inAnswer('"mark-12"'), watching.inLine('"mark-12"')]).toEqual([false, true]);
  });

  test('and the answer counts as a leak', () => {
    const counters = emptyCounters();
    count(
      counters,
      asked,
      ID,
      { kind: 'heard', response: response(200, { data: { id: '1' }, note: token }) },
      watching,
    );
    expect(counters).toMatchObject({ right: 1, leaks: 1 });
  });
});

describe('Of the writes that reached a store', () => {
  const seen = (status: number, mark: string): SeenRequest => ({
    store: 'apple',
    method: 'POST',
    url: `/v1/apps?mark=${mark}`,
    headers: {},
    body: '',
    status,
  });
  const duplicated = (...messages: readonly SeenRequest[]): string[] => {
    const recorder = createStoreRecorder({ seen: messages }, { add: () => undefined });
    recorder.look();
    return recorder.duplicated(['mark-1', 'mark-2']);
  };

  test('one that came twice is duplicated, even when nothing was answered', () => {
    expect(duplicated(seen(0, 'mark-1'), seen(201, 'mark-1'), seen(201, 'mark-2'))).toEqual(['mark-1']);
  });

  test('one that came again after the store had refused the token is not', () => {
    expect(duplicated(seen(401, 'mark-1'), seen(201, 'mark-1'))).toEqual([]);
  });

  test('each is looked at once, however often one looks', () => {
    const messages = [seen(201, 'mark-1')];
    const recorder = createStoreRecorder({ seen: messages }, { add: () => undefined });
    recorder.look();
    messages.push(seen(201, 'mark-2'));
    recorder.look();
    recorder.look();
    expect(recorder.sum()).toMatchObject({ messages: 2, missed: 0 });
  });
});

test('An injected fault ends when the injector changes', () => {
  const faults: InjectedFault[] = [];
  const injector = createFaultInjector({ fail: (fault) => faults.push(fault) }, makeRandom(3));
  while (faults.length === 0) injector.change();
  const before = faults.map(({ path }) => path);
  injector.end();
  expect(faults.map(({ path }) => path)).not.toEqual(before);
  expect('/v1/apps'.startsWith(faults[0]?.path ?? '')).toBe(false);
});

test('The same seed brings the same calls and the same faults', () => {
  const draw = (seed: number): number[] => Array.from({ length: 5 }, makeRandom(seed).number);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test('Memory that grows over the last two thirds is reported', () => {
  expect(memoryOf([900, 100, 100, 100, 400, 400])).toEqual({ peak: 900, growth: 300 });
});

test('A handle that stays is reported, with its kind', () => {
  const state = { memory: 0, heap: 0 };
  const before = { ...state, resources: { TCPServerWrap: 1, PipeWrap: 1 }, descriptors: 20 };
  const after = { ...state, resources: { PipeWrap: 1, Timeout: 2 }, descriptors: 21 };
  expect(leftOf(before, after)).toEqual({ handles: 2, kinds: { Timeout: 2 }, descriptors: 2 });
});

describe('A soak fails', () => {
  const counters = { ...emptyCounters(), right: 1 };
  const relay = { name: 'pipe', memory: { peak: 0, growth: 0 }, heapGrowth: 0, left: { handles: 0, kinds: {} } };
  const good: SoakResults = {
    seed: 1,
    seconds: 1,
    relays: [{ ...relay, counters, log: { lines: 1, leaks: 0 } }],
    stores: { messages: 1, exchanges: 0, signatures: 0, missed: 0 },
    writes: 0,
    duplicated: 0,
    recovered: 1,
  };
  const relays = (changed: object, leaks = 0) => [
    { ...relay, counters: { ...counters, ...changed }, log: { lines: 1, leaks } },
  ];

  test('not if nothing went wrong', () => {
    expect(soakFaultsOf(good)).toEqual([]);
  });

  const { recovered: _, ...never } = good;
  const failing: readonly (readonly [string, SoakResults])[] = [
    ['a call was lost', { ...good, relays: relays({ lost: 1 }) }],
    ['an answer was wrong', { ...good, relays: relays({ wrong: 1 }) }],
    ['an answer held a secret', { ...good, relays: relays({ leaks: 1 }) }],
    ['the log held a secret', { ...good, relays: relays({}, 1) }],
    ['a write came twice', { ...good, duplicated: 1 }],
    ['the relay did not recover', never],
    ['nothing was answered', { ...good, relays: relays({ right: 0 }) }],
    ['not all was watched', { ...good, stores: { ...good.stores, missed: 1 } }],
  ];
  test.each(failing)('when %s', (_, found) => {
    expect(soakFaultsOf(found)).toHaveLength(1);
  });
});
