// The apps of an App Store account as flat rows.

import type { Cook } from '../cook.ts';
import { type App, incomplete, type Listed, type Wanted } from '../overview/listed.ts';
import { type AppleVersion, liveOf, nextOf } from './app.ts';

interface AppleList {
  readonly data: readonly {
    readonly id: string;
    readonly attributes?: { readonly name?: string; readonly bundleId?: string };
    readonly relationships?: { readonly appStoreVersions?: { readonly data?: readonly { readonly id: string }[] } };
  }[];
  readonly included?: readonly (AppleVersion & { readonly type: string })[];
}

const wordsOfNext = ({ attributes }: AppleVersion): Pick<App, 'nextState' | 'nextVersion'> => ({
  nextState: attributes?.appVersionState,
  nextVersion: attributes?.versionString,
});

export const listApple = async ({ askMost }: Cook, { most }: Wanted): Promise<Listed> => {
  const inputs = {
    include: ['appStoreVersions'],
    'fields[apps]': ['name', 'bundleId', 'appStoreVersions'],
    'limit[appStoreVersions]': 50,
  };
  const { answer, stopped } = await askMost<AppleList>('ListApps', inputs, most);
  const { data, included = [] } = answer;
  const versions = new Map(included.filter(({ type }) => type === 'appStoreVersions').map((each) => [each.id, each]));
  const apps = data.map(({ id, attributes, relationships }) => {
    const own = (relationships?.appStoreVersions?.data ?? []).flatMap((each) => versions.get(each.id) ?? []);
    const [live, next] = [liveOf(own), nextOf(own)];
    const { appVersionState, versionString, createdDate } = (live ?? next)?.attributes ?? {};
    return {
      id,
      name: attributes?.name ?? id,
      bundleId: attributes?.bundleId,
      state: appVersionState,
      version: versionString,
      updated: createdDate,
      ...(live && next && wordsOfNext(next)),
    };
  });
  return { apps, ...(stopped !== undefined && { problem: incomplete(stopped) }) };
};
