// Reads an App Store app for recipes over both stores: its versions, and which of them is relevant.
import { type Stage, stageOfState } from '../../../connector/stores/apple/versionStates.ts';
import type { Nullable } from './resource.ts';

export interface AppleVersion {
  readonly id: string;
  readonly attributes?: Nullable<{
    readonly platform: string;
    readonly versionString: string;
    readonly appVersionState: string;
    readonly createdDate: string;
  }>;
  readonly relationships?: {
    readonly appStoreVersionPhasedRelease?: { readonly data?: { readonly id: string } | null };
  };
}

/** The newest live version. */
export function liveVersionOf(versions: readonly AppleVersion[]): AppleVersion | undefined {
  return newest(versions.filter((each) => stageOfVersion(each) === 'live'));
}

/** The newest version that is not live yet. */
export function nextVersionOf(versions: readonly AppleVersion[]): AppleVersion | undefined {
  return newest(versions.filter((each) => !['live', 'replaced'].includes(stageOfVersion(each))));
}

export function stageOfVersion({ attributes }: AppleVersion): Stage {
  return stageOfState(attributes?.appVersionState ?? '');
}

/** Apple returns versions in no defined order. */
function newest(versions: readonly AppleVersion[]): AppleVersion | undefined {
  return [...versions].sort((a, b) => created(b) - created(a))[0];
}

function created({ attributes }: AppleVersion): number {
  return Date.parse(attributes?.createdDate ?? '') || 0;
}
