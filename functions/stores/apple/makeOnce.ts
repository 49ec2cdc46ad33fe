// Writes to App Store Connect whose answer may get lost: what they made is looked for before anything is repeated.
import { Failure } from '../../core/errors.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import type { Resource, ResourceDocument } from './resource.ts';

/** Apple's codes for a value that only one resource may have. */
const TAKEN = /\.DUPLICATE(\.|$)/;

/**
 * Creates something. If the outcome is unknown, what `find` finds is it: there was none before. What it finds after a refusal
 * was made by another call at the same moment, perhaps with other values.
 */
export async function makeOnce<T>(
  api: StoreApi,
  operation: string,
  inputs: Readonly<Record<string, unknown>>,
  find: () => Promise<Resource<T> | undefined>,
): Promise<Resource<T>> {
  try {
    return (await api.call<ResourceDocument<T>>(operation, inputs)).data;
  } catch (thrown) {
    const found = isUnknown(thrown) || isTaken(thrown) ? await find() : undefined;
    if (!found) throw thrown;
    if (isTaken(thrown)) throw madeByOther(thrown);
    return found;
  }
}

function isTaken(thrown: unknown): thrown is Failure {
  return thrown instanceof Failure && thrown.code === 'store_refused' && TAKEN.test(thrown.details[0]?.code ?? '');
}

/** A repetition reads what there is, and compares it with the values of the call. */
function madeByOther({ code, status, details, headers, cause }: Failure): Failure {
  const next = 'Repeat this call: it uses what the other one has made.';
  return new Failure(code, 'Another call has made this at the same moment.', { status, details, headers, cause, next });
}

/** Whether the store may have done what it was asked for. */
export function isUnknown(thrown: unknown): boolean {
  return thrown instanceof Failure && ['outcome_unknown', 'store_invalid_answer'].includes(thrown.code);
}
