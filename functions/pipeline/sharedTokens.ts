// The access token of a key, shared by all instances: one exchange for all, and one revocation by the last that uses it.

import { createHash, randomUUID } from 'node:crypto';
import type { JsonObject } from '../../connector/core/json.ts';
import type { CachedToken } from '../auth/tokenCache.ts';
import { MOST_REFUSED, type OpenTokenSource, type TokenSource } from '../auth/tokenSource.ts';
import { type Secret, secret } from '../core/secret.ts';
import { DAY_MS } from '../core/time.ts';
import type { LeasedValue } from '../state/leasedValue.ts';
import type { EntityId } from '../state/state.ts';

export interface SharedTokenParts {
  /** In a sealed table. */
  readonly values: LeasedValue;
  /** Wall clock, in milliseconds: other instances compare it. */
  readonly now: () => number;
}

/** How long a token is kept that nobody asks for, and when its time is extended, in milliseconds. */
const KEPT = 90 * DAY_MS;
const EXTEND_AFTER = DAY_MS;

/** Longest time of an exchange with its retries, in milliseconds. */
const LEASE = 20_000;

/**
 * An instance registers as a user of the token for 15 minutes, and registers again after five, with the next call. One
 * that is idle for longer asks again before it uses the token, since the last user revokes it. In milliseconds.
 */
const REGISTERED = 900_000;
const recheck = { after: 300_000, until: 840_000 };

/** One source for each key of each account; the instance has one name in all. */
export function createSharedTokens(parts: SharedTokenParts): OpenTokenSource {
  const instance = randomUUID();
  return (identity) => openSource(parts, instance, digestOf(identity));
}

function openSource({ values, now }: SharedTokenParts, instance: string, key: string): TokenSource {
  const id: EntityId = { partition: 'token', key };
  const user: EntityId = { partition: `token-users-${key}`, key: instance };
  const refused = new Set<string>();
  /** Tokens that this instance made and no other knows. */
  const own = new Set<string>();
  let current: CachedToken | undefined;
  let etag: string | undefined;

  const register = async (): Promise<void> => {
    const written = await values.attempt(async (table) => {
      const renewed = etag === undefined ? undefined : await table.replace(user, etag, {}, REGISTERED);
      return renewed ?? table.insert(user, {}, REGISTERED);
    });
    etag = written?.result;
  };

  /** A token of its own, if the storage cannot be reached. */
  const alone = async (make: () => Promise<CachedToken>): Promise<CachedToken> => {
    if (current && !refused.has(current.value.reveal())) return current;
    const made = await make();
    own.add(made.value.reveal());
    return made;
  };

  const share = async (make: () => Promise<CachedToken>): Promise<CachedToken> => {
    let made: CachedToken | undefined;
    const obtained = await values.obtain(id, {
      isUsable: ({ token }) => typeof token === 'string' && !refused.has(token),
      carry: ({ token, old }) => ({ old: [...textsOf(old), ...textsOf([token])].slice(-MOST_REFUSED) }),
      make: async ({ token, old }) => {
        // one that was made while the storage could not be reached becomes the one of all
        const kept = current && !refused.has(current.value.reveal()) && own.delete(current.value.reveal());
        made = kept ? current : await make();
        const replaced = [...textsOf(old), ...textsOf([token])].slice(-MOST_REFUSED);
        return made && { token: made.value.reveal(), old: replaced, written: now() };
      },
      ttl: KEPT,
      lease: LEASE,
    });
    if (made && !obtained?.isShared) own.add(made.value.reveal());
    if (made) return made;
    const { token, written } = obtained?.value ?? {};
    if (typeof token !== 'string') return alone(make);
    if (Number(written) + EXTEND_AFTER < now()) await extend(token);
    return { value: secret(token), lifetime: Number.POSITIVE_INFINITY };
  };

  const extend = (token: string) =>
    values.attempt(async (table) => {
      const found = await table.read(id);
      if (found?.value.token === token) await table.replace(id, found.etag, { ...found.value, written: now() }, KEPT);
    });

  return {
    obtain: async (make) => {
      await register(); // before it reads the token, so that no other revokes it in between
      const token = await share(make);
      current = { ...token, recheck };
      return current;
    },
    refuse: (token) => {
      refused.add(token.reveal());
      for (const oldest of refused) if (refused.size > MOST_REFUSED) refused.delete(oldest);
    },
    leave: async () => {
      const mine = [...own].map((token) => secret(token));
      own.clear();
      if (!current) return mine;
      const left = await values.attempt(async (table) => {
        await table.remove(user);
        if (await hasUsers(table.list(user.partition))) return [];
        const found = await table.read(id);
        if (!found || !(await table.remove(id, found.etag))) return [];
        if (!(await hasUsers(table.list(user.partition)))) return tokensOf(found.value);
        // another instance has just begun to use it
        return (await table.insert(id, found.value, KEPT)) === undefined ? tokensOf(found.value) : [];
      });
      // without the storage nobody knows who uses it: it stays valid for the others, and for the next start
      return distinct([...mine, ...(left?.result ?? [])]);
    },
  };
}

async function hasUsers(users: AsyncIterable<unknown>): Promise<boolean> {
  for await (const _ of users) return true;
  return false;
}

function tokensOf({ token, old }: JsonObject): readonly Secret[] {
  return [...textsOf([token]), ...textsOf(old)].map((text) => secret(text));
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function distinct(tokens: readonly Secret[]): readonly Secret[] {
  return [...new Map(tokens.map((each) => [each.reveal(), each])).values()];
}

function digestOf(identity: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
