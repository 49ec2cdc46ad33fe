// The contract of durable state: every kind of it passes the same tests.
import type { QueueName, State } from '../../../functions/state/state.ts';

export interface Subject {
  readonly state: State;
  /** Lets this many milliseconds pass. */
  readonly pass: (milliseconds: number) => Promise<void> | void;
}

const HOUR = 3_600_000;

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of items) found.push(each);
  return found;
}

/** Keys that Table Storage refuses as they are, or that look alike. */
export const oddKeys: readonly string[] = [
  '',
  'a/b\\c#d?e',
  '%2F',
  '=002f',
  '/',
  'tab\tline\nnull\0bell\u0007',
  "quote'quote",
  'é',
  'e\u0301',
  '日本語',
  '\ud800',
  '\ud801',
  'A',
  'a',
  ' ',
  '  ',
  '+',
  'x'.repeat(1024),
  `${'x'.repeat(1023)}y`,
];

const texts: readonly string[] = [
  '',
  'plain',
  'a\nb\r\n\tc',
  '<a>&#65;&amp;"</a>',
  'é日本語😀',
  '\u2028\u0000',
  '12345678901234567890',
];

export function tableContract(made: () => Subject): void {
  const table = () => made().state.table('storerelayoutcomes');

  test('an entity that was inserted is read, with its own keys and value', async () => {
    const id = { partition: 'p', key: 'read' };
    const etag = await table().insert(id, { a: [1, 'é\n', null], b: { c: true } }, HOUR);
    expect(await table().read(id)).toEqual({ ...id, value: { a: [1, 'é\n', null], b: { c: true } }, etag });
    expect(await table().read({ partition: 'p', key: 'other' })).toBeUndefined();
    expect(await table().read({ partition: 'other', key: 'read' })).toBeUndefined();
  });

  test('of ten inserts of one key at a time, one wins', async () => {
    const id = { partition: 'p', key: 'race' };
    const tries = Array.from({ length: 10 }, (_, at) => table().insert(id, { at }, HOUR));
    const etags = await Promise.all(tries);
    const won = etags.findIndex((each) => each !== undefined);
    expect(etags.filter((each) => each !== undefined)).toHaveLength(1);
    expect((await table().read(id))?.value).toEqual({ at: won });
  });

  test('a replacement needs the present ETag, and of ten at a time one wins', async () => {
    const id = { partition: 'p', key: 'replace' };
    const first = (await table().insert(id, { at: -1 }, HOUR)) ?? '';
    const etags = await Promise.all(Array.from({ length: 10 }, (_, at) => table().replace(id, first, { at }, HOUR)));
    expect(etags.filter((each) => each !== undefined)).toHaveLength(1);
    expect((await table().read(id))?.value).toEqual({ at: etags.findIndex((each) => each !== undefined) });
    expect(await table().replace(id, first, { at: 99 }, HOUR)).toBeUndefined();
    const gone = { partition: 'p', key: 'never there' };
    expect(await table().replace(gone, first, {}, HOUR)).toBeUndefined();
    expect(await table().read(gone)).toBeUndefined();
  });

  test('a removal with an old ETag removes nothing; one without an ETag removes what is there', async () => {
    const id = { partition: 'p', key: 'remove' };
    const first = (await table().insert(id, {}, HOUR)) ?? '';
    const second = (await table().replace(id, first, {}, HOUR)) ?? '';
    expect(await table().remove(id, first)).toBe(false);
    expect(await table().remove(id, second)).toBe(true);
    expect([await table().remove(id), await table().remove(id, second)]).toEqual([false, false]);
    await table().insert(id, {}, HOUR);
    expect(await table().remove(id)).toBe(true);
    expect(await table().read(id)).toBeUndefined();
  });

  test('an expired entity is absent for every operation, and its key is free', async () => {
    const [id, other] = [
      { partition: 'expiry', key: 'one' },
      { partition: 'expiry', key: 'two' },
    ];
    const etag = (await table().insert(id, { is: 'old' }, 900)) ?? '';
    await table().insert(other, { is: 'kept' }, HOUR);
    await made().pass(1_000);
    expect(await table().read(id)).toBeUndefined();
    expect((await all(table().list('expiry'))).map(({ key }) => key)).toEqual(['two']);
    expect(await table().replace(id, etag, {}, HOUR)).toBeUndefined();
    expect([await table().remove(id, etag), await table().remove(id)]).toEqual([false, false]);
    const inserts = await Promise.all([1, 2, 3].map((at) => table().insert(id, { at }, HOUR)));
    expect(inserts.filter((each) => each !== undefined)).toHaveLength(1);
  });

  test('a sweep removes what has expired, and nothing else', async () => {
    const keys = Array.from({ length: 20 }, (_, at) => `short ${at}`);
    await Promise.all(keys.map((key) => table().insert({ partition: 'sweep', key }, {}, 900)));
    await table().insert({ partition: 'sweep', key: 'long' }, { is: 'kept' }, HOUR);
    await made().pass(1_000);
    expect(await table().sweep()).toBeGreaterThanOrEqual(20);
    expect(await table().sweep()).toBe(0);
    expect((await table().read({ partition: 'sweep', key: 'long' }))?.value).toEqual({ is: 'kept' });
  });

  test('any text is a key of its own, and comes back in a list', async () => {
    const made = await Promise.all(oddKeys.map((key, at) => table().insert({ partition: 'odd', key }, { at }, HOUR)));
    expect(made.filter((each) => each === undefined)).toEqual([]);
    const listed = await all(table().list('odd'));
    expect(new Map(listed.map(({ key, value }) => [key, value.at]))).toEqual(
      new Map(oddKeys.map((key, at) => [key, at])),
    );
    await Promise.all(oddKeys.map((partition) => table().insert({ partition, key: 'k' }, { partition }, HOUR)));
    for (const partition of oddKeys)
      expect((await all(table().list(partition))).map(({ value }) => value)).toEqual([{ partition }]);
  });

  test('a long value comes back as it was, whatever is in it', async () => {
    const id = { partition: 'long', key: 'value' };
    const value = { text: 'aé😀\n'.repeat(12_000), texts };
    await table().insert(id, value, HOUR);
    expect((await table().read(id))?.value).toEqual(value);
  });

  test('a value or a key that is too long is refused before anything is kept', async () => {
    const id = { partition: 'long', key: 'refused' };
    await expect(table().insert(id, { text: 'x'.repeat(400_000) }, HOUR)).rejects.toThrow(RangeError);
    await expect(table().insert({ ...id, key: 'x'.repeat(1025) }, {}, HOUR)).rejects.toThrow(RangeError);
    expect(await table().read(id)).toBeUndefined();
  });
}

export function queueContract(made: () => Subject): void {
  test('A message that was sent with a delay is removed as long as nobody has received it', async () => {
    const { state, pass } = made();
    const queue = state.queue('store-relay-test-removable' as QueueName);
    const first = await queue.sendRemovable({ id: 'removed' }, 1_000);
    const second = await queue.sendRemovable({ id: 'received' }, 1_000);
    expect(await first()).toBe(true);
    expect(await first()).toBe(false);
    expect(await queue.receive(32, 60_000)).toEqual([]);
    await pass(2_500);
    const received = await queue.receive(32, 60_000);
    expect(received.map(({ message }) => message)).toEqual([{ id: 'received' }]);
    expect(await second()).toBe(false);
    expect(await queue.count()).toBe(1);
  });

  let count = 0;
  const fresh = () => {
    count += 1;
    return made().state.queue(`store-relay-test-${count}` as QueueName); // a queue of its own for each test
  };

  test('a message is received as it was sent, by one consumer at a time, until it is done', async () => {
    const queue = fresh();
    expect(await queue.receive(1, 60_000)).toEqual([]);
    const message = Object.fromEntries(texts.map((text, at) => [`Key ${at}`, text]));
    await queue.send(message);
    const [first, ...none] = await queue.receive(32, 60_000);
    expect([first?.message, first?.tries, none]).toEqual([message, 1, []]);
    expect(await queue.receive(32, 60_000)).toEqual([]);
    expect(await queue.count()).toBe(1);
    expect([await first?.done(), await first?.done()]).toEqual([true, false]);
    expect(await queue.count()).toBe(0);
  });

  test('each delivery counts, and a consumer whose lease is over changes nothing any more', async () => {
    const queue = fresh();
    await queue.send({ id: '1' });
    const [first] = await queue.receive(1, 60_000);
    expect(await first?.hide(0)).toBe(true);
    const [second] = await queue.receive(1, 60_000);
    expect(second?.tries).toBe(2);
    expect([await first?.done(), await first?.hide(0)]).toEqual([false, false]);
    expect(await second?.hide(60_000)).toBe(true);
    expect(await queue.receive(1, 60_000)).toEqual([]);
    expect(await second?.done()).toBe(true);
  });

  test('a message that is delayed comes later, and a lease ends by itself', async () => {
    const queue = fresh();
    await queue.send({ id: 'late' }, { delay: 900 });
    expect(await queue.receive(1, 60_000)).toEqual([]);
    await made().pass(1_100);
    expect((await queue.receive(1, 500)).map(({ tries }) => tries)).toEqual([1]);
    expect(await queue.receive(1, 500)).toEqual([]);
    await made().pass(1_100);
    expect((await queue.receive(1, 500)).map(({ tries }) => tries)).toEqual([2]);
  });

  test('each of many messages goes to one of many consumers', async () => {
    const queue = fresh();
    const ids = Array.from({ length: 40 }, (_, at) => String(at));
    await Promise.all(ids.map((id) => queue.send({ id })));
    const batches = await Promise.all(Array.from({ length: 4 }, () => queue.receive(16, 60_000)));
    expect(
      batches
        .flat()
        .map(({ message }) => message.id)
        .sort(),
    ).toEqual(ids.sort());
  });

  test('a message that has expired is gone', async () => {
    const queue = fresh();
    await queue.send({ id: 'short' }, { ttl: 900 });
    await made().pass(1_100);
    expect(await queue.receive(1, 60_000)).toEqual([]);
  });

  test('a message may be delayed as long as it lives at most', async () => {
    const queue = fresh();
    await queue.send({ id: 'week' }, { delay: 7 * 24 * HOUR });
    expect(await queue.count()).toBe(1);
    await expect(queue.send({ id: 'never' }, { delay: 2_000, ttl: 1_500 })).rejects.toThrow(RangeError);
    await expect(queue.send({ id: 'later' }, { delay: 8 * 24 * HOUR })).rejects.toThrow(RangeError);
  });

  test('48 KiB of one message are sent, and more are refused before anything is', async () => {
    const queue = fresh();
    const text = 'x'.repeat(49_152 - '{"text":""}'.length);
    await queue.send({ text });
    expect((await queue.receive(1, 60_000)).map(({ message }) => message)).toEqual([{ text }]);
    await expect(queue.send({ text: `${text}x` })).rejects.toThrow(RangeError);
    await expect(queue.send({ text: 'é'.repeat(10_000) })).rejects.toThrow(RangeError);
  });

  test('what is no object of texts is refused', async () => {
    const queue = fresh();
    const number = { id: 2 ** 60 } as unknown as Readonly<Record<string, string>>;
    await expect(queue.send(number)).rejects.toThrow(TypeError);
    expect(await queue.count()).toBe(0);
  });
}
