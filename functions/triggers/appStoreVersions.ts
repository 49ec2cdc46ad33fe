// The versions of App Store apps, with the state of each, as a trigger watches them.
import { watchedStates } from '../../connector/stores/apple/triggers.ts';
import { mapConcurrent } from '../overview/perAccount.ts';
import { isCut } from '../stores/apple/resource.ts';
import { wholeList } from './appleApps.ts';
import type { AppleList, Resource } from './appStoreList.ts';
import { type Item, present, type Watching } from './pollSource.ts';
import { type Stand, stateOf, timeOf } from './stateDiff.ts';

/**
 * Apple has no order for this list, and an old app has hundreds of versions. Those that were replaced are left out: they
 * no longer change, and what replaced them is told.
 */
export const versionsOf = ({ askAll, share, input }: Watching, id: string): Promise<AppleList> => {
  const platform = input<string>('platform');
  const inputs = {
    id,
    'filter[appVersionState]': watchedStates.enum,
    ...(platform !== undefined && { 'filter[platform]': [platform] }),
  };
  return share([inputs], () => askAll<AppleList>('ListVersions', inputs));
};

export const standOf = ({ id, attributes = {} }: Resource, app: Item): Stand => ({
  id,
  state: stateOf(attributes.appVersionState),
  at: timeOf(attributes.createdDate),
  item: {
    versionId: id,
    ...app,
    version: present(attributes.versionString),
    platform: present(attributes.platform),
    releaseType: present(attributes.releaseType),
    created: present(attributes.createdDate),
  },
});

/** Apple brings at most so many versions along with an app. */
const MOST_ALONG = 50;
const LISTS_AT_ONCE = 4;

/** Every version of all apps with the list of the apps: Apple has no list of versions but that of one app. */
export const versionsOfAll = async (watching: Watching): Promise<readonly Stand[]> => {
  const platform = watching.input<string>('platform');
  const { data, included = [] } = await wholeList(watching, {
    include: ['appStoreVersions'],
    'fields[apps]': ['name', 'appStoreVersions'],
    'limit[appStoreVersions]': MOST_ALONG,
  });
  const versionsById = new Map(included.map((each) => [each.id, each]));
  const stands = await mapConcurrent(LISTS_AT_ONCE, data, async ({ id, attributes = {}, relationships }) => {
    const along = relationships?.appStoreVersions;
    const own = [along?.data ?? []].flat().flatMap((each) => versionsById.get(each.id) ?? []);
    // an app with more versions than it brings along is asked for them
    const all = isCut(along) ? (await versionsOf(watching, id)).data : own;
    return all
      .filter(isWatched(platform))
      .map((version) => standOf(version, { appId: id, appName: present(attributes.name) }));
  });
  return stands.flat();
};

/** As the list of one app is filtered by Apple. */
const isWatched =
  (platform: string | undefined) =>
  ({ attributes = {} }: Resource): boolean =>
    attributes.appVersionState !== 'REPLACED_WITH_NEW_VERSION' &&
    (platform === undefined || attributes.platform === platform);
