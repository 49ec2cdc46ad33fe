// The apps of a Galaxy Store account as flat rows.
import { Failure } from '../errors.ts';
import { atOnce } from '../overview/beside.ts';
import { type App, incomplete, type Listed, type Wanted } from '../overview/listed.ts';
import type { Cook } from '../recipes/recipe.ts';
import { type GalaxyApp, isLive, newestOf, readGalaxyApp } from './app.ts';

const DETAILS_AT_ONCE = 8;
/** No app is read after that, in milliseconds before the end. */
const RESERVE = 2_000;

interface GalaxyLine {
  readonly contentId: string;
  readonly contentName?: string | null;
  readonly contentStatus: string;
  readonly standardPrice?: string | null;
  readonly paid?: string | null;
  readonly modifyDate?: string | null;
}

/** An app with a draft is there twice: the line of what is on sale counts. */
const oneEach = (lines: readonly GalaxyLine[]): readonly GalaxyLine[] => {
  const byId = new Map<string, GalaxyLine>();
  for (const line of lines) {
    const there = byId.get(line.contentId);
    if (!there || (isLive(line) && !isLive(there))) byId.set(line.contentId, line);
  }
  return [...byId.values()];
};

/** `2021-02-23 01:26:26.0` in the form that other dates have; Samsung does not say in which time zone. */
const moment = (date: string | null | undefined): string | undefined =>
  date?.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?$/, '$1T$2');

const galaxyApp = ({ contentId, contentName, contentStatus, standardPrice, paid, modifyDate }: GalaxyLine): App => ({
  id: contentId,
  name: contentName ?? contentId,
  state: contentStatus,
  price: standardPrice ?? (paid === 'N' ? '0' : undefined),
  updated: moment(modifyDate),
});

const detailed = (app: App, { live, draft }: GalaxyApp): App => {
  const { packageName, versionName } = newestOf(live) ?? newestOf(draft) ?? {};
  return { ...app, bundleId: packageName, version: versionName };
};

/** Package names and versions, which only each app itself tells. What cannot be read stays without. */
const withDetails = async (cook: Cook, apps: readonly App[], left: () => number): Promise<Listed> => {
  const missed: string[] = [];
  const read = async (app: App): Promise<App> => {
    try {
      if (left() < RESERVE) throw new Failure('store_timeout', 'The time of the call was used up.');
      return detailed(app, await readGalaxyApp(cook, app.id));
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      missed.push(thrown.message);
      return app;
    }
  };
  const all = await atOnce(DETAILS_AT_ONCE, apps, read);
  const problem = incomplete(`The details of ${missed.length} apps could not be read: ${missed[0]}`);
  return { apps: all, ...(missed.length > 0 && { problem }) };
};

export const listGalaxy = async (cook: Cook, { most, details, left }: Wanted): Promise<Listed> => {
  const lines = oneEach(await cook.ask<readonly GalaxyLine[]>('ListGalaxyApps'));
  const apps = lines.slice(0, most).map(galaxyApp);
  if (lines.length > most) return { apps, problem: incomplete(`Only ${most} of ${lines.length} apps are here.`) };
  return details ? withDetails(cook, apps, left) : { apps };
};
