// The state of the relay for the dashboard: accounts, token ages, quota, recent calls. Contains no secrets and no input values.

import { accesses, type Operation } from '../../connector/core/operation.ts';
import { stores } from '../../connector/core/stores.ts';
import { about } from '../../connector/emit/about.ts';
import { atMost } from '../core/deadline.ts';
import { jsonResponse } from '../core/types.ts';
import { permissionCheck } from '../dashboard/permissions.ts';
import type { AccountState, Allowed, DashboardState } from '../dashboard/types.ts';
import { loadAllKeys, type StoreAccount } from '../pipeline/accounts.ts';
import { type CallOwner, ownerAccount, ownerCaller } from '../telemetry/recentCalls.ts';
import type { RecentCall } from '../telemetry/recentCallTypes.ts';
import type { Recipe, RecipeContext } from '../workflow/storeApi.ts';
import { failedEventsShown, jobsShown } from './dashboardJobs.ts';

/** Longest wait for the calls of other instances, in milliseconds: the next refresh of the page has them. */
const REFRESH = 1_000;

export const dashboardState: Recipe = async (context) => {
  const { accounts, operations, policy, recentCalls: journal, now } = context;
  const [jobs, failedEvents] = await Promise.all([
    jobsShown(context),
    failedEventsShown(context),
    loadAllKeys(accounts),
    atMost(REFRESH, journal?.refresh?.() ?? Promise.resolve()),
  ]);
  const may = permissionCheck(policy);
  const allowed = allowedOf(operations, may);
  const week = operations.find((each) => each.charted && may(each));
  const { calls, minutes } = journal?.read(sight(context)) ?? { calls: [], minutes: [] };
  const named = callerNames(context);
  const state: DashboardState = {
    version: about.version,
    now: new Date(now()).toISOString(),
    started: new Date(performance.timeOrigin).toISOString(),
    readOnly: allowed.every(({ access, allowed: some }) => access === 'read' || some === 0),
    allowed,
    accounts: accounts.map((account) => accountState(account, context)),
    ...(week && { weeklyFigures: week.address }),
    calls: calls.map(named),
    minutes,
    jobs,
    ...(failedEvents !== undefined && { failedEvents }),
  };
  return jsonResponse(200, state);
};

/** A host on this machine cannot be a real store. */
function modeOf({ definition, clients, simulated }: StoreAccount): AccountState['mode'] {
  if (simulated) return 'sandbox';
  if (clients.api.origin === definition.origins.api) return 'live';
  return /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(clients.api.origin)
    ? 'sandbox'
    : 'elsewhere';
}

function tokenOf({ inUse: signer }: StoreAccount): AccountState['token'] {
  const kept = signer?.tokenInfo?.();
  if (!kept) return undefined;
  const [ageSeconds, secondsLeft] = [kept.age, kept.left].map((each) => Math.round(each / 1000));
  const ends = Number.isFinite(kept.left) && secondsLeft !== undefined;
  return { ageSeconds: ageSeconds ?? 0, ...(ends && { secondsLeft: Math.max(0, secondsLeft) }) };
}

function accountState(account: StoreAccount, context: RecipeContext): AccountState {
  const { recentCalls: journal } = context;
  const { store, definition, name, isDefault, problem = account.warning, clients, inUse: signer } = account;
  const { probes, salesReport, rateLimitHeader } = definition;
  const [token, quota, last] = [tokenOf(account), clients.api.quota(), journal?.lastOf(ownerAccount(store, name))];
  const skew = Math.round((signer?.skew() ?? 0) / 1000);
  return {
    ...{ store, title: stores[store].title, name, default: isDefault, usable: account.problem === undefined },
    ...(problem !== undefined && { problem }),
    mode: modeOf(account),
    hasQuota: rateLimitHeader !== undefined,
    probes: Object.fromEntries(Object.entries(probes).map(([what, path]) => [what, store + path])),
    ...(salesReport !== undefined && { salesReport: store + salesReport }),
    ...(token && { token }),
    ...(quota.remaining !== undefined && { quota }),
    ...(skew !== 0 && { clockSkewSeconds: skew }),
    ...(last && { last: callerNames(context)(last) }),
  };
}

/** Without what needs no key: no policy is about it. */
function allowedOf(operations: readonly Operation[], may: (operation: Operation) => boolean): Allowed[] {
  return accesses.map((access) => {
    const all = operations.filter((each) => each.access === access && !each.hidden && !each.anonymous);
    return { access, all: all.length, allowed: all.filter(may).length };
  });
}

/** A caller that is limited to some accounts sees only those, and its own calls. */
function sight({ accounts, policy }: RecipeContext): (whose: CallOwner) => boolean {
  const own = new Set([ownerCaller(policy.caller), ...accounts.map(({ store, name }) => ownerAccount(store, name))]);
  return (whose) => policy.accountsSetting === undefined || own.has(whose);
}

/** A caller that is limited to some accounts gets no names of other callers. */
function callerNames({ policy }: RecipeContext): (call: RecentCall) => RecentCall {
  return ({ caller, ...call }) =>
    caller !== undefined && (policy.accountsSetting === undefined || caller === policy.caller)
      ? { ...call, caller }
      : call;
}
