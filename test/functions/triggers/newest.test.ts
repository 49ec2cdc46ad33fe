// Property test of lists sorted newest first: whatever arrives, and whenever it is polled, each item is reported once.
import fc from 'fast-check';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { encodeCheckpoint, readCheckpoint } from '../../../functions/triggers/checkpoint.ts';
import { type Feed, followFeeds, readFeedStates } from '../../../functions/triggers/feeds.ts';
import { WINDOW_MINUTES } from '../../../functions/triggers/newItems.ts';
import { sortKeyOf } from '../../../functions/triggers/sortKey.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 1);
const ONWARD = /^\d{1,6}$/;

/** An item of the store: it has its own date, and may appear later than that. */
interface Arrival {
  readonly id: string;
  readonly at: number;
  readonly shown: number;
}

/** A list that shows the items that have arrived, newest first; its pages are requested by number. */
function listOf(arrivals: readonly Arrival[], size: number, clock: { now: number }): Feed {
  const newestFirst = [...arrivals].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const page: Feed['page'] = async (onward) => {
    const from = Number(onward ?? 0) * size;
    const all = newestFirst.filter(({ shown }) => shown <= clock.now);
    return {
      entries: all.slice(from, from + size).map(({ id, at }) => ({ at, place: sortKeyOf(id, at), item: { id } })),
      next: from + size < all.length ? { is: 'page', value: String(from / size + 1) } : { is: 'end' },
    };
  };
  return { onward: ONWARD, page };
}

/** Polls like a flow: the checkpoint is returned and sent back as text. */
function openPoller(list: Feed, clock: { now: number }) {
  let state = '';
  return async (): Promise<{ ids: string[]; more: boolean }> => {
    const deadline = startDeadline(20_000);
    const lanes = readFeedStates(readCheckpoint(state, 'mark', [])?.past, [ONWARD]);
    const { items, checkpoint: past, more } = await followFeeds([list], lanes, { now: clock.now, deadline, pages: 50 });
    deadline.end();
    state = encodeCheckpoint('mark', past);
    return { ids: items.map(({ id }) => String(id)), more };
  };
}

/** All reported items until `more` is false; the polls have to end. */
async function pollOut(poll: () => Promise<{ ids: string[]; more: boolean }>): Promise<string[]> {
  const reported: string[] = [];
  for (let turn = 0; turn < 400; turn += 1) {
    const { ids, more } = await poll();
    reported.push(...ids);
    if (!more) return reported;
  }
  throw new Error('There was always more');
}

function idsOf(arrivals: readonly Arrival[]): string[] {
  return arrivals.map(({ id }) => id).sort();
}

/** Dates within ten days, in steps of half an hour, so that many are equal; items appear up to three days later. */
const arrival = fc.record({
  step: fc.nat(480),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(WINDOW_MINUTES) }),
});
function arrivalsOf(drawn: readonly { step: number; late: number }[]): Arrival[] {
  return drawn.map(({ step, late }, index) => {
    const at = START + step * 30 * MINUTE;
    return { id: `r${index}`, at, shown: at + late * MINUTE };
  });
}

test('Every arrival after the first poll is reported once, and nothing else', async () => {
  const story = fc.record({
    drawn: fc.array(arrival, { maxLength: 120 }),
    size: fc.integer({ min: 1, max: 200 }),
    polls: fc.array(fc.nat(20_000), { minLength: 1, maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ drawn, size, polls }) => {
      const arrivals = arrivalsOf(drawn);
      const [first = 0, ...others] = polls.map((minute) => START + minute * MINUTE).sort((a, b) => a - b);
      const clock = { now: first };
      const poll = openPoller(listOf(arrivals, size, clock), clock);
      expect((await poll()).ids).toEqual([]);
      const reported: string[] = [];
      for (const time of others) {
        clock.now = time;
        reported.push(...(await poll()).ids);
      }
      reported.push(...(await pollOut(poll)));
      const due = arrivals.filter(({ shown }) => shown > first && shown <= clock.now);
      expect(reported.sort()).toEqual(idsOf(due));
    }),
    { numRuns: 150 },
  );
});

function burst(count: number, at: (index: number) => number, name = 'b'): Arrival[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${name}${index}`, at: at(index), shown: at(index) }));
}

test.each([
  ['at one moment', 20, () => START + 10 * MINUTE],
  ['in a day', 6, (index: number) => START + (1 + (index % 1_440)) * MINUTE],
  ['in three months', 6, (index: number) => START + (1 + index * 110) * MINUTE],
])('A backlog of 1,000 items from %s is returned whole, once, however many fit into a state', async (_, size, at) => {
  const arrivals = burst(1_000, at);
  const clock = { now: START };
  const poll = openPoller(listOf(arrivals, size, clock), clock);
  await poll();
  clock.now = START + 120 * 1_440 * MINUTE;
  const reported = await pollOut(poll);
  expect(reported.length).toBe(new Set(reported).size);
  expect(reported.sort()).toEqual(idsOf(arrivals));
  expect(await pollOut(poll)).toEqual([]);
});

test('A backlog that is longer than one poll reads is reported from its oldest item on', async () => {
  const clock = { now: START };
  const poll = openPoller(
    listOf(
      burst(700, (index) => START + (1 + index) * MINUTE),
      5,
      clock,
    ),
    clock,
  );
  await poll();
  clock.now = START + 1_000 * MINUTE;
  expect(await pollOut(poll)).toEqual(Array.from({ length: 700 }, (_, index) => `b${index}`));
});

test('More items than fit into one response are reported in several, each once', async () => {
  const clock = { now: START };
  const poll = openPoller(
    listOf(
      burst(2_500, (index) => START + (1 + index) * HOUR),
      200,
      clock,
    ),
    clock,
  );
  await poll();
  clock.now = START + 3_000 * HOUR;
  expect((await poll()).ids).toHaveLength(1_000);
  expect(await pollOut(poll)).toHaveLength(1_500);
});

test('Many items of one minute are returned whole, also where a part of a backlog ends among them', async () => {
  const newer = burst(900, (index) => START + (500 + index) * MINUTE, 'n');
  const same = burst(400, () => START + 400 * MINUTE, 's');
  const older = burst(300, (index) => START + (1 + index) * MINUTE, 'o');
  const clock = { now: START };
  const poll = openPoller(listOf([...newer, ...same, ...older], 20, clock), clock);
  await poll();
  clock.now = START + 2_000 * MINUTE;
  expect((await pollOut(poll)).sort()).toEqual(idsOf([...newer, ...same, ...older]));
});

test('What was there at the first poll is never reported, also where it is more than one poll reads', async () => {
  const clock = { now: START };
  const poll = openPoller(
    listOf(
      burst(120, (index) => START - (120 - index) * MINUTE),
      1,
      clock,
    ),
    clock,
  );
  await poll();
  expect(await pollOut(poll)).toEqual([]);
});

test.each([
  ['three days after its date is returned', 3 * 24 * 60, ['late']],
  ['still later is not', 3 * 24 * 60 + 1, []],
])('An item that shows up %s', async (_, minutes, reported) => {
  const clock = { now: START };
  const newest: Arrival = { id: 'newest', at: START, shown: START };
  const late: Arrival = { id: 'late', at: START - minutes * MINUTE, shown: START + MINUTE };
  const poll = openPoller(listOf([newest, late], 200, clock), clock);
  await poll();
  clock.now += MINUTE;
  expect((await poll()).ids).toEqual(reported);
});

test('A date of tomorrow, as other time zones have it, does not make the window shorter', async () => {
  const clock = { now: START };
  const tomorrow: Arrival = { id: 'tomorrow', at: START + 20 * HOUR, shown: START };
  const late: Arrival = { id: 'late', at: START - WINDOW_MINUTES * MINUTE, shown: START + MINUTE };
  const poll = openPoller(listOf([tomorrow, late], 200, clock), clock);
  await poll();
  clock.now += MINUTE;
  expect((await poll()).ids).toEqual(['late']);
});

test('What vanishes from the list and comes back is not reported again', async () => {
  const clock = { now: START };
  const all: Arrival[] = burst(3, (index) => START + (1 + index) * MINUTE);
  let gone = '';
  const shown = (): Arrival[] => all.filter(({ id }) => id !== gone);
  const list: Feed = { onward: ONWARD, page: (onward) => listOf(shown(), 200, clock).page(onward) };
  const poll = openPoller(list, clock);
  await poll();
  clock.now += 10 * MINUTE;
  await poll();
  gone = 'b1';
  expect((await poll()).ids).toEqual([]);
  gone = '';
  expect((await poll()).ids).toEqual([]);
});

test('A date in the far future does not hide what comes after it', async () => {
  const clock = { now: START };
  const far: Arrival = { id: 'far', at: Date.UTC(2099, 0, 1), shown: START };
  const near: Arrival = { id: 'near', at: START + 5 * MINUTE, shown: START + 5 * MINUTE };
  const poll = openPoller(listOf([far, near], 200, clock), clock);
  await poll();
  clock.now += 10 * MINUTE;
  expect((await poll()).ids).toEqual(['near']);
});

test('An empty list that fills is reported from its first item on', async () => {
  const clock = { now: START };
  const poll = openPoller(
    listOf(
      burst(2, (index) => START + (1 + index) * MINUTE),
      200,
      clock,
    ),
    clock,
  );
  await poll();
  clock.now += 10 * MINUTE;
  expect((await poll()).ids).toEqual(['b0', 'b1']);
});

test('A full state fits into an address', async () => {
  const clock = { now: START + 10_000 * MINUTE };
  const list = listOf(
    burst(2_000, (index) => START + index * MINUTE),
    200,
    clock,
  );
  const deadline = startDeadline(20_000);
  const { checkpoint: past } = await followFeeds([list, list], undefined, { now: clock.now, deadline, pages: 50 });
  deadline.end();
  expect(encodeCheckpoint('mark-of-12-ch', past).length).toBeLessThan(4_096);
});
