// The versions of App Store apps with their states, for the state trigger.
import { watchedStates } from '../../../connector/stores/apple/triggers.ts';
import { mapConcurrent } from '../../overview/perAccount.ts';
import { type ItemState, parsedTime, storeStateOf } from '../../triggers/stateDiff.ts';
import { stateSource } from '../../triggers/stateSource.ts';
import { type PollContext, presentOf, type TriggerItem } from '../../workflow/pollSource.ts';
import type { AppleList, FeedResource } from './appStoreList.ts';
import { isCut } from './resource.ts';
import { wholeList } from './watchedApps.ts';

/** Maximum number of versions that Apple includes per app. */
const MOST_ALONG = 50;
const LISTS_AT_ONCE = 4;

export const appVersionStates = stateSource(300, {
  final: [],
  stands: async (context) => {
    const appId = context.input<string>('app');
    if (appId === undefined) return versionsOfAll(context);
    return (await versionsOf(context, appId)).data.map((version) => itemStateOf(version, { appId }));
  },
});

/** Includes every version in the list of apps: Apple lists versions only per app. */
async function versionsOfAll(context: PollContext): Promise<readonly ItemState[]> {
  const platform = context.input<string>('platform');
  const { data, included = [] } = await wholeList(context, {
    include: ['appStoreVersions'],
    'fields[apps]': ['name', 'appStoreVersions'],
    'limit[appStoreVersions]': MOST_ALONG,
  });
  const versionsById = new Map(included.map((each) => [each.id, each]));
  const stands = await mapConcurrent(LISTS_AT_ONCE, data, async ({ id, attributes = {}, relationships }) => {
    const along = relationships?.appStoreVersions;
    const own = [along?.data ?? []].flat().flatMap((each) => versionsById.get(each.id) ?? []);
    // an app with more versions than are included needs a request of its own
    const all = isCut(along) ? (await versionsOf(context, id)).data : own;
    return all
      .filter(isWatched(platform))
      .map((version) => itemStateOf(version, { appId: id, appName: presentOf(attributes.name) }));
  });
  return stands.flat();
}

/**
 * Apple returns this list in no defined order, and an old app has hundreds of versions. Replaced versions are skipped: they
 * no longer change, and the version that replaced them is reported.
 */
function versionsOf({ listAll: askAll, share, input }: PollContext, id: string): Promise<AppleList> {
  const platform = input<string>('platform');
  const inputs = {
    id,
    'filter[appVersionState]': watchedStates.enum,
    ...(platform !== undefined && { 'filter[platform]': [platform] }),
  };
  return share([inputs], () => askAll<AppleList>('ListVersions', inputs));
}

function itemStateOf({ id, attributes = {} }: FeedResource, app: TriggerItem): ItemState {
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

/** Applies the filters that Apple applies to the list of one app. */
function isWatched(platform: string | undefined) {
  return ({ attributes = {} }: FeedResource): boolean =>
    attributes.appVersionState !== 'REPLACED_WITH_NEW_VERSION' &&
    (platform === undefined || attributes.platform === platform);
}
