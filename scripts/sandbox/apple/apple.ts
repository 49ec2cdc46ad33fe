// App Store Connect, simulated: token, quota, path, then the collection that the path names.
import type { AppleAccount } from '../keys.ts';
import type { Answer, Arrival, Reply } from '../message.ts';
import { bearer } from '../message.ts';
import { apps } from './apps.ts';
import type { Collection } from './collection.ts';
import { badPath, noSuchType, notAcceptable, notAllowed, notAuthorized, rateLimited } from './errors.ts';
import { kinds } from './kinds.ts';
import { openQuota } from './quota.ts';
import { openCollection } from './read.ts';
import { takeToken } from './token.ts';

/** One line for each collection that the sandbox has; the rest is the collection's own file. */
const collections = [apps].map(openCollection);

/** Apple's names for what a method does to a collection, and to one resource. */
const actions = {
  collection: { GET: 'GET_COLLECTION', POST: 'CREATE', PATCH: 'UPDATE', DELETE: 'DELETE', PUT: 'REPLACE' },
  instance: { GET: 'GET_INSTANCE', POST: 'CREATE', PATCH: 'UPDATE', DELETE: 'DELETE', PUT: 'REPLACE' },
} as const;

const actionOf = (method: string, on: keyof typeof actions): string =>
  actions[on][method as keyof (typeof actions)['instance']] ?? method;

const acceptsJson = ({ headers: { accept } }: Arrival): boolean =>
  accept === undefined || /\*\/\*|application\/(\*|json|vnd\.api\+json)/i.test(accept);

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

const route = (account: AppleAccount, arrival: Arrival): Reply => {
  const { path, method } = arrival;
  const invalid = badPath(`'${path}' is not a valid URL`);
  const [, type = '', segment, relationship, ...rest] = /^\/v1\//.test(path) ? path.split('/').slice(1) : [];
  const id = decode(segment ?? '');
  if (type === '' || segment === '' || id === undefined || rest.length > 1) return invalid;
  const found = collections.find(({ collection }) => collection.type === type);
  if (!found) return noSuchType();
  if (relationship !== undefined) return missingRelationship(found.collection, relationship, path);
  const action = actionOf(method, segment === undefined ? 'collection' : 'instance');
  if (method !== 'GET') return notAllowed(type, action, found.collection.allows);
  return segment === undefined ? found.list(account, arrival) : found.readOne(account, arrival, id);
};

/** The sandbox follows no relationship yet, so it must not claim that one of Apple's does not exist. */
const missingRelationship = (collection: Collection, name: string, path: string): Reply => {
  const known: readonly string[] = kinds[collection.type].relationships;
  if (known.includes(name)) return badPath(`The sandbox does not have '${path}' yet`);
  return badPath(name === '' ? `'${path}' is not a valid URL` : `The relationship '${name}' does not exist`);
};

export interface AppleStore {
  readonly accounts: readonly AppleAccount[];
  readonly revoked: ReadonlySet<string>;
  /** Calls per key and hour. Apple's page says 3,500; 3,600 has been seen. */
  readonly hourLimit: number;
}

export const openApple = ({ accounts, revoked, hourLimit }: AppleStore): Answer => {
  const quota = openQuota(hourLimit);
  return async (arrival) => {
    if (revoked.has(bearer(arrival.headers) ?? '')) return notAuthorized('the token was revoked');
    const taken = await takeToken(accounts, arrival);
    if ('why' in taken) return notAuthorized(taken.why);
    const { left, taken: counted } = quota.take(taken.account.keyId, arrival.now);
    const reply = counted ? answerOne(taken.account, arrival) : rateLimited();
    return { ...reply, headers: { ...reply.headers, ...quota.header(left) } };
  };
};

const answerOne = (account: AppleAccount, arrival: Arrival): Reply =>
  acceptsJson(arrival) ? route(account, arrival) : notAcceptable();
