// The versions of App Store apps, with the state of each, as a trigger watches them.
import { watchedStates } from '../../connector/stores/apple/triggers.ts';
import { mapConcurrent } from '../overview/perAccount.ts';
import { isCut } from '../stores/apple/resource.ts';
import { wholeList } from './appleApps.ts';
import type { AppleList, FeedResource } from './appStoreList.ts';
import { type PollContext, presentOf, type TriggerItem } from './pollSource.ts';
import { type ItemState, parsedTime, storeStateOf } from './stateDiff.ts';

/** Apple brings at most so many versions along with an app. */
const MOST_ALONG = 50;
const LISTS_AT_ONCE = 4;

/** Every version of all apps with the list of the apps: Apple has no list of versions but that of one app. */
export async function versionsOfAll(watching: PollContext): Promise<readonly ItemState[]> {
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
      .map((version) => itemStateOf(version, { appId: id, appName: presentOf(attributes.name) }));
  });
  return stands.flat();
}

/**
 * Apple has no order for this list, and an old app has hundreds of versions. Those that were replaced are left out: they
 * no longer change, and what replaced them is told.
 */
export function versionsOf({ listAll: askAll, share, input }: PollContext, id: string): Promise<AppleList> {
  const platform = input<string>('platform');
  const inputs = {
    id,
    'filter[appVersionState]': watchedStates.enum,
    ...(platform !== undefined && { 'filter[platform]': [platform] }),
  };
  return share([inputs], () => askAll<AppleList>('ListVersions', inputs));
}

export function itemStateOf({ id, attributes = {} }: FeedResource, app: TriggerItem): ItemState {
  return {
    id,
    state: storeStateOf(attributes.appVersionState),
    at: parsedTime(attributes.createdDate),
    item: {
      versionId: id,
      ...app,
      version: presentOf(attributes.versionString),
      platform: presentOf(attributes.platform),
      releaseType: presentOf(attributes.releaseType),
      created: presentOf(attributes.createdDate),
    },
  };
}

/** As the list of one app is filtered by Apple. */
function isWatched(platform: string | undefined) {
  return ({ attributes = {} }: FeedResource): boolean =>
    attributes.appVersionState !== 'REPLACED_WITH_NEW_VERSION' &&
    (platform === undefined || attributes.platform === platform);
}
