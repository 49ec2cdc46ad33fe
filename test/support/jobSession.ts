// Relays over one durable state, in front of a simulated App Store Connect and a file host.
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { buildBytes, type ServedFile, startFileServer } from './fileServer.ts';
import { galaxyApps } from './galaxyRecipeSession.ts';
import { serveDispatcher } from './jobHost.ts';

const MINUTE = 60_000;

export interface JobAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a response
  readonly json: any;
}

export interface JobSessionOptions {
  readonly size?: number;
  readonly file?: Partial<ServedFile>;
  readonly settings?: Readonly<Record<string, string>>;
  /** Milliseconds between two looks. Default: 1, for which a queue waits a second, so that a test sees the job wait. */
  readonly pollDelay?: number;
  /** Opens a server in front of the simulated App Store Connect, which the relay calls in its place. */
  readonly front?: (origin: string) => Promise<{ readonly origin: string; readonly close: () => Promise<unknown> }>;
}

export async function openJobSession({
  size = 12_000_000,
  file: given = {},
  settings = {},
  pollDelay: delay = 1,
  front,
}: JobSessionOptions = {}) {
  const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
  const now = (): number => clock.now;
  const sandbox = await startSandbox({ now });
  const file: ServedFile = { bytes: buildBytes(size), etag: '"one"', ranges: true, ...given };
  const files = await startFileServer(file);
  const closing: (() => Promise<unknown>)[] = [() => sandbox.close(), () => files.close()];
  const opened = await front?.(sandbox.origins.apple.api);
  if (opened) closing.push(opened.close);
  const host = opened ? { APPLE__ORIGIN: opened.origin } : {};
  const config = readConfig({ ...sandbox.settings, ...host, RELAY__ALLOW: '*', ...settings });

  /** A relay over HTTP. Each wait of a recipe advances the clock by more than the store takes for a build. */
  const openRelay = async () => {
    const pollDelay = (): number => {
      clock.now += 4 * MINUTE;
      return delay;
    };
    const environment = {
      now,
      elapsed: () => performance.now(),
      pollDelay,
      backOff: () => 1,
      fileOrigins: [files.origin],
    };
    const relay = createRelay(config, catalog, environment);
    const host = await serveDispatcher(catalog, createDispatcher(relay.dependencies));
    const close = async (): Promise<void> => {
      await host.close();
      await relay.close();
    };
    closing.unshift(close);
    const call = async (
      method: string,
      address: string,
      { key = 'one', body, headers = {} }: { key?: string | undefined; body?: object; headers?: object } = {},
    ): Promise<JobAnswer> => {
      const answered = await fetch(new URL(address, host.origin), {
        method,
        headers: {
          ...(key !== '' && { 'x-functions-key': key }),
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answered.text();
      return { status: answered.status, headers: answered.headers, json: text === '' ? undefined : JSON.parse(text) };
    };
    return { relay, origin: host.origin, call, close };
  };

  const first = await openRelay();
  const { json } = await first.call('GET', '/api/apple/v1/apps?filter[name]=Sparrow%20Ledger');
  const appId: string = json.data[0].id;
  const build = {
    appId,
    versionString: '9.1',
    buildNumber: '900',
    fileUrl: `${files.origin}/builds/Sparrow.ipa?sig=s3`,
  };
  /** The requests that reached the store, without reads, as `POST /v1/buildUploads`. */
  const writes = (): string[] =>
    sandbox.seen.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url.split('?')[0]}`);
  const upload = (inputs: object = {}, query = '', options: object = {}) =>
    first.call('POST', `/api/apple/recipes/uploadBuild${query}`, { body: { ...build, ...inputs }, ...options });
  /** Publishes the file as an update of a Galaxy Store app. */
  const update = (inputs: Readonly<Record<string, string>> = {}, relay = first) => {
    const given = { contentId: galaxyApps.tidewater, gms: 'Y', fileUrl: `${files.origin}/tidewater_42.apk`, ...inputs };
    return relay.call('POST', `/api/samsung/recipes/update?${new URLSearchParams(given)}`);
  };
  /** Asks at an address until the answer is another than 202, as Logic Apps do. */
  const follow = async (address: string, key = '', onWait?: (answered: JobAnswer) => void): Promise<JobAnswer> => {
    for (let asked = 0; asked < 4_000; asked += 1) {
      const answered = await first.call('GET', address, { key });
      if (answered.status !== 202) return answered;
      onWait?.(answered);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('The job does not end');
  };
  return {
    galaxyApp: galaxyApps.tidewater,
    ...{ sandbox, files, file, clock, build, first, openRelay, writes, upload, update, follow },
    close: async () => {
      for (const each of closing) await each();
    },
  };
}
export type JobSession = Awaited<ReturnType<typeof openJobSession>>;
