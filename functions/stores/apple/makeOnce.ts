// Writes to App Store Connect whose answer may get lost: what they made is looked for before anything is repeated.
import { Failure } from '../../core/errors.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import type { Resource, ResourceDocument } from './resource.ts';

/** Creates something. If the outcome is unknown, what `find` finds is it: there was none before. */
export async function makeOnce<T>(
  api: StoreApi,
  operation: string,
  inputs: Readonly<Record<string, unknown>>,
  find: () => Promise<Resource<T> | undefined>,
): Promise<Resource<T>> {
  try {
    return (await api.call<ResourceDocument<T>>(operation, inputs)).data;
  } catch (thrown) {
    const found = isUnknown(thrown) ? await find() : undefined;
    if (!found) throw thrown;
    return found;
  }
}

/** Whether the store may have done what it was asked for. */
export function isUnknown(thrown: unknown): boolean {
  return thrown instanceof Failure && ['outcome_unknown', 'store_invalid_answer'].includes(thrown.code);
}
