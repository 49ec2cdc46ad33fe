// What recipes about both stores read of an App Store app: its versions, and which of them counts.
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

export const stageOfVersion = ({ attributes }: AppleVersion): Stage => stageOfState(attributes?.appVersionState ?? '');
const created = ({ attributes }: AppleVersion): number => Date.parse(attributes?.createdDate ?? '') || 0;

/** Apple has no order for versions. */
const newest = (versions: readonly AppleVersion[]): AppleVersion | undefined =>
  [...versions].sort((a, b) => created(b) - created(a))[0];

/** The newest version in the store. */
export const liveVersionOf = (versions: readonly AppleVersion[]): AppleVersion | undefined =>
  newest(versions.filter((each) => stageOfVersion(each) === 'live'));

/** The newest version on its way there. */
export const nextVersionOf = (versions: readonly AppleVersion[]): AppleVersion | undefined =>
  newest(versions.filter((each) => !['live', 'replaced'].includes(stageOfVersion(each))));
