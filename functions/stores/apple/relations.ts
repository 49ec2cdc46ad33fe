// Relationships in calls of Apple's JSON:API: one that may be empty, and one to a resource that the same call makes.
import { Failure } from '../../core/errors.ts';
import type { OperationInputs, RecipeContext } from '../../workflow/storeApi.ts';
import type { Resource } from './resource.ts';

/** Undefined if there is none: Apple answers an empty relationship with null data, or with 404. */
export async function readToOne<Attributes>(
  context: RecipeContext,
  operation: string,
  inputs: OperationInputs,
): Promise<Resource<Attributes> | undefined> {
  try {
    const { data } = await context.store().call<{ readonly data?: Resource<Attributes> | null }>(operation, inputs);
    return data ?? undefined;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.status === 404) return undefined;
    throw thrown;
  }
}

/** The ID of a resource that the same request makes: Apple requires this form. */
export function localId(name: string): string {
  return `\${${name}}`;
}
