// Lists the apps of an App Store account as flat rows.

import { currentStates } from '../../../connector/stores/apple/versionStates.ts';
import { TIME_BUDGET_EXHAUSTED } from '../../core/deadline.ts';
import { Failure, failureOfPart } from '../../core/errors.ts';
import { mapConcurrent } from '../../overview/perAccount.ts';
import { type AccountApps, type AppListOptions, type AppSummary, incomplete } from '../../workflow/appSummary.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { type AppleVersion, liveVersionOf, nextVersionOf } from './app.ts';
import { isCut, type RelatedLink } from './resource.ts';

interface Versions extends RelatedLink {
  readonly data?: readonly { readonly id: string }[];
}

interface AppleApp {
  readonly id: string;
  readonly attributes?: { readonly name?: string; readonly bundleId?: string };
  readonly relationships?: { readonly appStoreVersions?: Versions };
}

interface AppleList {
  readonly data: readonly AppleApp[];
  readonly included?: readonly (AppleVersion & { readonly type: string })[];
}

/** Apple's maximum number of included versions; an app with more needs a request of its own. */
const MOST_VERSIONS = 50;
const LISTS_AT_ONCE = 4;
/** No further list is requested this close to the deadline, in milliseconds. */
const RESERVE = 2_000;

export async function listApple(api: StoreApi, { most, left }: AppListOptions): Promise<AccountApps> {
  const inputs = {
    include: ['appStoreVersions'],
    'fields[apps]': ['name', 'bundleId', 'appStoreVersions'],
    'limit[appStoreVersions]': MOST_VERSIONS,
  };
  const { answer, stopped } = await api.listUpTo<AppleList>('ListApps', inputs, most);
  const { data, included = [] } = answer;
  const versions = new Map(included.filter(({ type }) => type === 'appStoreVersions').map((each) => [each.id, each]));
  const missed: string[] = [];
  const apps = await mapConcurrent(LISTS_AT_ONCE, data, async (app) => {
    const own = (app.relationships?.appStoreVersions?.data ?? []).flatMap((each) => versions.get(each.id) ?? []);
    if (!isCut(app.relationships?.appStoreVersions)) return rowOf(app, own);
    const all = await listVersions(api, app, left, missed);
    return rowOf(app, all ?? own);
  });
  const [why] = missed;
  const problem = stopped ?? (why && `The versions of ${missed.length} apps are incomplete: ${why}`);
  return { apps, ...(problem !== undefined && { problem: incomplete(problem) }) };
}

function rowOf({ id, attributes }: AppleApp, own: readonly AppleVersion[]): AppSummary {
  const [live, next] = [liveVersionOf(own), nextVersionOf(own)];
  const { appVersionState, versionString, createdDate } = (live ?? next)?.attributes ?? {};
  return {
    id,
    name: attributes?.name || id,
    bundleId: attributes?.bundleId ?? undefined,
    state: appVersionState ?? undefined,
    version: versionString ?? undefined,
    updated: createdDate ?? undefined,
    ...(createdDate && { updatedZone: 'stated' as const }),
    ...(live && next && wordsOfNext(next)),
  };
}

/** Undefined if they cannot be read; reports the reason to `missed`. */
async function listVersions({ listAll: askAll }: StoreApi, { id }: AppleApp, left: () => number, missed: string[]) {
  try {
    if (left() < RESERVE) throw new Failure('store_timeout', TIME_BUDGET_EXHAUSTED);
    const inputs = { id, 'filter[appVersionState]': currentStates };
    return (await askAll<{ readonly data: readonly AppleVersion[] }>('ListVersions', inputs)).data;
  } catch (thrown) {
    missed.push(failureOfPart(thrown).message);
    return undefined;
  }
}

function wordsOfNext({ attributes }: AppleVersion): Pick<AppSummary, 'nextState' | 'nextVersion'> {
  return {
    nextState: attributes?.appVersionState ?? undefined,
    nextVersion: attributes?.versionString ?? undefined,
  };
}
