// Simulates App Store Connect: token, quota, then Apple's own contract for the path.

import { type Arrival, bearerToken, type SimulatedAnswer, type SimulatedReply } from '../httpMessage.ts';
import type { AppleAccount } from '../keys.ts';
import { asksForPurchase, sendPurchase } from '../purchaseEvents.ts';
import { uuid } from './data/seed.ts';
import { seedDatastore } from './data/seedAccount.ts';
import type { Datastore } from './datastore.ts';
import type { Paging } from './engine/pageForm.ts';
import { answerRoute, type Engine } from './engine/route.ts';
import { notAuthorized, rateLimited } from './errors.ts';
import { type ReportChanges, watchStates } from './events.ts';
import { answerStorage } from './files/storage.ts';
import { writeApplePurchase } from './purchases.ts';
import { openQuota } from './quota.ts';
import { resourceRules } from './rules/rules.ts';
import { refuses, special } from './special.ts';
import { takeToken } from './token.ts';

export interface AppleStore {
  readonly accounts: readonly AppleAccount[];
  readonly revoked: ReadonlySet<string>;
  /** Calls per key and hour. Apple documents 3,500; 3,600 has been observed. */
  readonly hourLimit: number;
  /** A monotonic clock in milliseconds: it measures the hour. */
  readonly elapsed: () => number;
  readonly paging: Paging;
  /** Each account has a resource of every type. */
  readonly everyType: boolean;
}

interface Grown {
  readonly datastore: Datastore;
  readonly reportChanges: ReportChanges;
}

interface Datastores {
  /** An account's data is generated on first use, so that starting is cheap. */
  readonly of: (apps: AppleAccount['apps'], now: number) => Grown;
  readonly all: () => readonly Datastore[];
}

export function openApple({ accounts, revoked, hourLimit, elapsed, paging, everyType }: AppleStore): SimulatedAnswer {
  const quota = openQuota(hourLimit, elapsed);
  const datastores = openDatastores(everyType);
  const engine: Engine = { rules: resourceRules, special, refuses, newId: openIds() };
  const answerOne = (account: AppleAccount, arrival: Arrival): SimulatedReply => {
    const { datastore, reportChanges } = datastores.of(account.apps, arrival.now);
    const reply = answerRoute(engine, { account, arrival, datastore, paging });
    reportChanges(arrival.now);
    return reply;
  };
  return async (arrival) => {
    if (arrival.path.startsWith('/storage/')) return answerStorage(datastores.all(), arrival);
    if (asksForPurchase(arrival))
      return sendPurchase(arrival, (asked) => writeApplePurchase(datastores.all(), asked, arrival.now));
    if (revoked.has(bearerToken(arrival.headers) ?? '')) return notAuthorized('the token was revoked');
    const taken = await takeToken(accounts, arrival);
    if ('why' in taken) return notAuthorized(taken.why);
    const { left, taken: counted } = quota.take(taken.account.keyId);
    const reply = counted ? answerOne(taken.account, arrival) : rateLimited();
    return { ...reply, headers: { ...reply.headers, ...quota.header(left) } };
  };
}

function openDatastores(everyType: boolean): Datastores {
  const grown = new Map<AppleAccount['apps'], Grown>();
  const grow = (apps: AppleAccount['apps'], now: number): Grown => {
    const datastore = seedDatastore(apps, now, everyType);
    return { datastore, reportChanges: watchStates(datastore) };
  };
  return {
    of: (apps, now) => {
      const found = grown.get(apps) ?? grow(apps, now);
      grown.set(apps, found);
      found.datastore.advance(now);
      return found;
    },
    all: () => [...grown.values()].map(({ datastore }) => datastore),
  };
}

function openIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return uuid(`made ${count}`);
  };
}
