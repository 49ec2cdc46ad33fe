// A relay in front of the simulated App Store Connect, whose clock advances while a recipe waits.
import { Readable } from 'node:stream';
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { testCallOf } from './call.ts';
import { bothOf } from './clock.ts';

const MINUTE = 60_000;

/** The response of a call. */
export interface RecipeAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a response
  readonly json: any;
}

type Values = Readonly<Record<string, unknown>>;

async function textOf(body: Uint8Array | Readable | undefined): Promise<string> {
  if (!(body instanceof Readable)) return Buffer.from(body ?? '').toString();
  return Buffer.concat(await body.toArray()).toString();
}

/** Files are returned as they are. */
function isJson({ headers = {} }: { readonly headers?: Readonly<Record<string, string>> }): boolean {
  return !Object.entries(headers).some(([name, value]) => /^content-type$/i.test(name) && !value.includes('json'));
}

/** Each wait of a recipe advances the store's clock by 30 seconds. */
export async function openAppleRecipeSession(
  settings: Readonly<Record<string, string>> = {},
  fileOrigins: readonly string[] = [],
) {
  const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
  const now = (): number => clock.now;
  const sandbox = await startSandbox({ now });
  const pollDelay = (): number => {
    clock.now += MINUTE / 2;
    return 1;
  };
  const config = readConfig({ ...sandbox.settings, RELAY__ALLOW: '*, anything', ...settings });
  const { dependencies: parts, close } = createRelay(config, catalog, {
    ...bothOf(now),
    ...{ pollDelay, backOff: () => 5, fileOrigins },
  });
  const forward = createDispatcher(parts);
  /** Inputs are placed as the row declares; `bytes` is a body that is not JSON. */
  const call = async (id: string, inputs: Values = {}, bytes?: Buffer): Promise<RecipeAnswer> => {
    const operation = catalog.find((each) => each.id === id);
    if (!operation) throw new Error(`There is no ${id}`);
    const inPlace = (place: string): Record<string, string> =>
      Object.fromEntries(
        operation.parameters
          .filter(({ name, in: where }) => where === place && inputs[name] !== undefined)
          .map(({ name }) => [name, String(inputs[name])]),
      );
    const rest = Object.entries(inputs).filter(([name]) => !operation.parameters.some((each) => each.name === name));
    const body = operation.body && !bytes ? { body: Object.fromEntries(rest) } : {};
    const length: Record<string, string> = bytes ? { 'content-length': String(bytes.length) } : {};
    const made = testCallOf({ path: inPlace('path'), query: inPlace('query'), headers: length, ...body });
    const answered = await forward(operation, bytes ? { ...made, body: Readable.from([bytes]) } : made);
    const read = await textOf(answered.body);
    return { status: answered.status, json: isJson(answered) && read !== '' ? JSON.parse(read) : read || undefined };
  };
  const appNamed = async (name: string): Promise<string> =>
    (await call('ListApps', { 'filter[name]': name })).json.data[0].id;
  /** The one version in these states, or with this number. */
  const versionOf = async (appId: string, filter: Values = {}) =>
    (await call('ListVersions', { id: appId, 'filter[platform]': 'IOS', ...filter })).json.data[0];
  /** Writes that reached the store since the last call of this function. */
  let looked = 0;
  const writes = (): string[] => {
    const fresh = sandbox.seen.slice(looked);
    looked = sandbox.seen.length;
    return fresh.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url.split('?')[0]}`);
  };
  const end = async (): Promise<void> => {
    await close();
    await sandbox.close();
  };
  return { sandbox, clock, call, appNamed, versionOf, writes, close: end };
}

export type AppleRecipeSession = Awaited<ReturnType<typeof openAppleRecipeSession>>;

/** The steps of a response, each as `done Find the version`. */
export function reportedSteps({ json }: RecipeAnswer): string[] {
  return json.steps.map(({ state, name }: { state: string; name: string }) => `${state} ${name}`);
}
