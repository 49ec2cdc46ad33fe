// Failures of durable state.
import { Failure } from '../core/errors.ts';

/** The table or queue in this process holds as much as it may. */
export function stateFull(): Failure {
  return new Failure(
    'too_many_calls',
    'The relay keeps as much state as its memory allows, and has room again when some of it ends or expires, which can take days. An administrator can set RELAY__STATE=storage, which keeps it in Azure Storage.',
  );
}

/** One owner holds as much of a table in this process as it may. */
export function shareFull(): Failure {
  return new Failure(
    'too_many_calls',
    'The relay keeps as much for this caller as its memory allows beside other callers, and has room again when some of it ends or expires, which can take days. An administrator can set RELAY__STATE=storage, which keeps it in Azure Storage.',
  );
}

/** Azure Storage did not answer as expected. The cause is logged; its text may contain a URL, but no key. */
export function storageFailed(cause: unknown): Failure {
  const status = (cause as { statusCode?: unknown }).statusCode;
  if (status === 401 || status === 403)
    return new Failure(
      'not_configured',
      'Azure Storage refuses the relay. An administrator should check AzureWebJobsStorage, and that the identity of the Functions app has the roles Storage Table Data Contributor and Storage Queue Data Contributor.',
      { cause },
    );
  return new Failure(
    'store_unreachable',
    'The storage of the relay cannot be reached. Nothing was sent to the store. Try again in a minute.',
    { headers: { 'retry-after': '60' }, cause },
  );
}
