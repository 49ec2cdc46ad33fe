// A sandbox with a clock of its own, and short words for asking its App Store Connect.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { ask, type Heard } from './rawHttp.ts';
import { type Account, appleToken } from './tokens.ts';

/** Thursday, 18 June 2026, 15:00 UTC. */
export const START = Date.UTC(2026, 5, 18, 15);

export interface Thing {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, never>>;
  readonly relationships: Readonly<Record<string, { readonly data?: never }>>;
}

export interface Told extends Heard {
  readonly json: {
    readonly data: Thing;
    readonly included?: readonly Thing[];
    readonly errors: readonly Readonly<Record<string, never>>[];
  };
}

export interface Shop {
  readonly sandbox: Sandbox;
  /** Moves the store's clock on. */
  readonly wait: (minutes: number) => void;
  readonly call: (method: string, path: string, body?: unknown, account?: Account) => Promise<Told>;
  /** What is read from a path: `data`. */
  readonly read: (path: string) => Promise<Thing>;
  readonly list: (path: string) => Promise<readonly Thing[]>;
  readonly close: () => Promise<void>;
}

const parsed = (heard: Heard): Told => {
  const isJson = /json/.test(String(heard.headers['content-type']));
  return { ...heard, json: isJson ? JSON.parse(heard.text) : {} };
};

export const openShop = async (): Promise<Shop> => {
  let now = START;
  const sandbox = await startSandbox({ now: () => now });
  const call: Shop['call'] = async (method, path, body, account = '') => {
    const seconds = Math.floor(now / 1000);
    const token = appleToken(sandbox, { claims: { iat: seconds, exp: seconds + 900 } }, account);
    const text = body === undefined ? undefined : JSON.stringify(body);
    // Node tells no length of a body that goes with DELETE
    const described = text !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
    };
    const headers = { authorization: `Bearer ${token}`, ...described };
    return parsed(
      await ask(sandbox.apple.origin, path, { method, headers, ...(text !== undefined && { body: text }) }),
    );
  };
  const read: Shop['read'] = async (path) => (await call('GET', path)).json.data;
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
};

type Links = Readonly<Record<string, Pick<Thing, 'type' | 'id'> | readonly Pick<Thing, 'type' | 'id'>[]>>;

const link = ({ type, id }: Pick<Thing, 'type' | 'id'>) => ({ type, id });

const linked = (to: Links[string]) => ({ data: 'id' in to ? link(to) : to.map(link) });

/** A body in JSON:API. Without an ID it makes something new. */
export const entity = (type: string, attributes: object = {}, links: Links = {}, id?: string) => {
  const relationships = Object.fromEntries(Object.entries(links).map(([name, to]) => [name, linked(to)]));
  return {
    data: {
      type,
      ...(id !== undefined && { id }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(Object.keys(relationships).length > 0 && { relationships }),
    },
  };
};

export const change = ({ type, id }: Pick<Thing, 'type' | 'id'>, attributes: object, links: Links = {}) =>
  entity(type, attributes, links, id);

export const linkages = (...to: readonly Pick<Thing, 'type' | 'id'>[]) => ({ data: to.map(link) });

/** The first code of a refusal, and its status. */
export const refusal = ({ status, json }: Told): readonly unknown[] => [status, json.errors?.[0]?.code];

export const appNamed = async ({ list }: Pick<Shop, 'list'>, name: string): Promise<Thing> => {
  const [app] = await list(`/v1/apps?${new URLSearchParams({ 'filter[name]': name })}`);
  if (!app) throw new Error(`There is no app named ${name}`);
  return app;
};

/** The first of a list that is expected to hold something. */
export const firstOf = async ({ list }: Pick<Shop, 'list'>, path: string): Promise<Thing> => {
  const [first] = await list(path);
  if (!first) throw new Error(`There is nothing at ${path}`);
  return first;
};
