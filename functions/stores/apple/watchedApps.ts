// The apps of an App Store account, for triggers over all apps.

import { type PollContext, presentOf, type TriggerItem } from '../../workflow/pollSource.ts';
import { type AppleList, type FeedResource, feedRelatedId, relatedResource } from './appStoreList.ts';

export interface WatchedApp {
  readonly id: string;
  readonly name: string | undefined;
}

export async function watchedAppsOf(context: PollContext): Promise<readonly WatchedApp[]> {
  const { data } = await wholeList(context, { 'fields[apps]': ['name'] });
  return data.map(({ id, attributes = {} }) => ({ id, name: presentOf(attributes.name) }));
}

/** Reads the complete list: a missing app would not be monitored. */
export function wholeList(
  { listAll: askAll, share }: PollContext,
  inputs: Readonly<Record<string, unknown>>,
): Promise<AppleList> {
  return share(['ListApps', inputs], () => askAll<AppleList>('ListApps', inputs));
}

/** The app of a resource, if the list included it. */
export function namedApp(resource: FeedResource, list: AppleList): TriggerItem {
  const app = relatedResource(list, resource, 'app');
  return { appId: feedRelatedId(resource, 'app'), appName: presentOf(app?.attributes?.name) };
}
