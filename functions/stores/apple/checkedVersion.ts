// The version that is checked before its submission, and how the checks read what may not be there.
import type { OperationInputs, RecipeContext } from '../../workflow/storeApi.ts';
import { readToOne } from './relations.ts';
import type { Resource } from './resource.ts';
import type { FoundVersion, VersionSelector } from './version.ts';

export interface CheckedVersion {
  readonly context: RecipeContext;
  readonly place: VersionSelector;
  readonly found: FoundVersion;
  /** The build that will be submitted, if it is not the one of the version. */
  readonly buildId: string | undefined;
}

/** A related resource; undefined if there is none, which Apple answers with null or with 404. */
export function readRelated<Attributes>(
  { context }: CheckedVersion,
  operation: string,
  inputs: OperationInputs,
): Promise<Resource<Attributes> | undefined> {
  return readToOne(context, operation, inputs);
}
