// Lists the apps of a Galaxy Store account as flat rows.

import { TIME_BUDGET_EXHAUSTED } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import { mapConcurrent } from '../../overview/perAccount.ts';
import { type AccountApps, type AppListOptions, type AppSummary, incomplete } from '../../workflow/appSummary.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { type GalaxyApp, isLive, NO_STATUS, newestBinaryOf, readGalaxyApp } from './app.ts';

const DETAILS_AT_ONCE = 8;
/** No app is read this close to the deadline, in milliseconds. */
const RESERVE = 2_000;

interface GalaxyLine {
  readonly contentId: string;
  readonly contentName?: string | null;
  readonly contentStatus?: string | null;
  readonly standardPrice?: string | null;
  readonly paid?: string | null;
  readonly modifyDate?: string | null;
}

/** An app with a draft is listed twice: the live record is used, and the draft provides the next state. */
interface Pair {
  readonly line: GalaxyLine;
  readonly next?: GalaxyLine | undefined;
}

export async function listGalaxy(api: StoreApi, { most, details, left }: AppListOptions): Promise<AccountApps> {
  const all = await readGalaxyList(api);
  const apps = all.slice(0, most);
  if (all.length > most) return { apps, problem: incomplete(`Only ${most} of ${all.length} apps are listed.`) };
  return details ? withDetails(api, apps, left) : { apps };
}

/** Each app of the account once. */
export async function readGalaxyList({ call: ask }: Pick<StoreApi, 'call'>): Promise<readonly AppSummary[]> {
  return oneEach((await ask<readonly GalaxyLine[]>('ListGalaxyApps')).filter(({ contentId }) => contentId)).map(
    galaxyApp,
  );
}

/** Adds package names and versions, which need one request per app. An app that cannot be read stays without them. */
async function withDetails(api: StoreApi, apps: readonly AppSummary[], left: () => number): Promise<AccountApps> {
  const missed: string[] = [];
  const read = async (app: AppSummary): Promise<AppSummary> => {
    try {
      if (left() < RESERVE) throw new Failure('store_timeout', TIME_BUDGET_EXHAUSTED);
      return detailed(app, await readGalaxyApp(api, app.id));
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      missed.push(thrown.message);
      return app;
    }
  };
  const all = await mapConcurrent(DETAILS_AT_ONCE, apps, read);
  const problem = incomplete(`The details of ${missed.length} apps could not be read: ${missed[0]}`);
  return { apps: all, ...(missed.length > 0 && { problem }) };
}

function oneEach(lines: readonly GalaxyLine[]): readonly Pair[] {
  const byId = new Map<string, Pair>();
  for (const line of lines) {
    const there = byId.get(line.contentId);
    byId.set(line.contentId, there ? pairOf(there, line) : { line });
  }
  return [...byId.values()];
}

function galaxyApp({ line, next }: Pair): AppSummary {
  return {
    id: line.contentId,
    name: line.contentName || line.contentId,
    state: line.contentStatus || NO_STATUS,
    price: priceOf(line.standardPrice) ?? (line.paid === 'N' ? 0 : undefined),
    updated: moment(line.modifyDate),
    ...(line.modifyDate && { updatedZone: 'unknown' }),
    nextState: next && (next.contentStatus || NO_STATUS),
  };
}

function pairOf({ line, next }: Pair, other: GalaxyLine): Pair {
  if (isLive(line)) return { line, next: isLive(other) ? next : other };
  return isLive(other) ? { line: other, next: line } : { line };
}

/** The price as a number, if it is one. */
function priceOf(price: string | null | undefined): number | undefined {
  const number = Number(price?.trim() || Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** Converts `2021-02-23 01:26:26.0` to the format of other dates; Samsung does not document the time zone. */
function moment(date: string | null | undefined): string | undefined {
  return date?.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?$/, '$1T$2');
}

function detailed(app: AppSummary, { live, draft }: GalaxyApp): AppSummary {
  const { packageName, versionName } = newestBinaryOf(live) ?? newestBinaryOf(draft) ?? {};
  const nextVersion = live && draft ? newestBinaryOf(draft)?.versionName : undefined;
  return {
    ...app,
    bundleId: packageName || undefined,
    version: versionName || undefined,
    nextVersion: nextVersion || undefined,
  };
}
