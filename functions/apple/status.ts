// Where an app stands in the App Store: its live version, the one on its way, and the latest build.
import { currentStates, wordsOfState } from '../../connector/apple/states.ts';
import type { Cook } from '../cook.ts';
import { type AppleVersion, liveOf, nextOf } from './app.ts';
import { type AsTold, NO_STATE } from './resource.ts';

interface Build {
  readonly id: string;
  readonly attributes?: AsTold<{
    readonly version: string;
    readonly processingState: string;
    readonly uploadedDate: string;
    readonly expired: boolean;
  }>;
}

const shownVersion = ({ id, attributes = {} }: AppleVersion) => ({
  id,
  platform: attributes.platform,
  version: attributes.versionString,
  state: attributes.appVersionState,
  created: attributes.createdDate,
});

const shownBuild = ({ id, attributes = {} }: Build) => ({
  id,
  number: attributes.version,
  state: attributes.processingState,
  uploaded: attributes.uploadedDate,
  expired: attributes.expired,
});

const ofVersion = ({ id, attributes = {} }: AppleVersion): string => {
  const { versionString, platform, appVersionState } = attributes;
  const which = `Version ${versionString || `with the ID ${id}`}${platform ? ` for ${platform}` : ''}`;
  return `${which} ${appVersionState ? wordsOfState(appVersionState) : 'is in a state that App Store Connect does not tell'}.`;
};

const ofBuild = ({ id, attributes = {} }: Build): string =>
  `The latest build is ${attributes.version || `the one with the ID ${id}`} (${attributes.processingState || NO_STATE}).`;

const tell = (live?: AppleVersion, next?: AppleVersion, build?: Build): string =>
  [
    live ? ofVersion(live) : 'No version is in the App Store.',
    next ? ofVersion(next) : 'No other version is on its way.',
    build ? ofBuild(build) : 'There is no build.',
  ].join(' ');

export const readAppleStatus = async ({ ask, askAll, askMost }: Cook, id: string): Promise<object> => {
  const [app, versions, builds] = await Promise.all([
    ask<{ readonly data: { readonly attributes?: { readonly name?: string } } }>('ReadApp', {
      id,
      'fields[apps]': ['name'],
    }),
    askAll<{ readonly data: readonly AppleVersion[] }>('ListVersions', {
      id,
      'filter[appVersionState]': currentStates,
    }),
    askMost<{ readonly data: readonly Build[] }>('ListBuilds', { 'filter[app]': [id], sort: ['-uploadedDate'] }, 1),
  ]);
  const [live, next, [build]] = [liveOf(versions.data), nextOf(versions.data), builds.answer.data];
  return {
    name: app.data.attributes?.name,
    ...(live && { live: shownVersion(live) }),
    ...(next && { next: shownVersion(next) }),
    ...(build && { build: shownBuild(build) }),
    sentence: tell(live, next, build),
  };
};
