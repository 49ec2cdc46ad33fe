// Status of an app in the App Store: live version, next version, and latest build.

import { platformName } from '../../../connector/stores/apple/enums.ts';
import { currentStates, wordsOfBuildState, wordsOfState } from '../../../connector/stores/apple/versionStates.ts';
import type { PlainSentence } from '../../core/sentence.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { type AppleVersion, liveVersionOf, nextVersionOf, stageOfVersion } from './app.ts';
import { describePhases, type PhasedRelease, type Phases, phasesOf } from './phasedRelease.ts';
import { NO_STATE, type Nullable } from './resource.ts';

interface Build {
  readonly id: string;
  readonly attributes?: Nullable<{
    readonly version: string;
    readonly processingState: string;
    readonly uploadedDate: string;
    readonly expired: boolean;
  }>;
}

/** The name of an app. */
export async function readAppleName({ call: ask }: StoreApi, id: string): Promise<string | undefined> {
  const inputs = { id, 'fields[apps]': ['name'] };
  const { data } = await ask<{ readonly data: { readonly attributes?: { readonly name?: string } } }>(
    'ReadApp',
    inputs,
  );
  return data.attributes?.name;
}

interface Versions {
  readonly data: readonly AppleVersion[];
  readonly included?: readonly (PhasedRelease & { readonly type: string })[];
}

/** A version with the progress of its phased release. */
interface Standing {
  readonly version: AppleVersion;
  readonly phases: Phases;
}

export async function readAppleStatus(api: StoreApi, id: string): Promise<PlainSentence> {
  const { listAll: askAll, listUpTo: askMost } = api;
  const [name, versions, builds] = await Promise.all([
    readAppleName(api, id),
    askAll<Versions>('ListVersions', {
      id,
      include: ['appStoreVersionPhasedRelease'],
      'filter[appVersionState]': currentStates,
    }),
    askMost<{ readonly data: readonly Build[] }>('ListBuilds', { 'filter[app]': [id], sort: ['-uploadedDate'] }, 1),
  ]);
  const standings = versions.data.map((version) => standingOf(versions, version));
  const [build] = builds.answer.data;
  const [live, next] = [liveVersionOf(versions.data), nextVersionOf(versions.data)].map((version) =>
    standings.find((each) => each.version === version),
  );
  const others = standings.filter((each) => each !== live && each !== next);
  return {
    name,
    ...(live && { live: shownVersion(live) }),
    ...(next && { next: shownVersion(next) }),
    ...(build && { build: shownBuild(build) }),
    sentence: sentenceOf(live, next, others, build),
  };
}

function standingOf({ included = [] }: Versions, version: AppleVersion): Standing {
  const id = version.relationships?.appStoreVersionPhasedRelease?.data?.id;
  const release = included.find((each) => each.type === 'appStoreVersionPhasedReleases' && each.id === id);
  return { version, phases: phasesOf(id === undefined ? undefined : (release ?? { id })) };
}

function shownVersion({ version: { id, attributes = {} }, phases: { isUntold: _, ...phases } }: Standing) {
  return {
    id,
    platform: attributes.platform,
    version: attributes.versionString,
    state: attributes.appVersionState,
    created: attributes.createdDate,
    ...phases,
  };
}

function shownBuild({ id, attributes = {} }: Build) {
  return {
    id,
    number: attributes.version,
    state: attributes.processingState,
    uploaded: attributes.uploadedDate,
    expired: attributes.expired,
  };
}

function sentenceOf(
  live: Standing | undefined,
  next: Standing | undefined,
  others: readonly Standing[],
  build?: Build,
) {
  return [
    ...(live ? ofVersion(live) : ['No version is in the App Store.']),
    ...ofOthers(others.filter(({ version }) => stageOfVersion(version) === 'live')),
    ...(next ? ofVersion(next) : ['There is no next version.']),
    ...ofOthers(others.filter(({ version }) => stageOfVersion(version) !== 'live')),
    build ? ofBuild(build) : 'There is no build.',
  ].join(' ');
}

function ofVersion({ version, phases }: Standing): string[] {
  return [
    `Version ${nameOf(version)} ${wordsOf(version)}.`,
    ...[describePhases('Its phased release', version, phases) ?? []].flat(),
  ];
}

/** An app can have versions for several platforms: lists every next version, and the live versions in a phased release. */
function ofOthers(others: readonly Standing[]): string[] {
  return others.flatMap((other) => {
    const { version, phases } = other;
    if (stageOfVersion(version) !== 'live') return ofVersion(other);
    if (phases.phasedDay === undefined && !phases.isUntold) return [];
    return describePhases(`The phased release of version ${nameOf(version)}`, version, phases) ?? [];
  });
}

function ofBuild({ id, attributes = {} }: Build): string {
  return `The latest build is ${attributes.version || `the one with the ID ${id}`} (${wordsOfBuildState(attributes.processingState || NO_STATE)}).`;
}

/** Without its first word, so that it can begin a sentence or follow other words. */
function nameOf({ id, attributes = {} }: AppleVersion): string {
  return `${attributes.versionString || `with the ID ${id}`}${attributes.platform ? ` for ${platformName(attributes.platform)}` : ''}`;
}

function wordsOf({ attributes }: AppleVersion): string {
  return attributes?.appVersionState
    ? wordsOfState(attributes.appVersionState)
    : 'is in a state that App Store Connect does not report';
}
