// A client library that a third party generated from Apple's document, configured to call a relay.
import { createRequire } from 'node:module';
import type { Thing } from './simulatorSession.ts';

const load = createRequire(import.meta.url);
const folder = '@rage-against-the-pixel/app-store-connect-api/dist/app_store_connect_api';
type ClientResult = Promise<{ data?: { data: never }; error?: unknown; response: { status: number } }>;
type Section = Readonly<Record<string, (options: object) => ClientResult>>;
const sdk = load(`${folder}/sdk.gen.js`) as Readonly<Record<string, Section>>;
const { createClient } = load(`${folder}/client/index.js`);

export interface Library {
  /** Calls a method of the library by class and name, and returns its result. */
  readonly call: <T = Thing>(method: string, options?: object) => Promise<T>;
  readonly list: (method: string, options?: object) => Promise<readonly Thing[]>;
  readonly first: (method: string, options?: object) => Promise<Thing>;
  readonly appNamed: (name: string) => Promise<Thing>;
}

export function openLibrary(baseUrl: string, key: string): Library {
  const client = createClient({ baseUrl, headers: { 'x-functions-key': key } });
  const call: Library['call'] = async (method, options = {}) => {
    const [section = '', name = ''] = method.split('.');
    const result = await sdk[section]?.[name]?.({ client, ...options });
    expect([method, result?.error, result?.response.status]).toEqual([method, undefined, expect.any(Number)]);
    return result?.data?.data as never;
  };
  const first: Library['first'] = async (method, options) => {
    const [found] = await call<readonly Thing[]>(method, options);
    if (!found) throw new Error(`${method} lists nothing`);
    return found;
  };
  return {
    call,
    list: call,
    first,
    appNamed: (name) => first('Apps.appsGetCollection', { query: { 'filter[name]': [name] } }),
  };
}

/** The options of a call about one resource. */
export function of({ id }: Thing, query: object = {}) {
  return { path: { id }, query };
}
