// A simulator with its own clock, and shortcuts to call its App Store Connect.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { askRaw, type RawAnswer } from './rawHttp.ts';
import { appleToken, type TokenAccount } from './tokens.ts';

/** Thursday, 18 June 2026, 15:00 UTC. */
export const SESSION_START = Date.UTC(2026, 5, 18, 15);

export interface Thing {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, never>>;
  readonly relationships: Readonly<Record<string, { readonly data?: never }>>;
}

export interface StoreAnswer extends RawAnswer {
  readonly json: {
    readonly data: Thing;
    readonly included?: readonly Thing[];
    readonly errors: readonly Readonly<Record<string, never>>[];
  };
}

export interface SimulatorSession {
  readonly sandbox: Sandbox;
  /** Advances the store's clock. */
  readonly wait: (minutes: number) => void;
  readonly call: (method: string, path: string, body?: unknown, account?: TokenAccount) => Promise<StoreAnswer>;
  /** Reads `data` from a path. */
  readonly read: (path: string) => Promise<Thing>;
  readonly list: (path: string) => Promise<readonly Thing[]>;
  readonly close: () => Promise<void>;
}

function parsed(received: RawAnswer): StoreAnswer {
  const isJson = /json/.test(String(received.headers['content-type']));
  return { ...received, json: isJson ? JSON.parse(received.text) : {} };
}

export async function openSimulatorSession(): Promise<SimulatorSession> {
  let now = SESSION_START;
  const sandbox = await startSandbox({ now: () => now });
  const call: SimulatorSession['call'] = async (method, path, body, account = '') => {
    const seconds = Math.floor(now / 1000);
    const token = appleToken(sandbox, { claims: { iat: seconds, exp: seconds + 900 } }, account);
    const text = body === undefined ? undefined : JSON.stringify(body);
    // Node sends no content-length with the body of a DELETE
    const described = text !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
    };
    const headers = { authorization: `Bearer ${token}`, ...described };
    return parsed(
      await askRaw(sandbox.origins.apple.api, path, { method, headers, ...(text !== undefined && { body: text }) }),
    );
  };
  const read: SimulatorSession['read'] = async (path) => (await call('GET', path)).json.data;
  return {
    sandbox,
    call,
    read,
    list: async (path) => (await read(path)) as unknown as readonly Thing[],
    wait: (minutes) => {
      now += minutes * 60_000;
    },
    close: sandbox.close,
  };
}

type Links = Readonly<Record<string, Pick<Thing, 'type' | 'id'> | readonly Pick<Thing, 'type' | 'id'>[]>>;

function link({ type, id }: Pick<Thing, 'type' | 'id'>) {
  return { type, id };
}

function linked(to: Links[string]) {
  return { data: 'id' in to ? link(to) : to.map(link) };
}

/** A JSON:API body. Without an ID it creates a resource. */
export function entity(type: string, attributes: object = {}, links: Links = {}, id?: string) {
  const relationships = Object.fromEntries(Object.entries(links).map(([name, to]) => [name, linked(to)]));
  return {
    data: {
      type,
      ...(id !== undefined && { id }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(Object.keys(relationships).length > 0 && { relationships }),
    },
  };
}

export function changeResource({ type, id }: Pick<Thing, 'type' | 'id'>, attributes: object, links: Links = {}) {
  return entity(type, attributes, links, id);
}

export function linkages(...to: readonly Pick<Thing, 'type' | 'id'>[]) {
  return { data: to.map(link) };
}

/** The status and first code of an error response. */
export function storeRefusal({ status, json }: StoreAnswer): readonly unknown[] {
  return [status, json.errors?.[0]?.code];
}

export async function appNamed({ list }: Pick<SimulatorSession, 'list'>, name: string): Promise<Thing> {
  const [app] = await list(`/v1/apps?${new URLSearchParams({ 'filter[name]': name })}`);
  if (!app) throw new Error(`There is no app named ${name}`);
  return app;
}

/** The first item of a list that must not be empty. */
export async function firstOf({ list }: Pick<SimulatorSession, 'list'>, path: string): Promise<Thing> {
  const [first] = await list(path);
  if (!first) throw new Error(`There is nothing at ${path}`);
  return first;
}

/** Uploads a build for iOS with this version number, and waits until it is processed. */
export async function uploadedBuild(session: SimulatorSession, app: Thing, version: string): Promise<Thing> {
  const { call, wait } = session;
  const named = { cfBundleShortVersionString: version, cfBundleVersion: '900', platform: 'IOS' };
  const buildUpload = (await call('POST', '/v1/buildUploads', entity('buildUploads', named, { app }))).json.data;
  const described = { assetType: 'ASSET', fileName: 'app.ipa', fileSize: 3, uti: 'com.apple.ipa' };
  const reserved = entity('buildUploadFiles', described, { buildUpload });
  const file = (await call('POST', '/v1/buildUploadFiles', reserved)).json.data;
  const [part] = file.attributes.uploadOperations as unknown as readonly { readonly url: string }[];
  await fetch(part?.url ?? '', { method: 'PUT', body: 'ipa' });
  await call('PATCH', `/v1/buildUploadFiles/${file.id}`, changeResource(file, { uploaded: true }));
  wait(4);
  const build = await firstOf(
    session,
    `/v1/builds?filter[app]=${app.id}&filter[preReleaseVersion.version]=${version}&filter[processingState]=VALID`,
  );
  await call('PATCH', `/v1/builds/${build.id}`, changeResource(build, { usesNonExemptEncryption: false }));
  return build;
}
