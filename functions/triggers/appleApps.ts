// The apps of an App Store account, as a trigger that watches all of them needs them.
import { type AppleList, along, idAt, type Resource } from './appStoreList.ts';
import { type Item, present, type Watching } from './pollSource.ts';

export interface WatchedApp {
  readonly id: string;
  readonly name: string | undefined;
}

/** All of them in one list: what would be missing from it would not be watched. */
export const wholeList = ({ askAll, share }: Watching, inputs: Readonly<Record<string, unknown>>): Promise<AppleList> =>
  share(['ListApps', inputs], () => askAll<AppleList>('ListApps', inputs));

export async function appsOf(watching: Watching): Promise<readonly WatchedApp[]> {
  const { data } = await wholeList(watching, { 'fields[apps]': ['name'] });
  return data.map(({ id, attributes = {} }) => ({ id, name: present(attributes.name) }));
}

/** The app that a resource belongs to, where the list brought it along. */
export function namedApp(resource: Resource, list: AppleList): Item {
  const app = along(list, resource, 'app');
  return { appId: idAt(resource, 'app'), appName: present(app?.attributes?.name) };
}
