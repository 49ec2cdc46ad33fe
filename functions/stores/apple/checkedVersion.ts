// The version that is checked before its submission.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { FoundVersion, VersionSelector } from './version.ts';

export interface CheckedVersion {
  readonly context: RecipeContext;
  readonly place: VersionSelector;
  readonly found: FoundVersion;
  /** The build that will be submitted, if it is not the one of the version. */
  readonly buildId: string | undefined;
}
