// Calls to App Store Connect. Every response names what was requested: an ID, or a mark in its `self` link.

import { accountNames, accountQuery, type MakeCall, other, refusedWith, soakMarkOf } from '../asked.ts';
import { valueAt } from '../at.ts';

const findApp: MakeCall = (knowledge) => {
  const account = knowledge.random.pick(accountNames);
  const app = knowledge.random.pick(knowledge.apps[account]);
  const mark = soakMarkOf(knowledge);
  const names = encodeURIComponent(`${mark},${app.name}`);
  return {
    title: 'find one app by name',
    store: 'apple',
    address: `/api/apple/v1/apps${query(`filter[name]=${names}`, accountQuery(account))}`,
    right: ({ status, json }) => status === 200 && areJust(json, app.id) && isFor(json, mark),
  };
};

const findAppOfOther: MakeCall = (knowledge) => {
  const account = knowledge.random.pick(accountNames);
  const app = knowledge.random.pick(knowledge.apps[other(account)]);
  const mark = soakMarkOf(knowledge);
  const names = encodeURIComponent(`${mark},${app.name}`);
  return {
    title: 'find an app of the other account',
    store: 'apple',
    address: `/api/apple/v1/apps${query(`filter[name]=${names}`, accountQuery(account))}`,
    right: ({ status, json }) => status === 200 && areJust(json) && isFor(json, mark),
  };
};

const listAll: MakeCall = ({ random, apps }) => {
  const account = random.pick(accountNames);
  return {
    title: 'list all apps',
    store: 'apple',
    address: `/api/apple/v1/apps${query(`limit=200`, accountQuery(account))}`,
    headers: { 'accept-encoding': random.pick(['gzip', 'identity']) },
    right: ({ status, json }) => status === 200 && areJust(json, ...apps[account].map(({ id }) => id)),
  };
};

export const readAppCall: MakeCall = ({ random, apps }) => {
  const account = random.pick(accountNames);
  const { id, name } = random.pick(apps[account]);
  return {
    title: 'read one app',
    store: 'apple',
    address: `/api/apple/v1/apps/${id}${query(accountQuery(account))}`,
    right: ({ status, json }) =>
      status === 200 && valueAt(json, 'data', 'id') === id && valueAt(json, 'data', 'attributes', 'name') === name,
  };
};

const readAppOfOther: MakeCall = ({ random, apps }) => {
  const account = random.pick(accountNames);
  const { id } = random.pick(apps[other(account)]);
  return {
    title: 'read an app of the other account',
    store: 'apple',
    address: `/api/apple/v1/apps/${id}${query(accountQuery(account))}`,
    right: (response) => refusedWith('store_refused', 404)(response) && response.text.includes(`id '${id}'`),
  };
};

const readNoApp: MakeCall = (knowledge) => {
  const mark = soakMarkOf(knowledge);
  return {
    title: 'read an app that is not there',
    store: 'apple',
    address: `/api/apple/v1/apps/${mark}`,
    right: (response) => refusedWith('store_refused', 404)(response) && response.text.includes(`id '${mark}'`),
  };
};

/** The key of `games` uses its own account by default and cannot name another one. */
const listAsGames: MakeCall = ({ apps }) => ({
  title: 'list apps with a key for one account',
  store: 'apple',
  caller: 'games',
  address: '/api/apple/v1/apps?limit=200',
  right: ({ status, json }) => status === 200 && areJust(json, ...apps.games.map(({ id }) => id)),
});

/** The simulated App Store Connect refuses to create an app, as Apple's does. The test is that it received the request exactly once. */
const createMarked: MakeCall = (knowledge) => {
  const mark = soakMarkOf(knowledge);
  return {
    title: 'create',
    method: 'POST',
    store: 'apple',
    address: `/api/apple/v1/apps?mark=${mark}`,
    write: mark,
    right: (response) => refusedWith('store_refused', 403)(response) && response.text.includes("'CREATE'"),
  };
};

export const appleCalls: readonly MakeCall[] = [
  findApp,
  findApp,
  findAppOfOther,
  readAppCall,
  readAppOfOther,
  readNoApp,
];
/** 300 KB: large enough to be streamed, and expensive for the simulator. */
export const appleSeldom: readonly MakeCall[] = [listAll];
/** For a relay with the soak's own operation and more than one key. */
export const applePipeCalls: readonly MakeCall[] = [createMarked, createMarked];
export const applePipeSeldom: readonly MakeCall[] = [listAsGames];

function query(...parts: readonly string[]): string {
  return `?${parts.filter(Boolean).join('&')}`;
}

function idsOf(json: unknown): string[] | undefined {
  const data = valueAt(json, 'data');
  return Array.isArray(data) ? data.map((each) => String(valueAt(each, 'id'))) : undefined;
}

/** Exactly these resources, in any order. */
function areJust(json: unknown, ...ids: readonly string[]): boolean {
  return idsOf(json)?.toSorted().join() === ids.toSorted().join();
}

/** The store repeats the query in the link to the page itself. */
function isFor(json: unknown, mark: string): boolean {
  return String(valueAt(json, 'links', 'self')).includes(`${mark}%2C`);
}
