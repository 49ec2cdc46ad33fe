// Triggers over all apps of an account: one flow instead of one per app, within a request budget; no item is lost or reported twice.
import fc from 'fast-check';
import { startDeadline } from '../../../functions/core/deadline.ts';
import { Failure } from '../../../functions/core/errors.ts';
import { allAppsSource } from '../../../functions/triggers/allApps.ts';
import { encodeCheckpoint, readCheckpoint, scopeOf } from '../../../functions/triggers/checkpoint.ts';
import type { Feed } from '../../../functions/triggers/feeds.ts';
import { WINDOW_MINUTES } from '../../../functions/triggers/newItems.ts';
import { sortKeyOf } from '../../../functions/triggers/sortKey.ts';
import type { PollContext } from '../../../functions/workflow/pollSource.ts';
import { DAY, HOUR, MINUTE, openPost, POLL_START, type Post } from '../../support/pollHarness.ts';

describe('Over the sandbox', () => {
  let post: Post;
  beforeEach(async () => {
    post = await openPost();
  });
  afterEach(() => post.close());

  const appIds = async (): Promise<string[]> =>
    (await post.call('ListApps', { limit: 200 })).json.data.map(({ id }: { id: string }) => id);
  const keysOf = (items: readonly Record<string, string>[], name: string): unknown[] =>
    items.map((item) => item[name]).sort();

  test('Reviews without an app are those that one flow for each app gets, each once, with its app', async () => {
    const apps = await appIds();
    const single = apps.map((app) => post.flow('WhenReviewAdded', { app }));
    const every = post.flow('WhenReviewAdded');
    expect((await Promise.all([every(), ...single.map((poll) => poll())])).flat()).toEqual([]);
    const [reported, wanted]: [Record<string, string>[], Record<string, string>[]] = [[], []];
    for (let poll = 0; poll < 5; poll += 1) {
      post.wait(HOUR);
      reported.push(...(await every()));
      for (const each of single) wanted.push(...(await each()));
    }
    for (let rest = 0; rest < 8; rest += 1) {
      post.wait(2 * MINUTE);
      const before = post.sandbox.seen.length;
      reported.push(...(await every()));
      expect(post.sandbox.seen.length - before).toBeLessThanOrEqual(11);
    }
    const isOlder = ({ created }: Record<string, string>): boolean => Date.parse(created ?? '') < POLL_START + 5 * HOUR;
    expect(wanted.length).toBeGreaterThan(0);
    expect(keysOf(reported.filter(isOlder), 'reviewId')).toEqual(keysOf(wanted.filter(isOlder), 'reviewId'));
    for (const { appId, appName } of reported) {
      expect(apps).toContain(appId);
      expect(appName).toMatch(/\w/);
    }
  });

  test('Feedback without an app comes from the testers of all apps', async () => {
    const past = { start: POLL_START - 400 * DAY, round: POLL_START, after: -1, lanes: '' };
    let state = encodeCheckpoint(scopeOf('WhenFeedbackReceived', 'default', {}), past);
    const reported: Record<string, string>[] = [];
    for (let poll = 0; poll < 16; poll += 1) {
      const { json } = await post.call('WhenFeedbackReceived', { state });
      state = json.next;
      reported.push(...json.items);
    }
    expect(new Set(reported.map(({ feedbackId }) => feedbackId)).size).toBe(reported.length);
    expect(new Set(reported.map(({ kind }) => kind))).toEqual(new Set(['crash', 'screenshot']));
    expect(new Set(reported.map(({ appName }) => appName)).size).toBeGreaterThan(10);
  });

  test('Builds of all apps come from one list, each with its app', async () => {
    const every = post.flow('WhenBuildProcessed');
    expect(await every()).toEqual([]);
    const before = post.sandbox.seen.length;
    post.wait(30 * MINUTE);
    const items = await every();
    expect(post.sandbox.seen.length - before).toBe(1);
    expect(items.length).toBeGreaterThan(0);
    const names = new Map<string, string>();
    for (const { id, attributes } of (await post.call('ListApps', { limit: 200 })).json.data)
      names.set(id, attributes.name);
    for (const { appId, appName } of items) expect(names.get(appId)).toBe(appName);
    post.wait(2 * MINUTE);
    expect(await every()).toEqual([]);
  });

  test('Versions of all apps are compared with one call', async () => {
    const every = post.flow('WhenVersionStateChanges');
    expect(await every()).toEqual([]);
    const app = await post.appNamed('Tidewater Almanac');
    const body = { appId: app, platform: 'IOS', versionString: '9.0.0' };
    await post.call('CreateVersion', {}, { body });
    post.wait(2 * MINUTE);
    const before = post.sandbox.seen.length;
    expect(await every()).toEqual([
      expect.objectContaining({ appId: app, appName: 'Tidewater Almanac', version: '9.0.0', platform: 'IOS' }),
    ]);
    expect(post.sandbox.seen.length - before).toBe(1);
    post.wait(2 * MINUTE);
    expect(await every()).toEqual([]);
  });

  test('Reviews of all apps of the Galaxy Store come, each with its app', async () => {
    const every = post.flow('WhenGalaxyReviewAdded');
    const contentId = await post.galaxyNamed('Tidewater Almanac');
    const one = post.flow('WhenGalaxyReviewAdded', { contentId });
    expect([await every(), await one()]).toEqual([[], []]);
    const reported: Record<string, string>[] = [];
    for (let poll = 0; poll < 8; poll += 1) {
      post.wait(20 * MINUTE);
      reported.push(...(await every()));
    }
    const wanted = await one();
    for (let poll = 0; poll < 8; poll += 1) reported.push(...(await every()));
    expect(wanted.length).toBeGreaterThan(0);
    const own = reported.filter((item) => item.contentId === contentId);
    expect(keysOf(own, 'reviewId')).toEqual(keysOf(wanted, 'reviewId'));
    expect(own[0]?.appName).toBe('Tidewater Almanac');
    expect(new Set(reported.map((item) => item.contentId)).size).toBeGreaterThan(1);
    expect(new Set(reported.map(({ contentId: app, reviewId }) => `${app} ${reviewId}`)).size).toBe(reported.length);
  });

  test('One app whose reviews cannot be read takes away no other', async () => {
    const app = await post.appNamed('Tidewater Almanac');
    const [closed] = (await appIds()).filter((id) => id !== app);
    const every = post.flow('WhenReviewAdded');
    await every();
    post.sandbox.fail({ store: 'apple', path: `/v1/apps/${closed}/`, kind: 'status', status: 403, times: 99 });
    post.wait(3 * HOUR);
    const reported: Record<string, string>[] = [];
    for (let poll = 0; poll < 9; poll += 1) reported.push(...(await every()));
    expect(reported.map(({ appId }) => appId)).toContain(app);
  });

  const forged = (past: unknown): string => encodeCheckpoint(scopeOf('WhenReviewAdded', 'default', {}), past);
  const good = { start: POLL_START, round: POLL_START, after: -1, lanes: '' };
  test.each([
    ['no lanes', { start: POLL_START, round: POLL_START, after: -1 }],
    ['lanes that are cut off', { ...good, lanes: Buffer.from([0, 0, 0, 1, 0, 9]).toString('base64url') }],
    ['lanes of bytes that are none', { ...good, lanes: '!!' }],
    ['a time before all time', { ...good, start: -1 }],
    ['a time that is none', { ...good, round: 'now' }],
    ['a list that nothing can come after', { ...good, after: 1.5 }],
    ['a page of a list that is not there', { ...good, unfinished: [7, 0, 'a'] }],
    ['the state of one app', { lists: [[0, 0, '', 0]] }],
  ])('A state with %s is a new beginning', async (_, past) => {
    const { status, json, line } = await post.call('WhenReviewAdded', { state: forged(past) });
    expect([status, json.items, line?.triggerState]).toEqual([200, [], 'reset']);
  });

  test('A page that is none reaches no store', async () => {
    const lane = Buffer.from([0, 0, 0, 7, 0, 0]).toString('base64url');
    const past = { ...good, lanes: lane, unfinished: [7, 0, '../planted?x=1'] };
    const { line } = await post.call('WhenReviewAdded', { state: forged(past) });
    expect(line?.triggerState).toBe('reset');
    expect(JSON.stringify(post.sandbox.seen)).not.toContain('planted');
  });
});

describe('As a property', () => {
  const ONWARD = /^\d{1,6}$/;

  interface Arrival {
    readonly app: number;
    readonly id: string;
    readonly at: number;
    readonly shown: number;
  }

  const listOf = (arrivals: readonly Arrival[], size: number, clock: { now: number; calls: number }): Feed => {
    const newestFirst = [...arrivals].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    return {
      onward: ONWARD,
      page: async (onward) => {
        clock.calls += 1;
        const from = Number(onward ?? 0) * size;
        const all = newestFirst.filter(({ shown }) => shown <= clock.now);
        return {
          entries: all.slice(from, from + size).map(({ id, at }) => ({ at, place: sortKeyOf(id, at), item: { id } })),
          next: from + size < all.length ? { is: 'page', value: String(from / size + 1) } : { is: 'end' },
        };
      },
    };
  };

  const openPoller = (apps: number, arrivals: readonly Arrival[], size: number) => {
    const clock = { now: POLL_START, calls: 0 };
    const members = Array.from({ length: apps }, (_, app) => ({
      key: `app${app}`,
      list: listOf(
        arrivals.filter((each) => each.app === app),
        size,
        clock,
      ),
      appFields: { appName: `App ${app}` },
    }));
    const source = allAppsSource(300, { onward: ONWARD, members: async () => members });
    let state = '';
    const poll = async (): Promise<{ reported: string[]; more: boolean }> => {
      const deadline = startDeadline(20_000);
      const watching = { now: clock.now, deadline, pages: 50, input: () => undefined } as unknown as PollContext;
      const past = readCheckpoint(state, 'mark', [])?.past;
      const { items, checkpoint: next, more } = await source.poll(watching, past).finally(deadline.end);
      state = encodeCheckpoint('mark', next);
      if (!source.accepts(readCheckpoint(state, 'mark', [])?.past, watching))
        throw new Error('The state does not come back');
      return { reported: items.map(({ id }) => String(id)), more };
    };
    return { clock, poll };
  };

  /** Dates in steps of half an hour within four days after the first poll; items appear up to three days later. */
  const arrival = fc.record({
    app: fc.nat(34),
    step: fc.nat(192),
    late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(WINDOW_MINUTES) }),
  });

  test('Every arrival after the first poll is reported once, however many apps there are', async () => {
    const story = fc.record({
      apps: fc.integer({ min: 1, max: 35 }),
      drawn: fc.array(arrival, { maxLength: 150 }),
      size: fc.integer({ min: 1, max: 200 }),
      waits: fc.array(fc.nat(600), { minLength: 1, maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ apps, drawn, size, waits }) => {
        const arrivals = drawn.map(({ app, step, late }, index) => {
          const at = POLL_START + MINUTE + step * 30 * MINUTE;
          return { app: app % apps, id: `r${index}`, at, shown: at + late * MINUTE };
        });
        const { clock, poll } = openPoller(apps, arrivals, size);
        const reported: string[] = (await poll()).reported;
        for (const wait of waits) {
          clock.now += wait * MINUTE;
          clock.calls = 0;
          reported.push(...(await poll()).reported);
          if (clock.calls > 40) throw new Error(`${clock.calls} calls in one poll`);
        }
        // in time: the window of three days requires that every app is read within it
        for (; clock.now < POLL_START + 8 * DAY; clock.now += 2 * HOUR) reported.push(...(await poll()).reported);
        for (let turn = 0; turn < 40; turn += 1) reported.push(...(await poll()).reported);
        expect([...reported].sort()).toEqual(arrivals.map(({ id }) => id).sort());
      }),
      { numRuns: 30 },
    );
  });

  test('What was there before the first poll is never reported', async () => {
    const old = Array.from({ length: 500 }, (_, index) => {
      const at = POLL_START - DAY - index * 13 * MINUTE;
      return { app: index % 30, id: `o${index}`, at, shown: at };
    });
    const { clock, poll } = openPoller(30, old, 50);
    for (let turn = 0; turn < 20; turn += 1) {
      expect((await poll()).reported).toEqual([]);
      clock.now += HOUR;
    }
  });

  test('A backlog of one app is returned whole, over as many polls as it takes', async () => {
    const many = Array.from({ length: 9_000 }, (_, index) => {
      const at = POLL_START + HOUR + index * 1_000;
      return { app: 3, id: `b${index}`, at, shown: at };
    });
    const { clock, poll } = openPoller(5, many, 200);
    await poll();
    clock.now = POLL_START + DAY;
    const reported: string[] = [];
    for (let turn = 0; turn < 60; turn += 1) reported.push(...(await poll()).reported);
    expect(reported).toHaveLength(9_000);
    expect(new Set(reported).size).toBe(9_000);
  });

  test('More apps than a state can remember are refused in words', async () => {
    const { poll } = openPoller(131, [], 10);
    await expect(poll()).rejects.toThrow('Choose one app');
    await expect(poll()).rejects.toBeInstanceOf(Failure);
  });

  test('As many apps as it takes, each with news, fit into the state', async () => {
    const news = Array.from({ length: 1_300 }, (_, index) => {
      const at = POLL_START + HOUR + index * MINUTE;
      return { app: index % 130, id: `n${index}`, at, shown: at };
    });
    const { clock, poll } = openPoller(130, news, 200);
    const reported: string[] = [];
    for (; clock.now < POLL_START + 3 * DAY; clock.now += 20 * MINUTE) reported.push(...(await poll()).reported);
    expect([...reported].sort()).toEqual(news.map(({ id }) => id).sort());
  });
});
