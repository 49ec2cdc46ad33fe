// What recipes about both stores read of an App Store app: its versions, and which of them counts.
export interface AppleVersion {
  readonly id: string;
  readonly attributes?: {
    readonly platform?: string;
    readonly versionString?: string;
    readonly appVersionState?: string;
    readonly createdDate?: string;
  };
}

const stateOf = ({ attributes }: AppleVersion): string => attributes?.appVersionState ?? '';
const created = ({ attributes }: AppleVersion): number => Date.parse(attributes?.createdDate ?? '') || 0;

/** Apple has no order for versions. */
const newest = (versions: readonly AppleVersion[]): AppleVersion | undefined =>
  [...versions].sort((a, b) => created(b) - created(a))[0];

/** The newest version in the store. */
export const liveOf = (versions: readonly AppleVersion[]): AppleVersion | undefined =>
  newest(versions.filter((each) => stateOf(each) === 'READY_FOR_DISTRIBUTION'));

/** The newest version on its way there. */
export const nextOf = (versions: readonly AppleVersion[]): AppleVersion | undefined =>
  newest(versions.filter((each) => !['READY_FOR_DISTRIBUTION', 'REPLACED_WITH_NEW_VERSION'].includes(stateOf(each))));
