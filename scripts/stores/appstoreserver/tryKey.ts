// Tests a key against the App Store Server API: in Production, and then in the sandbox.
import { isJsonObject } from '../../../connector/core/json.ts';
import type { Settings } from '../../../functions/config/settings.ts';
import { asFailure } from '../../../functions/core/errors.ts';
import type { BufferedResponse } from '../../../functions/pipeline/bufferResponse.ts';
import { askStore, skewOf, withAccount } from '../../setup/ask.ts';
import { failedTrial } from '../../setup/failedTrial.ts';
import type { TrialResult } from '../../setup/tried.ts';

/** An order and a transaction that do not exist: only a valid key gets that answer. */
const production = { path: '/inApps/v1/lookup/NONE' };
const sandbox = { path: '/inApps/v1/transactions/1', host: 'sandbox' };

const REFUSED =
  'Apple did not accept the key, neither in Production nor in the sandbox. It has to be an In-App Purchase key, and the key ID and the issuer ID have to be those that App Store Connect shows for it: Users and Access, Integrations, In-App Purchase.';
const SANDBOX_ONLY =
  'The sandbox accepted the key. Production did not: Apple answers so for an app that was never released. If it was, check the bundle ID.';

export function tryServer(settings: Settings): Promise<TrialResult> {
  return withAccount(settings, async (account, deadline) => {
    try {
      const first = await askStore(account, production, deadline);
      if (first.status === 429)
        return { verdict: 'busy', sentence: 'Apple throttles the key. Try again in some minutes.' };
      if (isAccepted(first)) return { ...skewIn(first), verdict: 'ok', sentence: 'Apple accepted the key.' };
      const second = await askStore(account, sandbox, deadline);
      if (isAccepted(second)) return { ...skewIn(second), verdict: 'ok', sentence: SANDBOX_ONLY };
      return first.status === 401
        ? { ...skewIn(first), verdict: 'refused', sentence: REFUSED }
        : { verdict: 'unreachable', sentence: 'What answered is not the App Store Server API as Apple documents it.' };
    } catch (error) {
      return failedTrial('appstoreserver', asFailure(error));
    }
  });
}

function isAccepted({ status, json }: BufferedResponse): boolean {
  return isJsonObject(json) && (status === 200 || ((status === 400 || status === 404) && json.errorCode !== undefined));
}

function skewIn(whole: BufferedResponse): Pick<TrialResult, 'skewSeconds'> {
  return { skewSeconds: skewOf(whole) };
}
