// Tests a service account against Galaxy Store: token exchange and check. `withAccount` revokes the token.

import type { Settings } from '../../../functions/config/settings.ts';
import { asFailure, type Failure } from '../../../functions/core/errors.ts';
import { askStore, skewOf, withAccount } from '../../setup/ask.ts';
import { failedTrial } from '../../setup/failedTrial.ts';
import type { TrialResult } from '../../setup/tried.ts';

/** Both scopes that Galaxy Store has. */
export const DEFAULT_SCOPES = 'publishing,gss';

const CHECK = { path: '/auth/checkAccessToken' };

/** Identifies Samsung's error: by its code, and by its message if one code has two meanings. */
const refusals: readonly (readonly [RegExp, TrialResult['verdict'], string])[] = [
  [
    /invalid signature/i,
    'refused',
    'Galaxy Store knows the service account, but the key is not its key. Use the key that Seller Portal showed for this account; when it is lost, make a new service account.',
  ],
  [
    /^NO_PERMISSION/,
    'role',
    'The key is right, but the service account lacks a scope that is asked for. Give it the scope in Seller Portal, under API Service, or ask for less.',
  ],
  [
    /^AUTH_REQUIRE/,
    'refused',
    'Galaxy Store does not know the service account ID. Copy it from Seller Portal, Assistance, API Service.',
  ],
  [
    /^REQUEST_VALIDATION_FAILED/,
    'refused',
    'Galaxy Store cannot use the signed token. The scopes may be misspelt, or the clock of this machine is wrong.',
  ],
];

/** `prefix` is that of the account's settings. */
export async function trySamsung(settings: Settings, prefix: string): Promise<TrialResult> {
  const setting = `${prefix}SCOPES`;
  const scopes = scopesIn(settings[setting]);
  const tried = await exchangeAndCheck(settings);
  if (tried.verdict !== 'role' || scopes.length < 2) return tried;
  const some = await granted(settings, setting, scopes);
  return some.length === 0 ? tried : { ...tried, sentence: `${tried.sentence} It has: ${some.join(', ')}.` };
}

export function scopesIn(text = DEFAULT_SCOPES): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

function exchangeAndCheck(settings: Settings): Promise<TrialResult> {
  return withAccount(settings, async (account, deadline) => {
    try {
      const whole = await askStore(account, CHECK, deadline);
      const skewSeconds = skewOf(whole);
      if (whole.status !== 200)
        return {
          verdict: 'refused',
          sentence: 'Galaxy Store issued a token and then did not accept it. Try again.',
          skewSeconds,
        };
      return { verdict: 'ok', sentence: 'Galaxy Store accepted the key, and its token works.', skewSeconds };
    } catch (error) {
      return refused(asFailure(error));
    }
  });
}

/** The scopes that are granted when requested individually: Samsung does not report which one is missing. */
async function granted(settings: Settings, setting: string, scopes: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const scope of scopes) {
    const { verdict } = await exchangeAndCheck({ ...settings, [setting]: scope });
    if (verdict === 'ok') found.push(scope);
  }
  return found;
}

function refused(failure: Failure): TrialResult {
  const sentences = failure.details.map(({ code, message }) => `${code} ${message}`);
  const known = refusals.find(([pattern]) => sentences.some((each) => pattern.test(each)));
  if (known) return { verdict: known[1], sentence: known[2] };
  return failure.code === 'credentials_refused'
    ? { verdict: 'refused', sentence: 'Galaxy Store refused the service account: check its ID, key and scopes.' }
    : failedTrial('samsung', failure);
}
