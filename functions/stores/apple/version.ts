// Selects the version that a recipe works on: by its number, or by its state.

import { platformName } from '../../../connector/stores/apple/enums.ts';
import { currentStates, type Stage, stageOfState } from '../../../connector/stores/apple/versionStates.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { conflict, notFoundFailure, wrongInput } from './recipeErrors.ts';
import { NO_STATE, type Resource, type ResourceList } from './resource.ts';

/** All states before release: a platform has only one version in them at a time. */
export const unreleasedStages: readonly Stage[] = ['draft', 'review', 'approved', 'leaving', 'other'];

export interface VersionAttributes {
  readonly versionString: string;
  readonly appVersionState: string;
  readonly copyright: string;
}
export type Version = Resource<VersionAttributes>;

export interface VersionSelector {
  readonly appId: string;
  readonly platform: string;
  readonly versionString: string | undefined;
}

export interface FoundVersion {
  readonly version: Version;
  readonly list: ResourceList<VersionAttributes>;
}

/** The inputs that select it; a flow sends an empty text for an empty field. */
export function versionSelectorOf(context: RecipeContext): VersionSelector {
  return {
    appId: inputOf<string>(context, 'appId') ?? '',
    platform: inputOf<string>(context, 'platform') ?? 'IOS',
    versionString: inputOf<string>(context, 'versionString') || undefined,
  };
}

/** `searchOrder` lists the states to search if no number is given; `include` the related resources to include. */
export async function findVersion(
  context: RecipeContext,
  place: VersionSelector,
  searchOrder: readonly (readonly Stage[])[],
  include: readonly string[] = [],
): Promise<FoundVersion> {
  const { appId, platform, versionString } = place;
  const list = await context.store().listAll<ResourceList<VersionAttributes>>('ListVersions', {
    id: appId,
    'filter[platform]': [platform],
    ...(versionString ? { 'filter[versionString]': [versionString] } : { 'filter[appVersionState]': currentStates }),
    ...(include.length > 0 && { include }),
  });
  const version = choose(list.data, place, searchOrder);
  refuseUnknown(version);
  return { version, list };
}

export function versionStageOf(version: Version): Stage {
  return stageOfState(versionStateOf(version));
}

export function versionStateOf({ attributes }: Version): string {
  return attributes.appVersionState || NO_STATE;
}

/** Display name of a version. */
export function versionNameOf(version: Version): string {
  return `Version ${versionNumberOf(version)}`;
}

/** Its number for a message, or a replacement. */
export function versionNumberOf({ id, attributes }: Version): string {
  return attributes.versionString || `with the ID ${id}`;
}

function choose(
  versions: readonly Version[],
  { platform, versionString }: VersionSelector,
  searchOrder: readonly (readonly Stage[])[],
) {
  const groups = versionString
    ? [versions]
    : searchOrder.map((group) => versions.filter((each) => group.includes(versionStageOf(each))));
  const fitting = groups.find((group) => group.length > 0) ?? [];
  const [version, ...others] = fitting;
  const name = platformName(platform);
  const where = searchOrder.flat().includes('live')
    ? 'in the App Store or on its way there'
    : 'on its way to the App Store';
  if (!version)
    throw notFoundFailure(
      versionString
        ? `The app has no version ${versionString} for ${name}. List App Store versions shows those that it has.`
        : `The app has no version for ${name} that is ${where}. Create App Store version makes the next one.`,
    );
  if (others.length > 0) {
    const numbers = fitting.map(versionNumberOf).join(', ');
    throw wrongInput(`Several versions fit: ${numbers}. Say which one by its Version number.`);
  }
  return version;
}

/** A state that Apple added later: its valid actions are unknown. */
function refuseUnknown(version: Version): void {
  if (versionStageOf(version) === 'other')
    throw conflict(
      `${versionNameOf(version)} is in an unknown state (${versionStateOf(version)}). Check in App Store Connect what it requires.`,
    );
}
