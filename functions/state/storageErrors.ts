// What an error of Azure Storage says, for tables and queues.
import { storageFailed } from './stateErrors.ts';

/**
 * The service's error code, such as EntityAlreadyExists. @azure/data-tables 13.3.2 has it in `details.odataError` for a
 * single operation (`code` is the one of a transaction); @azure/storage-queue 12.30.0 in `code`.
 */
export function codeOf(error: unknown): string {
  const { code, details } = error as { code?: unknown; details?: { odataError?: { code?: unknown } } };
  return String(details?.odataError?.code ?? code ?? '');
}

export function statusOf(error: unknown): number | undefined {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** Runs an operation, and once more after `create` when its table or queue is not there yet. Throws a Failure. */
export async function withContainer<T>(run: () => Promise<T>, create: () => Promise<unknown>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isMissing(error)) throw error;
    await create().catch(fail);
    return run();
  }
}

/** The table or queue does not exist. */
export function isMissing(error: unknown): boolean {
  return /^(Table|Queue)NotFound$/.test(codeOf(error));
}

export function fail(error: unknown): never {
  throw storageFailed(error);
}
