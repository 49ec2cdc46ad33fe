// The version of an app that a recipe is about: the one with the number that was given, or the one that fits.

import { platformName } from '../../../connector/stores/apple/enums.ts';
import { currentStates, type Stage, stageOfState } from '../../../connector/stores/apple/versionStates.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { notFound, wrongInput, wrongState } from './recipeErrors.ts';
import { type List, NO_STATE, type Resource } from './resource.ts';

/** All stages before the store: only one version of a platform is in them at a time. */
export const onItsWay: readonly Stage[] = ['draft', 'review', 'approved', 'leaving', 'other'];

export interface VersionAttributes {
  readonly versionString: string;
  readonly appVersionState: string;
}
export type Version = Resource<VersionAttributes>;

export const stateOf = ({ attributes }: Version): string => attributes.appVersionState || NO_STATE;
export const stageOf = (version: Version): Stage => stageOfState(stateOf(version));
/** Its number in a sentence, or what stands there for it. */
export const numberOf = ({ id, attributes }: Version): string => attributes.versionString || `with the ID ${id}`;
/** What a sentence calls it. */
export const nameOf = (version: Version): string => `Version ${numberOf(version)}`;

/** What can be done in a state that Apple added later, nobody here knows. */
const refuseUnknown = (version: Version): void => {
  if (stageOf(version) === 'other')
    throw wrongState(
      `${nameOf(version)} is in an unknown state (${stateOf(version)}). Look in App Store Connect what it needs.`,
    );
};

export interface Place {
  readonly appId: string;
  readonly platform: string;
  readonly versionString: string | undefined;
}

/** The inputs that name it; a field that a flow leaves empty arrives as an empty text. */
export const placeOf = (context: RecipeContext): Place => ({
  appId: inputOf<string>(context, 'appId') ?? '',
  platform: inputOf<string>(context, 'platform') ?? 'IOS',
  versionString: inputOf<string>(context, 'versionString') || undefined,
});

const choose = (
  versions: readonly Version[],
  { platform, versionString }: Place,
  invocation: readonly (readonly Stage[])[],
) => {
  const groups = versionString
    ? [versions]
    : invocation.map((group) => versions.filter((each) => group.includes(stageOf(each))));
  const fitting = groups.find((group) => group.length > 0) ?? [];
  const [version, ...others] = fitting;
  const name = platformName(platform);
  const where = invocation.flat().includes('live')
    ? 'in the App Store or on its way there'
    : 'on its way to the App Store';
  if (!version)
    throw notFound(
      versionString
        ? `The app has no version ${versionString} for ${name}. List App Store versions shows those that it has.`
        : `The app has no version for ${name} that is ${where}. Create App Store version makes the next one.`,
    );
  if (others.length > 0) {
    const numbers = fitting.map(numberOf).join(', ');
    throw wrongInput(`Several versions fit: ${numbers}. Say which one by its Version number.`);
  }
  return version;
};

export interface FoundVersion {
  readonly version: Version;
  readonly list: List<VersionAttributes>;
}

/** `order` says in which stages to look for it when no number was given; `include` what to bring along. */
export const findVersion = async (
  context: RecipeContext,
  place: Place,
  invocation: readonly (readonly Stage[])[],
  include: readonly string[] = [],
): Promise<FoundVersion> => {
  const { appId, platform, versionString } = place;
  const list = await context.store().listAll<List<VersionAttributes>>('ListVersions', {
    id: appId,
    'filter[platform]': [platform],
    ...(versionString ? { 'filter[versionString]': [versionString] } : { 'filter[appVersionState]': currentStates }),
    ...(include.length > 0 && { include }),
  });
  const version = choose(list.data, place, invocation);
  refuseUnknown(version);
  return { version, list };
};
