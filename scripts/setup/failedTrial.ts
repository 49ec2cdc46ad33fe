// A test that ended without a response of the store.
import { type Store, stores } from '../../connector/core/stores.ts';
import type { Failure } from '../../functions/core/errors.ts';
import type { TrialResult } from './tried.ts';

/** Converts the relay's Failure to a verdict. Its message is kept: it contains no secret. */
export function failedTrial(store: Store, failure: Failure): TrialResult {
  const { title } = stores[store];
  switch (failure.code) {
    case 'store_refused':
      return {
        verdict: 'busy',
        sentence: `${title} is throttling or temporarily unavailable. Try again in some minutes.`,
      };
    case 'not_configured':
      return { verdict: 'vault', sentence: `${failure.message} Here that is who is signed in: az login.` };
    case 'store_invalid_answer':
      return {
        verdict: 'unreachable',
        sentence: `What answered is not ${title} as it documents itself${codeOf(failure)}.`,
      };
    case 'store_timeout':
      return {
        verdict: 'unreachable',
        sentence: `${title} did not answer in time. Look whether a firewall is in the way.`,
      };
    default:
      return {
        verdict: 'unreachable',
        sentence: `${title} could not be reached${codeOf(failure)}. Look at the network, and whether a firewall or proxy is in the way.`,
      };
  }
}

function codeOf({ cause }: Failure): string {
  return typeof cause === 'string' && cause !== 'unknown' ? ` (${cause})` : '';
}
