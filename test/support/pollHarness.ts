// Polls a relay in front of the simulator as a flow does, passing the state of each poll to the next. The test controls the clock.
import { type SandboxOptions, startSandbox } from '../../scripts/simulator/simulator.ts';
import { openRelay, type ReceivedAnswer } from './relay.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Sunday, 22 November 2026, 18:00 UTC. */
export const POLL_START = Date.UTC(2026, 10, 22, 18);

type Values = Readonly<Record<string, unknown>>;

export async function openPost(
  start = POLL_START,
  settings: Readonly<Record<string, string>> = {},
  options: SandboxOptions = {},
) {
  const clock = { now: start, ahead: 0 }; // `ahead` moves the relay's wall clock alone
  const now = (): number => clock.now;
  const sandbox = await startSandbox({ ...options, now });
  const all = { ...sandbox.settings, RELAY__ALLOW: '*, anything', ...settings };
  const relay = openRelay(all, { now: () => clock.now + clock.ahead, elapsed: now });
  const texts = (values: Values): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  const call = (
    id: string,
    query: Values = {},
    more: { path?: Values; body?: unknown } = {},
  ): Promise<ReceivedAnswer> =>
    relay.call(id, {
      query: texts(query),
      path: texts(more.path ?? {}),
      ...(more.body !== undefined && { body: more.body }),
    });
  /** A separate flow: each call polls once and returns the items. */
  const flow = (id: string, query: Values = {}) => {
    let state: string | undefined;
    // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of an item
    return async (): Promise<any[]> => {
      const { status, json } = await call(id, { ...query, ...(state !== undefined && { state }) });
      if (status !== 200) throw new Error(`${id} was answered with ${status}: ${JSON.stringify(json)}`);
      state = json.next;
      return json.items;
    };
  };
  const appNamed = async (name: string): Promise<string> =>
    (await call('ListApps', { 'filter[name]': name })).json.data[0].id;
  const galaxyNamed = async (name: string): Promise<string> =>
    (await call('ListGalaxyApps')).json.find(({ contentName }: { contentName: string }) => contentName === name)
      .contentId;
  /** The number of store requests whose URL contains this text. */
  const asked = (part: string): number => sandbox.seen.filter(({ url }) => url.includes(part)).length;
  const wait = (milliseconds: number): void => {
    clock.now += milliseconds;
  };
  const close = async (): Promise<void> => {
    await relay.close();
    await sandbox.close();
  };
  return { sandbox, settings: all, clock, wait, call, flow, appNamed, galaxyNamed, asked, close };
}

export type Post = Awaited<ReturnType<typeof openPost>>;
