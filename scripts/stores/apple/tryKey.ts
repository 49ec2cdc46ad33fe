// Tests a key against App Store Connect, and distinguishes errors that Apple reports with the same message.

import type { Settings } from '../../../functions/config/settings.ts';
import type { Deadline } from '../../../functions/core/deadline.ts';
import { asFailure } from '../../../functions/core/errors.ts';
import type { UsableAccount } from '../../../functions/pipeline/accounts.ts';
import type { BufferedResponse } from '../../../functions/pipeline/bufferResponse.ts';
import { parseStoreError } from '../../../functions/pipeline/storeErrors.ts';
import { appleStore } from '../../../functions/stores/apple/definition.ts';
import { appleRateLimit } from '../../../functions/stores/apple/rateLimit.ts';
import { askStore, skewOf, withAccount } from '../../setup/ask.ts';
import { failedTrial } from '../../setup/failedTrial.ts';
import { clockSentence, type TrialResult, type TrialVerdict } from '../../setup/tried.ts';
import { isUuid } from '../../setup/uuid.ts';

const APPS = { path: '/v1/apps?limit=1' };

/** Context for the diagnosis of a rejected key. */
export interface AppleHints {
  readonly id: string;
  readonly issuerId?: string | undefined;
  /** The key ID in the name of the key's file. */
  readonly named?: string | undefined;
  /** The key is in Key Vault and not available here. */
  readonly vaultKey?: boolean;
}

const sentences: Readonly<Record<Exclude<TrialVerdict, 'ok'>, string>> = {
  refused: '',
  agreement:
    'The key is right, but an agreement is not signed: the Account Holder has to accept it in App Store Connect, under Business. No key and no role can do that.',
  role: 'App Store Connect knows the key, but does not let it list apps: its role is too small, or it was revoked. Make a key with a larger role, such as App Manager.',
  busy: 'App Store Connect knows the key, but it has used up its calls of this hour. Try again in some minutes.',
  unreachable:
    'What answered is not App Store Connect as Apple documents it. Look at APPLE__ORIGIN, and at what stands between here and the store.',
  vault: '',
};

/** GET /v1/apps?limit=1, which every role may call. */
export function tryApple(settings: Settings, hints: AppleHints): Promise<TrialResult> {
  return withAccount(settings, async (account, deadline) => {
    const whole = await askApps(account, deadline);
    if ('verdict' in whole) return whole;
    const verdict = verdictOf(whole);
    const facts = {
      verdict,
      skewSeconds: skewOf(whole),
      quota: appleRateLimit.parse(whole.headers[appleRateLimit.name]),
    };
    if (verdict === 'ok') return { ...facts, sentence: appsSentence(whole) };
    return { ...facts, sentence: sentences[verdict] || (await whyRefused(settings, hints, clockSentence(facts))) };
  });
}

async function askApps(account: UsableAccount, deadline: Deadline): Promise<BufferedResponse | TrialResult> {
  try {
    return await askStore(account, APPS, deadline);
  } catch (error) {
    return failedTrial('apple', asFailure(error));
  }
}

function verdictOf(whole: BufferedResponse): TrialVerdict {
  const { status, json } = whole;
  if (status === 200) return Array.isArray((json as { data?: unknown } | undefined)?.data) ? 'ok' : 'unreachable';
  if (status === 401) return 'refused';
  if (status === 429) return 'busy';
  if (status !== 403) return 'unreachable';
  const agreement = parseStoreError(appleStore, whole, []).some(({ code }) =>
    /^FORBIDDEN\.REQUIRED_AGREEMENTS/.test(code),
  );
  return agreement ? 'agreement' : 'role';
}

function appsSentence({ json }: BufferedResponse): string {
  const { meta, data } = json as { meta?: { paging?: { total?: unknown } }; data?: readonly unknown[] };
  const total = meta?.paging?.total;
  // Apple may omit the total, and the page has one app
  if (typeof total !== 'number' && data?.length) return 'App Store Connect accepted the key: it sees apps.';
  return Number(total) > 0
    ? `App Store Connect accepted the key: it sees ${total} ${total === 1 ? 'app' : 'apps'}.`
    : 'App Store Connect accepted the key, but it sees no app.';
}

async function whyRefused(
  settings: Settings,
  { id, issuerId, named, vaultKey }: AppleHints,
  clock: string | undefined,
) {
  if (named && named !== id)
    return `Apple did not accept the key ID with this key: the file is the one of the key ${named}. Give that key ID.`;
  if (issuerId !== undefined && (await isIndividual(settings)))
    return 'Apple accepts the key without the issuer ID: it is an individual key. Leave the issuer ID out.';
  const fine = [...(vaultKey ? [] : ['it is an EC key on P-256']), ...(clock ? [] : ['the clock is right'])];
  const checked = `Apple did not accept the key.${fine.length > 0 ? ` Checked: ${fine.join(', and ')}.` : ''}`;
  if (issuerId === undefined)
    return `${checked} A team key needs its issuer ID; else the key ID belongs to another key, or the key was revoked.`;
  if (!isUuid(issuerId))
    return `${checked} But the issuer ID has not the form of one: copy it from above the list of keys in App Store Connect.`;
  return `${checked} So the file, the key ID or the issuer ID is that of another key, or the key was revoked: compare all three with App Store Connect.`;
}

/** An individual key has no issuer. With one, Apple rejects it with the same message as a wrong key, so it is tested without. */
async function isIndividual(settings: Settings): Promise<boolean> {
  const without = Object.entries(settings).filter(([name]) => !name.endsWith('ISSUER_ID'));
  try {
    return await withAccount(
      Object.fromEntries(without),
      async (account, deadline) => (await askStore(account, APPS, deadline)).status !== 401,
    );
  } catch {
    return false;
  }
}
